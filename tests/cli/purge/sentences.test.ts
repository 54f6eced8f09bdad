import { describe, expect, test } from 'vitest';
import type { StoredEntry } from '../../../cli/memory/entries.ts';
import { type PublishedSegments, wordsOnlyIn } from '../../../cli/purge/sentences.ts';

const entry = (source: string, target: string, more: Partial<StoredEntry> = {}) =>
  ({
    kind: 'machine',
    source,
    target,
    sourceLanguage: 'en',
    targetLanguage: 'fr',
    release: 'ferry',
    ...more,
  }) as StoredEntry;
const said = (...segments: [source: string, target: string][]): PublishedSegments => ({
  from: 'en',
  to: 'fr',
  segments: segments.map(([source, target]) => ({ source, target })),
});

describe('the entries that go with a version', () => {
  const purged = [said(['The ferry sails. Tom & Ann are ill.', 'Le bac part. Tom & Ann sont malades.'])];
  const kept = [said(['The ferry sails.', 'Le bac part.'])];
  test.each([
    ['a sentence of it', entry('<g1>Tom</g1> &amp; Ann are ill.', 'x'), true],
    ['by its translation', entry('x', 'Tom &amp; Ann sont malades.'), true],
    ['one that another version has', entry('The ferry sails.', 'Le bac part.'), false],
    ["another release's", entry('Tom &amp; Ann are ill.', 'x', { release: 'bus' }), false],
    ['another language', entry('Tom &amp; Ann are ill.', 'x', { targetLanguage: 'es' }), false],
    ['another text', entry('Nobody is ill.', "Personne n'est malade."), false],
    ['no text', entry('<x1/>', ''), false],
  ])('%s: %#', (_, one, goes) => {
    expect(wordsOnlyIn(purged, kept, 'ferry')(one)).toHaveLength(goes ? 1 : 0);
  });

  test('of a sentence that several files translated, only the words of its own files go', () => {
    const of = (release: string, target: string) => ({
      release,
      target,
      from: `${release}.fr.md`,
      at: '2026-11-24T12:00:00Z',
    });
    const one = (first: object, ...others: object[]) =>
      entry('Tom &amp; Ann are ill.', '', { kind: 'human', ...first, others, tick: 1 } as never);
    const [ferry, bus] = [of('ferry', 'Tom et Ann sont malades.'), of('bus', 'Tom et Ann gardent le lit.')];
    for (const shared of [one(ferry, bus), one(bus, ferry)]) {
      expect(wordsOnlyIn(purged, kept, 'ferry')(shared)).toMatchObject([{ ...ferry, left: bus }]);
    }
    expect(wordsOnlyIn(purged, kept, 'ferry')(one(bus))).toEqual([]);
  });
});
