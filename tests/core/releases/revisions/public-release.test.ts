import { describe, expect, test } from 'vitest';
import { languageError } from '../../../../contracts/failures.ts';
import { maxItemBytes } from '../../../../contracts/limits.ts';
import { engineCodes } from '../../../../contracts/locales.ts';
import type {
  Change,
  LanguageEntry,
  LatestLanguage,
  Manifest,
  PublishedLanguage,
} from '../../../../contracts/manifest.ts';
import { maxSummaryLength, type PublicRelease } from '../../../../contracts/site.ts';
import { publicReleaseOf, publicVersionOf } from '../../../../core/releases/revisions/public-release.ts';
import { isTooLarge } from '../../../support/in-memory-cloud/item-size.ts';

const file = (sha256: string) => ({ path: 'x', mediaType: 'text/plain', sha256, bytes: 1 });

function entry(text: string, more: Partial<PublishedLanguage> = {}): PublishedLanguage {
  const files = { document: file(text), page: file('page'), data: file('data'), ninjs: file('ninjs') };
  return { status: 'published', origin: 'machine', title: text, summary: '', files, warnings: [], ...more };
}

const failed: LanguageEntry = { status: 'failed', error: languageError('EngineUnavailable', 'no answer') };

function manifest(version: number, languages: Record<string, LanguageEntry>, change?: Change): Manifest {
  const source = { language: 'en', mediaType: 'text/plain', sha256: 's', bytes: 1, title: 'T' };
  const publishedAt = `2026-10-0${version}T12:00:00Z`;
  return {
    schema: 1,
    release: 'ferry',
    version,
    publishedAt,
    change: change ?? (version === 1 ? 'first' : 'update'),
    source,
    languages,
  };
}

/** As the commit has it: what failed keeps what it had. */
function latest({ version, languages }: Manifest, before?: PublicRelease): Record<string, LatestLanguage> {
  return Object.fromEntries(
    Object.entries(languages).map(([tag, one]) => {
      if ('files' in one) return [tag, { version, status: one.status }];
      const last = before?.languages[tag]?.version;
      return [tag, last === undefined ? { status: 'failed' } : { version: last, status: 'stale' }];
    }),
  );
}

function next(
  before: PublicRelease | undefined,
  version: number,
  languages: Record<string, LanguageEntry>,
  change?: Change,
) {
  const made = manifest(version, languages, change);
  return publicReleaseOf(before, made, latest(made, before));
}

const source = (text: string) => entry(text, { origin: 'source' });

