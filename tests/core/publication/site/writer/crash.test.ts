import { describe, expect, test } from 'vitest';
import { siteWriter } from '../../../../../core/publication/site/writer/site.ts';
import { sampleOf } from '../../../../support/runs.ts';
import { Newsroom } from './newsroom.ts';
import { differing, isWrite, SiteInMemory } from './site-in-memory.ts';

type Batch = (newsroom: Newsroom) => string[];

/** Twenty fill a page, so that the batch that is killed begins the next, and it holds all that can happen. */
const before: Batch[] = [
  (newsroom) => Array.from({ length: 10 }, (_, n) => newsroom.publish(`first/${n}`, n).slug),
  (newsroom) => Array.from({ length: 9 }, (_, n) => newsroom.publish(`second/${n}`, 20 + n).slug),
];
const killed: Batch = (newsroom) => {
  newsroom.publish('first/0', 40, { correction: 'The figure was wrong.' });
  newsroom.withdraw('first/1', 41);
  newsroom.publish('second/0', 42, { only: ['en'] });
  return ['first/0', 'first/1', 'second/0', ...[43, 44, 45].map((n) => newsroom.publish(`third/${n}`, n).slug)];
};

async function cloudBefore() {
  const cloud = new SiteInMemory();
  const newsroom = new Newsroom(cloud);
  const write = siteWriter(cloud.services());
  for (const batch of before) await write(batch(newsroom));
  return { cloud, newsroom };
}

async function undisturbed() {
  const { cloud, newsroom } = await cloudBefore();
  const releases = killed(newsroom);
  cloud.asked = [];
  await siteWriter(cloud.services())(releases);
  const writes = cloud.asked.filter(isWrite).length;
  return { contents: cloud.published, state: cloud.work, writes };
}

describe('a run that dies', async () => {
  const whole = await undisturbed();
  const every = Array.from({ length: whole.writes }, (_, n) => n);

  test('has enough to die of', () => {
    expect(whole.writes).toBeGreaterThan(20);
  });

  test.each(sampleOf(every, 3))('before its write %i is completed by the next', async (n) => {
    const { cloud, newsroom } = await cloudBefore();
    const releases = killed(newsroom);
    cloud.writesLeft = n;
    await expect(siteWriter(cloud.services())(releases)).rejects.toThrow('killed');
    cloud.writesLeft = Number.POSITIVE_INFINITY;
    await siteWriter(cloud.services())(releases);
    expect(differing(cloud.published, whole.contents)).toEqual([]);
    expect(differing(cloud.work, whole.state)).toEqual([]);
  });

  test.each(sampleOf(every, 3))(
    'before its write %i is completed although each release comes back by itself, in another order',
    async (n) => {
      const { cloud, newsroom } = await cloudBefore();
      const releases = killed(newsroom);
      cloud.writesLeft = n;
      await expect(siteWriter(cloud.services())(releases)).rejects.toThrow('killed');
      cloud.writesLeft = Number.POSITIVE_INFINITY;
      const write = siteWriter(cloud.services());
      // Places and the log follow the order in which they are given; nothing was given yet before the first write.
      const order = n === 0 ? releases : releases.toReversed();
      for (const release of order) await write([release]);
      expect(differing(cloud.published, whole.contents)).toEqual([]);
    },
  );

  test('twice is the same as once', async () => {
    const { cloud, newsroom } = await cloudBefore();
    const releases = killed(newsroom);
    const write = siteWriter(cloud.services());
    await write(releases);
    cloud.asked = [];
    await write(releases);
    await siteWriter(cloud.services())(releases);
    expect(cloud.asked.filter(isWrite)).toEqual([]);
    expect(differing(cloud.published, whole.contents)).toEqual([]);
  });
});
