import { vi } from 'vitest';
import { diesForGood } from '../support/crash/dead-for-good.ts';
import { survivesKills } from '../support/crash/scenarios.ts';
import { Kill, type Run, type Stage } from '../support/crash/stage.ts';
import type { KillOptions } from '../support/crash/steps.ts';
import { pipelineInMemory, places, servicesInMemory } from '../support/in-memory-cloud/services.ts';
import { sampleOf } from '../support/runs.ts';

/** Every request of every client counts, those to queues, caches, events and metrics too. */
async function open(): Promise<Stage> {
  const cloud = pipelineInMemory();
  return {
    async drop(key, body) {
      const { VersionId } = cloud.s3.answer('PutObjectCommand', { Bucket: places.upload, Key: key, Body: body }) as {
        VersionId: string;
      };
      return VersionId;
    },
    remove: async (key) => {
      const deletion = { Bucket: places.upload, Key: key };
      return (cloud.s3.answer('DeleteObjectCommand', deletion) as { VersionId: string }).VersionId;
    },
    run(at): Run {
      const kill = new Kill(at);
      const before = cloud.invalidations.length;
      return {
        services: servicesInMemory(cloud, { step: (_, send) => kill.step(send) }),
        requests: () => kill.requests,
        isDead: () => kill.isDead,
        invalidated: () =>
          cloud.invalidations.slice(before).map((paths) => /^\/latest\/(.+)\.json$/.exec(paths[0] ?? '')?.[1] ?? ''),
      };
    },
    async objects(bucket, prefixes) {
      const all = [...cloud.s3.objects(places[bucket])];
      return Object.fromEntries(
        all
          .filter(([key]) => prefixes.some((prefix) => key.startsWith(prefix)))
          .map(([key, { body }]) => [key, body.toString()]),
      );
    },
  };
}

vi.spyOn(console, 'info').mockImplementation(() => {});
const options: KillOptions = { timeout: 1_800_000, chosen: (all) => sampleOf(all, 2) };
survivesKills(open, options);
diesForGood(open, options);