describe('what readers see of a release', () => {
  const first = next(undefined, 1, { en: source('A'), fr: entry('A-fr') });

  test('the first version', () => {
    expect(first).toMatchObject({
      slug: 'ferry',
      tick: 1,
      sourceLanguage: 'en',
      firstPublishedAt: '2026-10-01T12:00:00Z',
      version: 1,
      change: 'first',
    });
    expect(Object.keys(first.languages)).toEqual(['en', 'fr']);
    expect(first.languages['fr']).toMatchObject({ version: 1, status: 'published', title: 'A-fr', reviewed: false });
  });

  test('a language that fails keeps its text, which is stale; one that never had any has no page', () => {
    const second = next(first, 2, { en: source('B'), fr: failed, es: failed });
    expect(second).toMatchObject({ tick: 2, version: 2, firstPublishedAt: first.firstPublishedAt });
    expect(second.languages['fr']).toEqual({ ...first.languages['fr'], status: 'stale' });
    expect(second.languages['es']).toBeUndefined();
  });

  test('a language is updated only by a change of its own text', () => {
    const second = next(first, 2, { en: source('B'), fr: entry('A-fr') });
    expect(second.languages['en']?.updatedAt).toBe('2026-10-02T12:00:00Z');
    expect(second.languages['fr']).toMatchObject({ version: 2, updatedAt: '2026-10-01T12:00:00Z' });
  });

  test('a correction is news in every language, and stays until the text changes again', () => {
    const corrected = { en: source('B'), fr: entry('A-fr', { correction: 'La date.' }) };
    const second = next(first, 2, corrected, 'correction');
    expect(second.languages['fr']).toMatchObject({ updatedAt: '2026-10-02T12:00:00Z', correction: 'La date.' });
    const third = next(second, 3, corrected, 'translation'); // the option is still in the file
    expect(third.languages['fr']).toMatchObject({ updatedAt: '2026-10-02T12:00:00Z', correction: 'La date.' });
    const fourth = next(third, 4, { en: source('C'), fr: entry('D-fr') });
    expect(fourth.languages['fr']).not.toHaveProperty('correction');
  });

  test('after a withdrawal nothing is left to fall back on, but the release is as old as it was', () => {
    const gone: PublicRelease = { ...first, tick: 2, withdrawn: { at: '2026-10-02T12:00:00Z' } };
    const made = manifest(3, { en: source('A'), fr: failed });
    const back = publicReleaseOf(gone, made, { en: { version: 3, status: 'published' }, fr: { status: 'failed' } });
    expect(back).not.toHaveProperty('withdrawn');
    expect(back).toMatchObject({ tick: 3, firstPublishedAt: first.firstPublishedAt });
    expect(Object.keys(back.languages)).toEqual(['en']);
  });

  test("what a person wrote or approved is reviewed; the engine's name goes along", () => {
    const review = { at: '2026-10-01T12:00:00Z', sha256: 'r' };
    const { languages } = next(undefined, 1, {
      en: source('A'),
      fr: entry('A-fr', { origin: 'human' }),
      es: entry('A-es', { engine: 'amazon-translate', review }),
    });
    expect(Object.values(languages).map(({ reviewed }) => reviewed)).toEqual([false, true, true]);
    expect(languages['es']?.engine).toBe('amazon-translate');
  });

  test('a version as histories show it', () => {
    const languages = { en: source('B'), fr: entry('A-fr', { correction: 'La date.' }), es: failed };
    const made = manifest(2, languages, 'correction');
    expect(publicVersionOf(first, made)).toEqual({
      schema: 1,
      number: 2,
      publishedAt: '2026-10-02T12:00:00Z',
      change: 'correction',
      corrections: { fr: 'La date.' },
      languages: {
        en: { status: 'published', title: 'B', changed: true },
        fr: { status: 'published', title: 'A-fr', changed: false },
        es: { status: 'failed' },
      },
    });
  });
});

describe('texts of all languages at their limits', () => {
  const tags = ['en', ...engineCodes.map((code) => `x-${code}`)];
  const long = Array.from({ length: 125 }, () => '🚢🚢🚢🚢🚢🚢🚢').join(' ');
  const texts = { title: long, correction: long, summary: '🚢'.repeat(maxSummaryLength) };
  const made = (version: number, change: Change) =>
    manifest(version, Object.fromEntries(tags.map((tag) => [tag, entry('text', texts)])), change);

  test('fit into their items, shortened where lists have them', () => {
    const first = publicReleaseOf(undefined, made(1, 'first'), latest(made(1, 'first')));
    const corrected = made(2, 'correction');
    const release = publicReleaseOf(first, corrected, latest(corrected));
    const version = publicVersionOf(first, corrected);
    expect(Buffer.byteLength(JSON.stringify(corrected))).toBeGreaterThan(maxItemBytes);
    for (const item of [release, version])
      expect(isTooLarge({ slug: 'ferry', item: 'public', value: item })).toBe(false);
    expect(Object.keys(release.languages)).toEqual(tags);
    const { title, correction = '', updatedAt } = release.languages['x-es'] ?? { title: '', updatedAt: '' };
    for (const text of [
      title,
      correction,
      version.corrections?.['x-es'] ?? '',
      version.languages['x-es']?.title ?? '',
    ]) {
      expect([...text].length).toBeLessThanOrEqual(200);
      expect(text).toMatch(/🚢…$/u);
    }
    expect(updatedAt).toBe('2026-10-02T12:00:00Z');
    // The same words again are not news, although the record has them cut.
    const same = publicReleaseOf(release, made(3, 'translation'), latest(made(3, 'translation')));
    expect(same.languages['x-es']).toMatchObject({ correction, updatedAt });
  });

  test('stay whole where they fit', () => {
    const few = manifest(1, { en: entry('text', texts), es: entry('text', texts) });
    expect(publicReleaseOf(undefined, few, latest(few)).languages['es']?.title).toBe(long);
    expect(publicVersionOf(undefined, few).languages['es']?.title).toBe(long);
  });
});
