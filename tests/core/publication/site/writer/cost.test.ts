import { describe, expect, test } from 'vitest';
import { releasesPerPage } from '../../../../../contracts/site.ts';
import { siteWriter } from '../../../../../core/publication/site/writer/site.ts';
import { tier } from '../../../../support/runs.ts';
import { Newsroom } from './newsroom.ts';
import { seed } from './seed.ts';
import { SiteInMemory } from './site-in-memory.ts';

/**
 * What publishing one more release costs. One in twenty begins a page, so that twenty in a row are
 * measured, and their mean compared.
 */
const measured = releasesPerPage;

/** A release each half hour: the largest catalogue is of six years, in the quick tier of seven months. */
const spacing = 1_800;
const name = (n: number) => `2026/release-${String(n).padStart(6, '0')}`;

async function costOf(size: number) {
  const cloud = new SiteInMemory();
  const newsroom = new Newsroom(cloud);
  const releases = Array.from({ length: size }, (_, n) => ({ name: name(n), second: (n - size) * spacing }));
  seed(cloud, newsroom, releases);
  const write = siteWriter(cloud.services());
  // The first of a new function writes the fixed objects too.
  await write([newsroom.publish('first-of-its-container', 0).slug]);

  const each: { requests: number; bytes: number }[] = [];
  const kinds = new Set<string>();
  for (let n = 0; n < measured; n += 1) {
    cloud.asked = [];
    await write([newsroom.publish(`${name(size + n)}`, 1 + n).slug]);
    each.push({ requests: cloud.asked.length, bytes: cloud.asked.reduce((sum, { bytes }) => sum + bytes, 0) });
    for (const { what } of cloud.asked) kinds.add(what);
  }
  const mean = (of: 'requests' | 'bytes') => each.reduce((sum, one) => sum + one[of], 0) / measured;
  const requests = each.map((one) => one.requests);
  return {
    size,
    requests: mean('requests'),
    bytes: mean('bytes'),
    usual: Math.min(...requests),
    most: Math.max(...requests),
    kinds,
  };
}

describe('publishing one more', async () => {
  const small = await costOf(10);
  const full = await costOf(100);
  const larger = [await costOf(1_000), await costOf(tier === 'thorough' ? 100_000 : 10_000)];
  const withinTenPercent = (value: number, of: number) => {
    expect(value).toBeGreaterThan(of * 0.9);
    expect(value).toBeLessThan(of * 1.1);
  };

  test.each([full, ...larger])(
    'after $size releases makes the same number of requests as after ten, and reads the full page before the open one',
    ({ requests, usual, most }) => {
      expect(usual).toBe(small.usual + 1);
      expect(most).toBeLessThan(2 * usual);
      withinTenPercent(requests, small.requests);
    },
  );

  test.each(larger)('after $size releases writes as many bytes as after a hundred', ({ bytes }) => {
    withinTenPercent(bytes, full.bytes);
  });

  test('after ten it writes less, since feeds and first pages are not full yet', () => {
    expect(small.bytes).toBeLessThan(full.bytes);
  });

  test('lists no bucket, scans and queries no table: it knows every key', () => {
    for (const { kinds } of [small, full, ...larger]) {
      expect([...kinds].toSorted()).toEqual(['GetItem', 'GetObject', 'HeadObject', 'PutObject', 'TransactWriteItems']);
    }
  });
});
