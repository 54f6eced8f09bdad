import { GetObjectCommand, paginateListObjectsV2 } from '@aws-sdk/client-s3';
import { beforeAll, expect, it } from 'vitest';
import { type SchemaName, siteKeys } from '../../contracts/keys.ts';
import type { Signature } from '../../contracts/signature.ts';
import { until } from '../../terminal/until.ts';
import { validator } from '../core/publication/site/validator.ts';
import { s3, stack } from './support/cloud.ts';
import { dropAndWait, fresh, published, publishedJson, remove, reportOf } from './support/releases.ts';

/** Every object that programs read, of everything that was published here so far, by the schema that the site publishes. */

const signatures = /^releases\/.+\/manifest\.json\.sig$/;

const kinds: Record<SchemaName, { bucket: string; keys: RegExp; within?: (value: unknown) => unknown }> = {
  manifest: { bucket: stack.publishBucket, keys: /^releases\/.+\/manifest\.json$/ },
  release: { bucket: stack.publishBucket, keys: /^releases\/.+\/release\.json$/ },
  latest: { bucket: stack.publishBucket, keys: /^latest\/.+\.json$/ },
  versions: { bucket: stack.publishBucket, keys: /^versions\/.+\.json$/ },
  catalogue: { bucket: stack.publishBucket, keys: /^catalogue\/index\.json$/ },
  'catalogue-shard': { bucket: stack.publishBucket, keys: /^catalogue\/\d+\.json$/ },
  signature: { bucket: stack.publishBucket, keys: signatures },
  statement: {
    bucket: stack.publishBucket,
    keys: signatures,
    within: (value) => JSON.parse((value as Signature).signed),
  },
  keys: { bucket: stack.publishBucket, keys: /^\.well-known\/dragoman-keys\.json$/ },
  report: { bucket: stack.workBucket, keys: /^(reports|history)\/.+\.json$/ },
};

beforeAll(async () => {
  const key = fresh('schemas.md');
  const only = { metadata: { languages: 'es, fr' } };
  await dropAndWait(key, '# Objects\n\nThey are what they say.\n', only);
  await dropAndWait(key, '# Objects\n\nAll of them are what they say.\n', {
    metadata: { ...only.metadata, correction: 'It said less.' },
  });
  await dropAndWait(fresh('rejected.xyz'), 'x');
  const deleted = fresh('deleted.md');
  await dropAndWait(deleted, '# Gone\n\nSoon.\n', only);
  await reportOf(await remove(deleted));
  await until('the catalogue', () => published(siteKeys.catalogue).catch(() => undefined));
});

it.each(Object.keys(kinds) as SchemaName[])('%s', async (name) => {
  const validate = validator(name, await publishedJson<object>(siteKeys.schema(name)));
  const { bucket: Bucket, keys, within = (value: unknown) => value } = kinds[name];
  let seen = 0;
  for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket })) {
    for (const { Key = '' } of Contents.filter(({ Key: key = '' }) => keys.test(key))) {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
      const value = within(JSON.parse((await Body?.transformToString()) ?? ''));
      validate(value);
      expect([Key, validate.errors]).toEqual([Key, null]);
      seen += 1;
    }
  }
  expect(seen).toBeGreaterThan(0);
});
