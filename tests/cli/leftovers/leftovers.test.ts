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
/** What CloudFormation answers from the second question on; undefined if the same. */
let later: DeletedStacks | undefined;
let asked: number;
let out: string;
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'leftovers-'));
  cloud = pipelineInMemory();
  stacks = {
    exists: false,
    held: [],
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
  later = undefined;
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
    deletedStacks: async () => (asked++ === 0 ? stacks : (later ?? stacks)),
    bucket: (name) => leftoverBucket(s3, name, async () => {}),
    table: (name) => leftoverTable(dynamo, name, { minDelay: 0.001, maxDelay: 0.002, maxWaitTime: 5 }),
    termRecords: (table) => termRecordsTable(dynamo, table),
    terminologies: engineTerminologies(translate),
    close: () => {},
  };
}
const leftovers = (...args: string[]) => {
  out = '';
  asked = 0;
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
      /^ {2}bucket +uploaded files +upload +1 object, 3 earlier versions +< 0\.1 MiB +2026-11-29T10/m,
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
    await expect(leftovers('delete', ...ofPress, '--confirm', 'Press')).rejects.toThrow('Nothing of Dragoman is left');
  });

  describe('with another stack of the name that has left data', () => {
    const secondAt = new Date('2026-11-30T10:00:00Z');
    const second = ['--deleted', secondAt.toISOString()];
    beforeEach(() => {
      cloud.s3.create('upload-2', { versioned: true });
      cloud.dynamo.create('Releases-2', ['slug', 'item']);
      stacks.retained.push(
        retained('BucketsUpload', 'upload-2', secondAt),
        retained('TablesReleases', 'Releases-2', secondAt),
        // Somebody has deleted these by hand; CloudFormation still tells of them.
        retained('BucketsWork', 'work-2', secondAt),
        retained('BucketsPublish', 'publish-2', secondAt),
        retained('TablesTranslationMemory', 'TranslationMemory-2', secondAt),
        retained('TablesHumanMemory', 'HumanMemory-2', secondAt),
      );
    });
    const knows = (TableName: string, ...lists: string[]) => {
      for (const name of lists) cloud.terminologies.set(name, 'en,es');
      const value = { current: { name: lists[0], lists }, source: 'en', tick: 1 };
      cloud.dynamo.answer('PutItemCommand', {
        TableName,
        Item: { slug: 'terminology/en', item: 'terminology', value },
      });
    };

    test.each(['delete', 'adopt'])('%s asks which', async (command) => {
      const refused = leftovers(command, ...ofPress, '--confirm', 'Press');
      await expect(refused).rejects.toThrow(
        `2 stacks of this name were deleted, and each has left data. Say which one you mean:
  npm run leftovers -- ${command} --stack Press --deleted 2026-11-29T10:00:00.000Z
  npm run leftovers -- ${command} --stack Press --deleted 2026-11-30T10:00:00.000Z`,
      );
      expect([isThere(places.upload), isThere('upload-2')]).toEqual([true, true]);
    });

    test('only that is deleted', async () => {
      await leftovers('delete', ...ofPress, '--confirm', 'Press', ...second);
      expect([isThere(places.upload), isThere('upload-2')]).toEqual([true, false]);
      // Then only one is left, and its key alone needs no question.
      await leftovers('delete', ...ofPress, '--confirm', 'Press');
      expect(isThere(places.upload)).toBe(false);
    });

    test('term lists that the other has too stay, until that goes', async () => {
      knows(places.releases, 'Press-en-abc-1');
      knows('Releases-2', 'Press-en-abc-1', 'Press-en-def-2');
      await leftovers('delete', ...ofPress, '--confirm', 'Press', ...second);
      expect([...cloud.terminologies.keys()]).toEqual(['Press-en-abc-1']);
      expect(out).toContain('Kept: term list Press-en-abc-1, which data of another stack uses\n');
      await leftovers('delete', ...ofPress, '--confirm', 'Press');
      expect([...cloud.terminologies.keys()]).toEqual([]);
    });

    test('term lists that a living stack has, too', async () => {
      knows(places.releases, 'Press-en-abc-1');
      knows('Releases-2', 'Press-en-abc-1', 'Press-en-def-2');
      const { logicalId, type } = retained('TablesReleases', places.releases);
      const held = [{ logicalId, type, physicalId: places.releases }];
      stacks = { ...stacks, held, retained: stacks.retained.filter(({ deletedAt: at }) => at === secondAt) };
      await leftovers('delete', ...ofPress, '--confirm', 'Press');
      expect([...cloud.terminologies.keys()]).toEqual(['Press-en-abc-1']);
    });
  });

  describe('looks again after the question', () => {
    test.each<[string, () => DeletedStacks, string]>([
      ['a stack of the name', () => ({ ...stacks, exists: true }), 'Meanwhile a stack Press was made.'],
      [
        'another stack that took the data',
        () => ({ ...stacks, retained: stacks.retained.filter(({ physicalId }) => physicalId !== places.publish) }),
        'Meanwhile another stack took publish.',
      ],
    ])('%s', async (_, now, why) => {
      put(places.upload, 'a.md');
      later = now();
      await expect(leftovers('delete', ...ofPress, '--confirm', 'Press')).rejects.toThrow(
        `${why} Nothing was deleted.`,
      );
      expect(cloud.s3.objects(places.upload)).toHaveLength(1);
    });
  });

  test('only for who types the name', async () => {
    await expect(leftovers('delete', ...ofPress, '--confirm', 'press')).rejects.toThrow('the stack is called Press');
    await expect(leftovers('delete', ...ofPress)).rejects.toThrow('add --confirm Press');
    expect(isThere(places.upload)).toBe(true);
  });
});

