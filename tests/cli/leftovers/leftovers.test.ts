import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { DeletedStacks, RetainedResource } from '../../../aws/cloudformation/retained.ts';
import { leftoverTable } from '../../../aws/dynamodb/leftover-table.ts';
import { termRecordsTable } from '../../../aws/dynamodb/term-records.ts';
import { leftoverBucket } from '../../../aws/s3/leftover-bucket.ts';
import { engineTerminologies } from '../../../aws/translate/engine-terminologies.ts';
import type { Account } from '../../../cli/leftovers/leftovers.ts';
import { main } from '../../../cli/leftovers/main.ts';
import { templateOf } from '../../infra/synth.ts';
import type { InMemoryCloud } from '../../support/in-memory-cloud/in-memory-cloud.ts';
import { pipelineInMemory, places } from '../../support/in-memory-cloud/services.ts';

const deletedAt = new Date('2026-11-29T10:00:00Z');
const { Resources } = templateOf().toJSON() as { Resources: Record<string, { Type: string }> };

/** A retained resource under the logical id that it has in the template. */
function retained(part: string, physicalId: string, at = deletedAt): RetainedResource {
  const [logicalId, resource] = Object.entries(Resources).find(([id]) => id.includes(part)) ?? [];
  if (logicalId === undefined || resource === undefined) throw new Error(`the template has no ${part}`);
  return { type: resource.Type, logicalId, physicalId, deletedAt: at };
}

let cloud: InMemoryCloud;
let stacks: DeletedStacks;
let out: string;
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'leftovers-'));
  cloud = pipelineInMemory();
  stacks = {
    exists: false,
    retained: [
      retained('BucketsUpload', places.upload),
      retained('BucketsWork', places.work),
      retained('BucketsPublish', places.publish),
      retained('TablesReleases', places.releases),
      retained('TablesTranslationMemory', places.memory),
      retained('TablesHumanMemory', places.human),
      retained('SigningKeyKey1', '1234abcd-12ab-34cd-56ef-1234567890ab'),
    ],
  };
  out = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += stripVTControlCharacters(String(text));
    return true;
  });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

function account(): Account {
  const { s3, dynamo, translate } = cloud.connect();
  return {
    deletedStacks: async () => stacks,
    bucket: (name) => leftoverBucket(s3, name, async () => {}),
    table: (name) => leftoverTable(dynamo, name),
    termRecords: (table) => termRecordsTable(dynamo, table),
    terminologies: engineTerminologies(translate),
    close: () => {},
  };
}
const leftovers = (...args: string[]) => {
  out = '';
  return main(args, async () => account());
};
const put = (bucket: string, key: string) =>
  cloud.s3.answer('PutObjectCommand', { Bucket: bucket, Key: key, Body: 'some bytes' });
const isThere = (bucket: string) => {
  try {
    cloud.s3.objects(bucket);
    return true;
  } catch {
    return false;
  }
};
const ofPress = ['--stack', 'Press'];

describe('list', () => {
  test('shows buckets with earlier versions, tables, and the key', async () => {
    put(places.upload, 'a.md');
    put(places.upload, 'a.md');
    cloud.s3.answer('DeleteObjectCommand', { Bucket: places.upload, Key: 'a.md' });
    put(places.upload, 'b.md');
    await leftovers('list', ...ofPress);
    expect(out).toMatch(
      /^ {2}bucket +uploaded files +upload +1 objects, 3 earlier versions +< 0\.1 MiB +2026-11-29T10/m,
    );
    expect(out).toMatch(/^ {2}table +releases +Releases +about 0 items /m);
    expect(out).toMatch(/^ {2}key +signatures +1234abcd\S+ +stays /m);
  });

  test('not what is gone', async () => {
    cloud.s3.answer('DeleteBucketCommand', { Bucket: places.work });
    await leftovers('list', ...ofPress);
    expect(out).not.toContain('reports and documents');
  });

  test.each(['list', 'adopt', 'delete'])('%s refuses while the stack exists', async (command) => {
    stacks.exists = true;
    await expect(leftovers(command, ...ofPress, '--confirm', 'Press')).rejects.toThrow('The stack Press exists.');
    expect(isThere(places.upload)).toBe(true);
  });

  test('says so where nothing is left', async () => {
    stacks.retained = [];
    await expect(leftovers('list', ...ofPress)).rejects.toThrow('forgets a deleted stack after 90 days');
  });
});

