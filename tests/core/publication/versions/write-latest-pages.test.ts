import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Manifest } from '../../../../contracts/manifest.ts';
import type { PublicRelease } from '../../../../contracts/site.ts';
import type { NewObject } from '../../../../core/lib/object-store.ts';
import { wording } from '../../../../core/publication/pages/wording.ts';
import { jsonText } from '../../../../core/publication/published-object.ts';
import { bodyOf, ninjs } from '../../../../core/publication/site/ninjs.ts';
import { allPaths } from '../../../../core/publication/versions/own-paths.ts';
import { writeLatestPages } from '../../../../core/publication/versions/write-latest-pages.ts';
import { publicReleaseOf, publicVersionOf } from '../../../../core/releases/revisions/public-release.ts';

/** A version as commit 8735f0b published it, which read the text of later pages out of `index.html`. */
const stored = (key: string) => readFile(new URL(`../../../fixtures/published/${key}`, import.meta.url), 'utf8');
const storedJson = async <T>(key: string) => JSON.parse(await stored(key)) as T;

async function latestPageIn(language: string, { offered = ['fr'], version = 2 } = {}): Promise<string> {
  const manifest = await storedJson<Manifest>('releases/quay/v1/manifest.json');
  const latest = { [language]: { version: 1, status: 'published' as const } };
  const release: PublicRelease = { ...publicReleaseOf(undefined, manifest, latest), version };
  const put: NewObject[] = [];
  const published = {
    getJson: storedJson,
    putForward: async (object: NewObject) => put.push(object) > 0,
  };
  const settings = { languages: offered, sourceLanguage: 'en', siteUrl: 'https://news.example.org' };
  await writeLatestPages({ release, versions: [publicVersionOf(undefined, manifest)], settings }, published);
  expect(put.map(({ key }) => key)).toEqual([`${language}/quay/index.html`]);
  return String(put[0]?.body);
}

test('a version that was published by an earlier release of this product gives its text, to the byte, to later pages', async () => {
  const html = await stored('releases/quay/v1/fr/index.html');
  const [, text = ''] = html.split(/(?<=<article id="text">)/);
  const page = await latestPageIn('fr');
  expect(page).toContain(`<article id="text">${text.slice(0, text.indexOf('<section class="versions"'))}`);
  expect(page).toContain(wording('fr').words.outdated);
});

test('a page in a language that the site no longer offers leads to the source, and is not to be found', async () => {
  const { words, label } = wording('fr');
  const page = await latestPageIn('fr', { offered: ['es'], version: 1 });
  expect(page).toContain('content="noindex"');
  expect(page).toMatch(new RegExp(`weighty">${label(words.newestVersion)}<a href="/en/quay/"`));
  expect(page).not.toContain('hreflang="fr"');
  expect(await latestPageIn('fr', { version: 1 })).not.toContain(label(words.newestVersion));
});

test('a version whose data is gone gives no page', async () => {
  await expect(latestPageIn('en')).rejects.toThrow('ENOENT');
});

test('the text goes with a withdrawal and a purge, since the manifest lists where it is', async () => {
  const manifest = await storedJson<Manifest>('releases/quay/v1/manifest.json');
  expect(allPaths(manifest)).toEqual(expect.arrayContaining(['en/ninjs.json', 'fr/ninjs.json']));
});

test('a text comes out of a published version as it went in, whatever it holds', () => {
  const hostile = [
    '</article>',
    '<article id="text">',
    '</script>',
    '&#x3C;',
    '"',
    '\\',
    '<',
    '\n',
    '\u2028',
    'é',
    '\ud800',
  ];
  const anyText = fc.array(fc.oneof(fc.string(), fc.constantFrom(...hostile))).map((parts) => parts.join(''));
  fc.assert(
    fc.property(anyText, (body) => {
      const news = ninjs({
        siteUrl: 'https://news.example.org',
        firstPublishedAt: '2026-11-24T12:00:00Z',
        body,
        document: { key: 'releases/quay/v1/en/document.md', mediaType: 'text/markdown', bytes: 1 },
        data: {
          schema: 1,
          release: 'quay',
          version: 1,
          publishedAt: '2026-11-24T12:00:00Z',
          language: 'en',
          direction: 'ltr',
          title: body,
          summary: body,
          origin: 'source',
          source: { language: 'en', title: body },
          segments: [{ id: 'b1', kind: 'paragraph', source: body, target: body }],
        },
      });
      expect(bodyOf(JSON.parse(jsonText(news)))).toBe(body);
    }),
  );
});
