import { readFile } from 'node:fs/promises';
import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import type { FormatName } from '../../../../contracts/document.ts';
import { parseDocument } from '../../../../core/documents/parse-document.ts';
import { pageBody } from '../../../../core/publication/pages/body/page-body.ts';
import { releasePage } from '../../../../core/publication/pages/release-page.ts';
import type { ReleasePage } from '../../../../core/publication/pages/release-page-props.ts';
import { wording } from '../../../../core/publication/pages/wording.ts';
import { makeRendition } from '../../../../core/publication/versions/make-rendition.ts';
import { parse } from '../../support/parse.ts';
import { releasePageOf } from './support/pages.ts';
import { problems } from './support/validate.ts';

const page = (more: Partial<ReleasePage>): string => releasePage(releasePageOf(more));

describe('a page', () => {
  test('says its language and direction, leads to every other language, and names itself', () => {
    expect(page({})).toMatch(/^<!doctype html><html lang="fr" dir="ltr">/);
    expect(page({ language: 'ar' })).toMatch(/<html lang="ar" dir="rtl">/);
    expect(page({})).toContain('<title>Le bac est de retour</title>');
    expect(page({})).toContain('<a href="/ar/2026/ferry/" hreflang="ar" lang="ar" dir="rtl">العربية</a>');
    expect(page({})).toContain('<link rel="alternate" hreflang="en" href="https://news.example/en/2026/ferry/">');
  });

  test('says that a machine translated it, and only then', () => {
    expect(page({})).toContain(wording('fr').words.machine);
    expect(page({ origin: 'mixed' })).toContain(wording('fr').words.mixed);
    for (const origin of ['source', 'human'] as const)
      for (const said of ['machine', 'mixed'] as const)
        expect(page({ origin, language: 'en' })).not.toContain(wording('en').words[said]);
  });

  test('says to programs what made it, and only where a machine did', async () => {
    const html = page({ engine: 'a "machine"' });
    expect(html).toContain('<meta name="translation-origin" content="machine">');
    expect(html).toContain('<meta name="translation-engine" content="a &#x22;machine&#x22;">');
    expect(html).toContain('<meta name="translation-language" content="fr-t-en-t0-und">');
    expect(html).toContain('content="https://schema.org/TrainedAlgorithmicMediaDigitalSource"');
    expect(await problems(html)).toEqual([]);
    for (const origin of ['source', 'human'] as const) expect(page({ origin })).not.toContain('translation-origin');
  });

  test('escapes what comes from a release', () => {
    const html = page({ title: '</title><script>alert(1)</script>', summary: '"><script>x', sourceTitle: '</script>' });
    const scripts: Element[] = [];
    visit(fromHtml(html), 'element', (element) => {
      if (element.tagName === 'script') scripts.push(element);
    });
    expect(scripts.map(({ properties }) => properties['type'])).toEqual(['application/ld+json']);
  });

  test.each([
    ['river-ferry', 'md', 'markdown'],
    ['observatory', 'txt', 'text'],
    ['harvest-fair', 'html', 'html'],
    ['lock-keepers', 'vtt', 'vtt'],
    ['lock-keepers', 'srt', 'srt'],
    ['catalogue', 'json', 'json'],
  ] as const)('of examples/%s.%s is valid HTML and holds the whole text', async (name, extension, format) => {
    const text = await readFile(new URL(`../../support/documents/${name}.${extension}`, import.meta.url), 'utf8').catch(
      () => readFile(`examples/${name}.${extension}`, 'utf8'),
    );
    const document = parseDocument(text, { format, extension, language: 'en', bom: false });
    const { body, title, segments } = makeRendition(document, 'en', new Map());
    const html = page({ language: 'en', origin: 'source', title, body });
    expect(await problems(html)).toEqual([]);
    expect(html.match(/<h1/g)).toHaveLength(1);
    const shown = readable(html);
    const missing = segments.filter(
      ({ kind, target }) => !['attribute', 'metadata'].includes(kind) && !shown.includes(readable(target)),
    );
    expect(missing).toEqual([]);
  });
});

/** Text as it reads, whatever stands between: tags, entities, white space. */
function readable(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&#x([0-9a-f]+);/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, '');
}

describe('what an upload cannot bring into a page', () => {
  const hostile: [FormatName, string][] = [
    ['html', '<p onclick="x()">a</p><script>x()</script><iframe src="https://example.org"></iframe>'],
    ['html', '<a href="javascript:x()">a</a><svg onload="x()"></svg><form action="/x"><input></form>'],
    [
      'html',
      '<style>body{display:none}</style><meta http-equiv="refresh" content="0;url=/x"><base href="/x"><p style="x">a</p>',
    ],
    ['markdown', '[a](javascript:x()) ![b](javascript:x()) <img src=x onerror="x()">\n\n<script>x()</script>\n'],
    ['markdown', '<a href="data:text/html,x">a</a> <object data="x"></object><embed src="x">\n'],
    ['text', '<script>x()</script>\n'],
    ['srt', '00:00:01,000 --> 00:00:02,000\nA text <script>x()</script>\n'],
    ['vtt', '00:01.000 --> 00:02.000\n<v <script>>A text &lt;script>x()&lt;/script>\n'],
    [
      'json',
      JSON.stringify({
        '<script>': ['<p onclick="x()">A text</p><script>x()</script><a href="javascript:x()">b c</a>'],
      }),
    ],
    ['json', JSON.stringify(['A text <b style="x">', 'Another </dl></ul></main><form><svg onload="x()">'])],
  ];
  test.each(hostile)('%s: %s', (format, text) => {
    const body = pageBody(parse(format, text), text, 'Title');
    expect(body).not.toMatch(/<(script|iframe|svg|form|style|meta|base|object|embed)\b/i);
    expect(body).not.toMatch(/(href|src)="(javascript|data):/i);
    expect(body).not.toMatch(/<[^>]*\son\w+=|<[^>]*\sstyle=/i);
  });
});
