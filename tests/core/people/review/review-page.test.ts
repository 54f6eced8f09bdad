import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import type { SourceDocument } from '../../../../contracts/document.ts';
import { reviewPage } from '../../../../core/people/review/review-page.ts';
import type { ReviewPage } from '../../../../core/people/review/summary.ts';
import { parseDocx } from '../../support/docx.ts';
import { parse, translated } from '../../support/parse.ts';
import { pseudo } from '../../support/pseudo.ts';
import { fair, ferry } from '../xliff/packages.ts';

const page = (document: SourceDocument, more: Partial<ReviewPage> = {}) =>
  reviewPage({
    document,
    language: 'fr',
    translations: translated(document, pseudo),
    finished: new Set(),
    warnings: [],
    title: 'Titre',
    slug: '2026/river-ferry',
    revision: 7,
    ...more,
  });

const rowOf = (html: string, unit: string) => new RegExp(`<tr id="segment-${unit}".*?</tr>`, 's').exec(html)?.[0] ?? '';

const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: { 'no-trailing-whitespace': 'off' },
});

async function problems(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`));
}

const warnings: ReviewPage['warnings'] = [
  { code: 'number-mismatch', message: 'The translation lacks 96.', segment: 'b2' },
  { code: 'lines-mixed', message: 'The engine lost or mixed up lines.' },
];

describe('a review page', () => {
  test.each([
    ['Markdown', ferry],
    ['HTML', fair],
    ['Word', parseDocx(readFileSync(new URL('../../../fixtures/docx/word.docx', import.meta.url)))],
  ])('of a %s document is valid and accessible HTML', async (_, document) => {
    expect(await problems(page(document, { warnings, finished: new Set(['b1']) }))).toEqual([]);
  });

  test('shows source and target in their languages and directions', () => {
    const row = rowOf(page(ferry, { language: 'ar' }), 'b1');
    expect(row).toContain('<div lang="en" dir="ltr" class="text heading">Electric ferry');
    expect(row).toContain('<div lang="ar" dir="rtl" class="text heading">Éļéçţŕîç');
  });

  test('sets apart what is protected, under labels that people can read', () => {
    const row = rowOf(page(parse('markdown', 'Call *us* at +1 555 0142 or [here](https://example.org/).')), 'b1');
    expect(row.match(/<code class="tag[^>]*>([^<]*)/g)?.map((chip) => chip.replace(/<[^>]*>/, ''))).toEqual([
      ...['*', '*', '+1 555 0142', '[', '](https://example.org/)'],
      ...['*', '*', '+1 555 0142', '[', '](https://example.org/)'],
    ]);
    const word = page(parseDocx(readFileSync(new URL('../../../fixtures/docx/word.docx', import.meta.url))));
    const labels = new Set(word.match(/(?<=<code class="tag[^>]*>)[^<]*/g));
    expect([...labels]).toEqual(expect.arrayContaining(['bold', '/bold', 'note', 'link', '/link']));
    expect(word).not.toMatch(/w:rPr|<code[^>]*><\/code>/);
  });

  test('puts warnings beside their segments and leads to them', () => {
    const html = page(ferry, { warnings });
    expect(rowOf(html, 'b2')).toContain('<li>The translation lacks 96. <code>number-mismatch</code></li>');
    expect(rowOf(html, 'b3')).not.toContain('<li>');
    expect(html).toContain('<a href="#segment-b2">segment b2</a>');
    expect(html.indexOf('lines-mixed')).toBeLessThan(html.indexOf('<table>'));
  });

  test('says what is approved already, and what is not translated', () => {
    const html = page(ferry, { finished: new Set(['b1']), translations: new Map() });
    expect(rowOf(html, 'b1')).toContain('approved');
    expect(rowOf(html, 'b2')).not.toContain('approved');
    expect(rowOf(html, 'b2')).toContain('Not translated');
    expect(html).toContain('31, of which 1 approved before');
  });

  test('says how to drop it back', () => {
    const html = page(ferry);
    expect(html).toContain('<bdi>2026/river-ferry.fr.xlf</bdi>');
    expect(html).toContain(`<bdi>2026/river-ferry.fr.${ferry.extension}</bdi>`);
  });

  test('holds no script, nothing from elsewhere, and what a release says as text', () => {
    const html = page(parse('text', 'Read <script>alert(1)</script> & "this".'), { title: '</title><script>' });
    expect(html).not.toContain('<script');
    expect(html).not.toMatch(/ (?:src|href)="(?!#)/);
    expect(page(ferry)).toBe(page(ferry));
  });

  test('says itself what it may do, since no header does where it is opened', () => {
    const html = page(ferry);
    const style = /<style>(.*?)<\/style>/s.exec(html)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
    const said = /http-equiv="Content-Security-Policy" content="(.*?)"/.exec(html)?.[1];
    expect(said?.replaceAll('&#x27;', "'")).toBe(policy);
  });
});
