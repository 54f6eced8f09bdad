import { DeleteObjectCommand, GetObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import { vi } from 'vitest';
import { diesForGood } from '../support/crash/dead-for-good.ts';
import { survivesKills } from '../support/crash/scenarios.ts';
import { Kill, type Stage } from '../support/crash/stage.ts';
import type { KillOptions } from '../support/crash/steps.ts';
import { s3 } from './support/cloud.ts';
import { killWith } from './support/kill.ts';
import { ownPlaces, servicesOf } from './support/own-places.ts';

/** The same against S3 and DynamoDB of the local cloud, killed at each sixth request: at each one, in memory. */
async function open(): Promise<Stage> {
  const places = await ownPlaces('crash');
  return {
    async drop(key, body) {
      const put = new PutObjectCommand({ Bucket: places.upload, Key: key, Body: body });
      const { VersionId = '' } = await s3.send(put);
      return VersionId;
    },
    async remove(key) {
      const { VersionId = '' } = await s3.send(new DeleteObjectCommand({ Bucket: places.upload, Key: key }));
      return VersionId;
    },
    run(at) {
      const kill = new Kill(at);
      const { services, clients, invalidated } = servicesOf(places);
      killWith(kill, clients);
      return {
        services,
        requests: () => kill.requests,
        isDead: () => kill.isDead,
        invalidated: () => invalidated,
      };
    },
    async objects(bucket, prefixes) {
      const Bucket = places[bucket];
      const lists = await Promise.all(prefixes.map((Prefix) => s3.send(new ListObjectsV2Command({ Bucket, Prefix }))));
      const keys = lists.flatMap(({ Contents = [] }) => Contents.map(({ Key = '' }) => Key));
      const bodies = await Promise.all(keys.map((Key) => s3.send(new GetObjectCommand({ Bucket, Key }))));
      const texts = await Promise.all(bodies.map(({ Body }) => Body?.transformToString() ?? ''));
      return Object.fromEntries(keys.map((key, n) => [key, texts[n] ?? '']));
    },
  };
}

vi.spyOn(console, 'info').mockImplementation(() => {});
const options: KillOptions = { timeout: 600_000, chosen: (all) => all.filter((n) => n % 6 === 0) };
survivesKills(open, options);
diesForGood(open, { ...options, chosen: (all) => all.filter((n) => n % 12 === 0) });