describe('delete', () => {
  test('empties and deletes buckets and tables, and the term lists that they know; the key stays', async () => {
    for (let n = 0; n < 1200; n += 1) put(places.publish, `releases/a/v${n}`);
    put(places.publish, 'releases/a/v1');
    cloud.s3.answer('DeleteObjectCommand', { Bucket: places.publish, Key: 'releases/a/v2' });
    put(places.work, 'reports/a.json');
    const lists = {
      current: { name: 'list', lists: ['list', 'list-2'] },
      spare: [{ lists: ['old'] }],
      source: 'en',
      tick: 1,
    };
    const Item = { slug: 'terminology/en', item: 'terminology', value: lists };
    cloud.dynamo.answer('PutItemCommand', { TableName: places.releases, Item });
    for (const name of ['list', 'list-2', 'old', 'of another stack']) cloud.terminologies.set(name, 'en,es');
    await leftovers('delete', ...ofPress, '--confirm', 'Press');
    for (const bucket of [places.upload, places.work, places.publish])
      expect([bucket, isThere(bucket)]).toEqual([bucket, false]);
    for (const table of [places.releases, places.memory, places.human])
      expect(() => cloud.dynamo.items(table)).toThrow();
    expect([...cloud.terminologies.keys()]).toEqual(['of another stack']);
    expect(out).toContain('The key that signed stays');
    stacks.retained = stacks.retained.filter(({ type }) => type !== 'AWS::KMS::Key');
    await expect(leftovers('delete', ...ofPress, '--confirm', 'Press')).rejects.toThrow('Nothing is left');
  });

  test('only for who types the name', async () => {
    await expect(leftovers('delete', ...ofPress, '--confirm', 'press')).rejects.toThrow('the stack is called Press');
    await expect(leftovers('delete', ...ofPress)).rejects.toThrow('add --confirm Press');
    expect(isThere(places.upload)).toBe(true);
  });
});

describe('adopt', () => {
  test('writes what cdk import takes: every bucket and table under its logical id', async () => {
    const file = path.join(folder, 'new', 'adopt.json');
    await leftovers('adopt', ...ofPress, '-o', file);
    const mapping = JSON.parse(await readFile(file, 'utf8')) as Record<string, object>;
    expect(Object.values(mapping)).toEqual([
      { BucketName: 'upload' },
      { BucketName: 'work' },
      { BucketName: 'publish' },
      { TableName: 'Releases' },
      { TableName: 'TranslationMemory' },
      { TableName: 'HumanMemory' },
    ]);
    expect(out).toContain(`npx cdk import --resource-mapping ${file}\n`);
  });

  test('imports only what refers to nothing else: the rest of the stack is not there yet', async () => {
    const file = path.join(folder, 'adopt.json');
    await leftovers('adopt', ...ofPress, '-o', file);
    const mapping = JSON.parse(await readFile(file, 'utf8')) as Record<string, object>;
    for (const id of Object.keys(mapping)) {
      const text = JSON.stringify(Resources[id]);
      expect([id, text.includes('"Ref"') || text.includes('Fn::')]).toEqual([id, false]);
      expect(Resources[id]).toMatchObject({ DeletionPolicy: 'Retain' });
    }
  });

  test('refuses a part of it, which would not fit together', async () => {
    cloud.s3.answer('DeleteBucketCommand', { Bucket: places.publish });
    await expect(leftovers('adopt', ...ofPress)).rejects.toThrow('these are gone: published files');
  });

  test('of two stacks that were deleted, the one that is meant', async () => {
    const later = new Date('2026-11-30T10:00:00Z');
    cloud.s3.create('upload-2', { versioned: true });
    stacks.retained.push(retained('BucketsUpload', 'upload-2', later));
    await expect(leftovers('adopt', ...ofPress)).rejects.toThrow('--deleted 2026-11-30T10:00:00.000Z');
    await leftovers('adopt', ...ofPress, '--deleted', deletedAt.toISOString(), '-o', path.join(folder, 'adopt.json'));
    expect(out).not.toContain('upload-2');
  });
});

test.each([
  [['burn', ...ofPress], 'is not a command'],
  [['list'], '--stack NAME'],
  [['list', 'more', ...ofPress], 'is not a command'],
])('%j is refused', async (args, why) => {
  await expect(leftovers(...args)).rejects.toThrow(why);
});
