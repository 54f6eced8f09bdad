import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maxSlugBytes } from '../../../../contracts/keys.ts';
import { extensionFormats } from '../../../../core/documents/formats/formats.ts';
import { isIgnored, readUploadKey } from '../../../../core/releases/uploads/upload-key.ts';
import { rejection } from '../../rejection.ts';

const languages = ['en', 'es', 'fr', 'zh-Hant', 'nb', 'pt-BR'];
const read = (key: string) => {
  const { whole: _, ...read } = readUploadKey(key, languages);
  return read;
};

describe('what a key says', () => {
  test.each<[string, string, string | undefined, string | undefined]>([
    ['release.md', 'release', 'md', undefined],
    ['2026/q1/release.html', '2026/q1/release', 'html', undefined],
    ['Release.MD', 'Release', 'md', undefined],
    ['release.fr.md', 'release', 'md', 'fr'],
    ['release.FR.md', 'release', 'md', 'fr'],
    ['release.en.txt', 'release', 'txt', 'en'],
    ['release.zh-TW.md', 'release', 'md', 'zh-Hant'],
    ['release.no.md', 'release', 'md', 'nb'],
    ['release.pt-BR.md', 'release', 'md', 'pt-BR'],
    ['release.fr.en.md', 'release.fr', 'md', 'en'], // one suffix, not two
    ['release.de.md', 'release.de', 'md', undefined], // not configured
    ['release.v2.md', 'release.v2', 'md', undefined],
    ['release.final.md', 'release.final', 'md', undefined],
    ['fr.md', 'fr', 'md', undefined],
    ['2026/fr.md', '2026/fr', 'md', undefined],
    ['2026.fr/release.md', '2026.fr/release', 'md', undefined],
    ['archive.md/release', 'archive.md/release', undefined, undefined],
    ['release', 'release', undefined, undefined],
    ['release.odt', 'release', 'odt', undefined],
    ['release.ott', 'release.ott', undefined, undefined],
    ['release.fr', 'release.fr', undefined, undefined],
    ['.md', '.md', undefined, undefined],
    ['a b+c%2B.md', 'a b+c%2B', 'md', undefined], // never decoded
    ['🎪/日本.txt', '🎪/日本', 'txt', undefined],
    ['cafe\u0301.md', 'caf\u00e9', 'md', undefined],
    ['caf\u00e9.md', 'caf\u00e9', 'md', undefined],
  ])('%s', (key, slug, extension, language) => {
    expect(read(key)).toEqual({ slug, extension, language });
  });

  test.each([
    ['2026/report.files/chart.png', '2026/report', 'chart.png'],
    ['report.files/report.md', 'report', 'report.md'], // no source
    ['report.en.files/chart.fr.png', 'report.en', 'chart.fr.png'], // the folder is named as the release
    ['report.md.files/a.png', 'report.md', 'a.png'],
    ['report.files/img/a b.png', 'report', 'img/a b.png'],
    ['a.files/b.files/c.png', 'a', 'b.files/c.png'],
    ['cafe\u0301.files/e\u0301.png', 'caf\u00e9', '\u00e9.png'],
  ])('%s is an attachment', (key, slug, attachment) => {
    expect(read(key)).toEqual({ slug, attachment });
  });

  test('the whole name is said too, since what looks like a language may be part of it', () => {
    expect(readUploadKey('2026/release.fr.md', languages)).toMatchObject({
      slug: '2026/release',
      whole: '2026/release.fr',
    });
    expect(readUploadKey('release.md', languages)).toMatchObject({ slug: 'release', whole: 'release' });
  });

  test.each(['report.files', '.files/a.md', 'a/.files/b.md', 'profiles/a.md'])('%s is none', (key) => {
    expect(read(key)).not.toHaveProperty('attachment');
  });

  test.each([
    'report.files/../a.png',
    'report.files/./a.png',
    'report.files//a.png',
    '../report.files/a.png',
    'months.files/a.png',
  ])('%s is rejected', (key) => {
    expect(rejection(() => read(key)).code).toBe('InvalidKey');
  });

  test('an attachment’s name counts for the length of the keys that it becomes part of', () => {
    expect(rejection(() => read(`a.files/${'x'.repeat(maxSlugBytes)}.png`)).code).toBe('InvalidKey');
  });

  test('the same name in two folders, and in two cases, is two releases', () => {
    expect(new Set(['q1/a.md', 'q2/a.md', 'a.md', 'A.md'].map((key) => read(key).slug)).size).toBe(4);
  });

  test.each([
    'months.md',
    'months/2026-11.md',
    'feed.atom.md',
    'feed.json.fr.md',
    'index.html.md',
    'a/v1/assets.md',
    'a/v12/assets/b.md',
    'v1/assets/b.md',
  ])('%s has a name of the site', (key) => {
    const error = rejection(() => read(key));
    expect(error.code).toBe('InvalidKey');
    expect(error.message).toContain('site');
  });

  test.each(['2026/months.md', 'months-of-work.md', 'index.md', 'a/v1/assets2.md', 'a/v1.md'])('%s has not', (key) => {
    expect(read(key).extension).toBe('md');
  });

  test('a slug of up to its limit in bytes', () => {
    const long = 'é'.repeat(Math.floor(maxSlugBytes / 2));
    expect(read(`${long}.md`).slug).toBe(long);
    expect(read(`${'x'.repeat(900)}.md`).slug).toHaveLength(900);
    const error = rejection(() => read(`${long}éx.md`));
    expect(error.code).toBe('InvalidKey');
    expect(error.message).toContain(String(maxSlugBytes));
  });

  test.each([
    '../secret.md',
    'a/../b.md',
    'a/./b.md',
    './a.md',
    '/a.md',
    'a//b.md',
    'a/.md',
    'a/.fr.md',
    'a.files/__proto__',
    '__proto__/a.md',
    '..',
    '.',
    '',
  ])('InvalidKey: "%s"', (key) => {
    const error = rejection(() => read(key));
    expect(error.code).toBe('InvalidKey');
    expect(error.message).toContain(`"${key}"`);
  });

  test('a name of dots that does not climb is a name', () => {
    expect(read('a/...b/c...md').slug).toBe('a/...b/c..');
  });

  test('name, suffix and extension come back from every key made of them', () => {
    const segment = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .map((drawn) => drawn.normalize('NFC').replaceAll(/[./\\]/g, '_'))
      .filter((drawn) => drawn !== '' && drawn !== '__proto__');
    const path = fc.array(segment, { minLength: 1, maxLength: 4 }).map((segments) => segments.join('/'));
    const language = fc.option(fc.constantFrom(...languages), { nil: undefined });
    const extension = fc.constantFrom(...extensionFormats.keys());
    fc.assert(
      fc.property(path, language, extension, (slug, tag, ext) => {
        const key = `${slug}${tag === undefined ? '' : `.${tag}`}.${ext}`;
        const expected = { slug, extension: ext, language: tag };
        expect(read(key)).toEqual(expected);
        expect(read(key.normalize('NFD'))).toEqual(expected);
      }),
    );
  });
});

describe('what is no upload', () => {
  test.each([
    'folder/',
    '.DS_Store',
    'a/.DS_Store',
    'Thumbs.db',
    'a/thumbs.db',
    '~$release.docx',
    'a/~$release.md',
    '.~lock.release.odt#',
    'a/.~lock.release.md#',
  ])('ignored: %s', (key) => {
    expect(isIgnored(key)).toBe(true);
  });

  test.each([
    'release.md',
    'DS_Store',
    'x.DS_Store',
    'a.DS_Store.md',
    'Thumbs.db.md',
    'myThumbs.db',
    'a~$b.md',
    '~release.md',
    '~$a/b.md',
    '',
  ])('not ignored: "%s"', (key) => {
    expect(isIgnored(key)).toBe(false);
  });
});
