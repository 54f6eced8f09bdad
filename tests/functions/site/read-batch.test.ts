import type { SQSEvent, SQSRecord } from 'aws-lambda';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { siteWriter } from '../../../core/publication/site/writer/site.ts';
import { readBatch } from '../../../functions/site/read-batch.ts';
import { Newsroom } from '../../core/publication/site/writer/newsroom.ts';
import { reader } from '../../core/publication/site/writer/reading.ts';
import { SiteInMemory } from '../../core/publication/site/writer/site-in-memory.ts';

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  vi.spyOn(console, 'info').mockImplementation(() => {});
});
afterEach(() => vi.restoreAllMocks());

const eventOf = (...releases: string[]): SQSEvent => ({
  Records: releases.map(
    (release, n) => ({ messageId: `m${n}`, body: JSON.stringify({ schema: 1, release }) }) as SQSRecord,
  ),
});

test('releases that are named twice are taken in once', async () => {
  const asked: (readonly string[])[] = [];
  const answer = await readBatch(eventOf('a', 'b', 'a'), async (releases) => void asked.push(releases));
  expect(asked).toEqual([['a', 'b']]);
  expect(answer).toEqual({ batchItemFailures: [] });
});

test('one that cannot be taken in comes back alone, with all its messages, and the others are listed', async () => {
  const cloud = new SiteInMemory();
  const newsroom = new Newsroom(cloud);
  for (const [n, release] of ['a', 'b', 'c'].entries()) newsroom.publish(release, n);
  const write = siteWriter({
    ...cloud.services(),
    releases: {
      read: async (release) => {
        if (release === 'b') throw new Error('unreadable');
        return cloud.release(release);
      },
    },
  });
  const answer = await readBatch(eventOf('a', 'b', 'c', 'b'), write);
  expect(answer.batchItemFailures).toEqual([{ itemIdentifier: 'm1' }, { itemIdentifier: 'm3' }]);
  expect(reader(cloud.published, 'fr').months()).toEqual(['c', 'a']);
});

test('what names a release that has no version yet changes nothing', async () => {
  const cloud = new SiteInMemory();
  await readBatch(eventOf('nothing'), siteWriter(cloud.services()));
  expect(cloud.published.size).toBe(0);
});