describe('what is not a pipeline’s', () => {
  const foreign = (logicalId: string, physicalId: string, type = 'AWS::S3::Bucket') => {
    if (type === 'AWS::S3::Bucket') cloud.s3.create(physicalId, { versioned: true });
    return { type, logicalId, physicalId, deletedAt };
  };

  test.each([
    ['an id of its own', 'CustomerData0A1B2C3D'],
    ['the name of one of ours, at another path', 'ShopBucketsUpload0A1B2C3D'],
    ['an id that was written by hand', 'BucketsUpload'],
  ])('stays, and delete refuses a stack of nothing else: %s', async (_, logicalId) => {
    stacks.retained = [foreign(logicalId, 'customer-data'), foreign('Orders', 'orders', 'AWS::RDS::DBInstance')];
    put('customer-data', 'everything.csv');
    for (const command of ['list', 'adopt', 'delete']) {
      const refused = leftovers(command, '--stack', 'Shop', '--confirm', 'Shop');
      await expect(refused).rejects.toThrow(/^Nothing of Dragoman is left of a stack Shop /);
      await expect(refused).rejects.toThrow(`\n  AWS::S3::Bucket customer-data (${logicalId})\n`);
    }
    expect(cloud.s3.objects('customer-data')).toHaveLength(1);
  });

  test('stays where a pipeline was beside it, and is named', async () => {
    stacks.retained.push(foreign('CustomerData0A1B2C3D', 'customer-data'));
    // The id is ours, but what it names is not.
    stacks.retained.push({ ...retained('BucketsWork', 'work-queue'), type: 'AWS::SQS::Queue' });
    await leftovers('delete', ...ofPress, '--confirm', 'Press');
    expect([isThere(places.upload), isThere('customer-data')]).toEqual([false, true]);
    expect(out).toContain('Left alone');
    expect(out).toContain('  AWS::S3::Bucket customer-data (CustomerData0A1B2C3D)\n  AWS::SQS::Queue work-queue (');
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
    expect(out).toContain('npm run republish -- --waiting --yes --stack Press\n');
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

  test('refuses two buckets in one place, of which an update has replaced one', async () => {
    cloud.s3.create('work-before');
    stacks.retained.push(retained('BucketsWork', 'work-before'));
    await expect(leftovers('adopt', ...ofPress)).rejects.toThrow(
      'The stack has left work and work-before in one place',
    );
  });

  test('of two stacks that were deleted, the one that is meant', async () => {
    cloud.s3.create('upload-2', { versioned: true });
    stacks.retained.push(retained('BucketsUpload', 'upload-2', new Date('2026-11-30T10:00:00Z')));
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
