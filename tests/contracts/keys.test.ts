import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keyPatterns, maxSlugBytes, publishKeys, urlPath, workKeys } from '../../contracts/keys.ts';
import { maxKeyBytes } from '../../contracts/limits.ts';
import { engineCodes, locale, maxTagLength } from '../../contracts/locales.ts';
import { extensionFormats } from '../../core/documents/formats/formats.ts';

const bytes = (key: string) => Buffer.byteLength(key);
const fits = (key: string) => bytes(key) <= maxKeyBytes;

/** Text of exactly so many UTF-8 bytes. */
const sized = (size: number, of = '日') => {
  const filled = of.repeat(Math.floor(size / bytes(of)));
  return filled + 'x'.repeat(size - bytes(filled));
};

const languages = [...engineCodes.map((code) => locale(code).tag), 'zh-Hant-HK'];
const language = fc.constantFrom(...languages);
const extension = fc.constantFrom(...extensionFormats.keys());
const number = fc.integer({ min: 1, max: 9_999_999 });
const slug = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
  fc.integer({ min: maxSlugBytes - 8, max: maxSlugBytes }).map((size) => sized(size)),
);
const uploadKey = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }),
  fc
    .tuple(fc.integer({ min: 900, max: maxKeyBytes }), fc.constantFrom('a', 'é', '日', '🎪'))
    .map(([size, of]) => sized(size, of)),
);
const versionId = fc.stringMatching(/^[\w.]{1,40}$/);

describe('keys', () => {
  test('are these', () => {
    expect(workKeys.document('2026/ferry', 3)).toBe('documents/2026/ferry/r3/source.json');
    expect(workKeys.rendition('2026/ferry', 3, 'fr')).toBe('documents/2026/ferry/r3/fr.json');
    expect(workKeys.report('2026/ferry.md')).toBe('reports/2026/ferry.md.json');
    expect(workKeys.history('2026/ferry.md', 'abc')).toBe('history/2026/ferry.md/abc.json');
    expect(publishKeys.manifest('2026/ferry', 2)).toBe('releases/2026/ferry/v2/manifest.json');
    expect(publishKeys.version('2026/ferry', 2) + publishKeys.document('fr', 'md')).toBe(
      'releases/2026/ferry/v2/fr/document.md',
    );
    expect(publishKeys.page('fr')).toBe('fr/index.html');
    expect(publishKeys.data('fr')).toBe('fr/release.json');
    expect(publishKeys.latest('2026/ferry')).toBe('latest/2026/ferry.json');
    expect(publishKeys.sitePage('fr', '2026/ferry')).toBe('fr/2026/ferry/index.html');
  });

  test('every key of a slug that is let in is one that S3 takes', () => {
    fc.assert(
      fc.property(slug, number, language, extension, (name, n, tag, ext) => {
        const version = publishKeys.version(name, n);
        const keys = [
          workKeys.document(name, n),
          workKeys.rendition(name, n, tag),
          publishKeys.manifest(name, n),
          version + publishKeys.document(tag, ext),
          version + publishKeys.page(tag),
          version + publishKeys.data(tag),
          publishKeys.latest(name),
          publishKeys.sitePage(tag, name),
        ];
        expect(keys.filter((key) => !fits(key))).toEqual([]);
      }),
    );
  });

  test('a slug may have 900 bytes and more, and not a byte is wasted', () => {
    expect(maxSlugBytes).toBeGreaterThanOrEqual(900);
    const longest = Math.max(
      ...[...extensionFormats.keys()].map((ext) =>
        bytes(publishKeys.version('', 9_999_999) + publishKeys.document('x'.repeat(maxTagLength), ext)),
      ),
    );
    expect(maxSlugBytes).toBe(maxKeyBytes - longest);
  });

  test('every upload key has its report and its history, also one that fills the limit', () => {
    fc.assert(
      fc.property(uploadKey, versionId, (key, version) => {
        const report = workKeys.report(key);
        const history = workKeys.history(key, version);
        expect([report, history].filter((made) => !fits(made))).toEqual([]);
        expect(report).toMatch(/^reports\/.+\.json$/s);
        expect(history.startsWith('history/') && history.endsWith(`/${version}.json`)).toBe(true);
        expect(report.isWellFormed()).toBe(true);
      }),
    );
  });

  test('no two upload keys share a report', () => {
    const long = sized(maxKeyBytes - 4);
    const names = [`${long}.txt`, `${long.slice(0, -1)}y.txt`, `${long}.htm`, 'a', 'a.json', 'a/b'];
    expect(new Set(names.map(workKeys.report)).size).toBe(names.length);
    expect(new Set(names.map((name) => workKeys.history(name, 'v'))).size).toBe(names.length);
  });

  test('each is in the patterns that roles are granted', () => {
    const covers = (pattern: string, key: string) => key.startsWith(pattern.replace(/\*$/, ''));
    expect(covers(keyPatterns.documents, workKeys.document('a', 1))).toBe(true);
    expect(covers(keyPatterns.documents, workKeys.rendition('a', 1, 'fr'))).toBe(true);
    for (const key of [workKeys.report('a.md'), workKeys.history('a.md', 'v')])
      expect(keyPatterns.reports.filter((pattern) => covers(pattern, key))).toHaveLength(1);
    expect(covers(keyPatterns.immutable, publishKeys.version('a', 1))).toBe(true);
    expect(covers(keyPatterns.immutable, publishKeys.latest('releases'))).toBe(false);
    expect(covers(keyPatterns.latest, publishKeys.latest('a'))).toBe(true);
  });
});

describe('urlPath', () => {
  test.each([
    ['fr/2026/ferry/index.html', 'fr/2026/ferry/index.html'],
    ['a b+c%2B?#&é', 'a%20b%2Bc%252B%3F%23%26%C3%A9'],
    ['🎪/日本', '%F0%9F%8E%AA/%E6%97%A5%E6%9C%AC'],
  ])('%s is %s', (key, path) => {
    expect(urlPath(key)).toBe(path);
  });

  test('a browser that follows it asks for the key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (drawn) => {
        const key = `releases/${drawn.replaceAll(/\.+/g, 'x')}/end`; // ingest lets no climbing name in
        const { pathname, search, hash } = new URL(urlPath(key), 'https://www.example.org/');
        expect(pathname.slice(1).split('/').map(decodeURIComponent).join('/')).toBe(key);
        expect(search + hash).toBe('');
      }),
    );
  });
});
