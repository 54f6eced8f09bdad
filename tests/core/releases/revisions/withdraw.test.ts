import { expect, test } from 'vitest';
import type { PublicRelease, PublicVersion } from '../../../../contracts/site.ts';
import { asSeen } from '../../../../core/releases/revisions/withdraw.ts';

const version = (number: number): PublicVersion => ({
  schema: 1,
  number: number,
  publishedAt: `2026-10-0${number}T12:00:00Z`,
  change: 'correction',
  corrections: { en: `what was wrong before ${number}` },
  languages: { en: { status: 'published', title: `title of ${number}` } },
});

const release: PublicRelease = {
  schema: 1,
  slug: 'ferry',
  tick: 3,
  sourceLanguage: 'en',
  firstPublishedAt: '2026-10-01T12:00:00Z',
  version: 3,
  publishedAt: '2026-10-03T12:00:00Z',
  change: 'update',
  languages: {},
};
const versions = [version(1), version(2), version(3)];

test('of a release that is back, versions that were withdrawn say no word, though Withdraw has not come to them', () => {
  const taken = { at: '2026-10-02T13:00:00Z', version: 2 };
  const [first, second, third] = asSeen(versions, { ...release, taken });
  for (const gone of [first, second]) {
    expect(gone).toMatchObject({ withdrawn: { at: taken.at }, languages: { en: { status: 'published' } } });
    expect(JSON.stringify(gone)).not.toMatch(/title|wrong/);
  }
  expect(third).toEqual(version(3));
});

test('of a release that never was away all stay as they are', () => {
  expect(asSeen(versions, release)).toEqual(versions);
  expect(asSeen(versions, undefined)).toEqual(versions);
});
