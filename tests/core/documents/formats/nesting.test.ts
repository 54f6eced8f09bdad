import { describe, expect, it } from 'vitest';
import type { FormatName } from '../../../../contracts/document.ts';
import { pageBody } from '../../../../core/publication/pages/body/page-body.ts';
import { sampleOf, tier } from '../../../support/runs.ts';
import { rejection } from '../../rejection.ts';
import { parse, render } from '../../support/parse.ts';

const many = 100_000;

/** Formats whose writers divide or look into what they write. */
const renderedToo: FormatName[] = ['srt', 'vtt', 'json'];

describe('nesting', () => {
  const deep: [FormatName, string, string][] = [
    ['markdown', 'quotes', `${'>'.repeat(many)}a`],
    ['markdown', 'lists', `${'- '.repeat(many)}a`],
    ['markdown', 'numbered lists', `${'1. '.repeat(many)}a`],
    [
      'markdown',
      'lists line by line',
      Array.from({ length: 600 }, (_, depth) => `${' '.repeat(2 * depth)}- a`).join('\n'),
    ],
    ['markdown', 'brackets', '['.repeat(many)],
    ['markdown', 'stars', `${'*'.repeat(many)}a${'*'.repeat(many)}`],
    ['markdown', 'HTML blocks', '<div>'.repeat(many)],
    ['html', 'blocks', '<div>'.repeat(many)],
    ['html', 'marks', '<b>x'.repeat(many)],
    ['html', 'marks that are closed in another order', '<b><i>word</b>'.repeat(3_000)],
    ['html', 'marks that another end tag closes', '<sup><b>word</sup>'.repeat(3_000)],
    ['html', 'marks that differ', Array.from({ length: 3_000 }, (_, n) => `<p><font color="${n}">a`).join('')],
    ['html', 'marks over blocks', '<b><i>word</b><p></p>'.repeat(3_000)],
    ['html', 'marks in what is kept', `<div translate=no>${'<b><i>word</b>'.repeat(3_000)}</div>a`],
    ['json', 'marks that are closed in another order', JSON.stringify(`<p>${'<b><i>word</b>'.repeat(3_000)}</p>`)],
    ['srt', 'marks', `00:00:01,000 --> 00:00:02,000\n${'<b>x'.repeat(many)}`],
    ['vtt', 'marks', `00:01.000 --> 00:02.000\n${'<c>x'.repeat(many)}`],
    ['srt', 'a cue of many lines', `00:00:01,000 --> 00:00:02,000\n${'word\n'.repeat(many)}`],
    ['json', 'a value of many lines', JSON.stringify('a b\n'.repeat(2 * many))],
    ['json', 'lists', '['.repeat(many)],
    ['json', 'objects', '{"a":'.repeat(many)],
    ['json', 'HTML in a string', JSON.stringify(`${'<div>'.repeat(many)}a${'</div>'.repeat(many)}`)],
  ];

  // What takes the square of its length outlasts the time that a test has.
  it.each(sampleOf(deep, 4))('%s: rejects %s', (format, _, text) => {
    expect(rejection(() => parse(format, text)).code).toMatch(/^(?:TooDeeplyNested|TooDense)$/);
  });

  const wide: [FormatName, string, string][] = [
    ['markdown', 'a thematic break of many dashes', '- '.repeat(1_000)],
    ['markdown', 'a long table', `|a|b|\n|-|-|\n${'|*x*|[y](z)|\n'.repeat(2_000)}`],
    ['markdown', 'nested lists of a few levels', '- a\n  - b\n    - c\n'.repeat(2_000)],
    ['html', 'marks that never end in paragraphs', '<p><b>a'.repeat(2_000)],
    ['html', 'marks that are closed in another order, and closed', '<p><b><i>a</b></i></p>'.repeat(2_000)],
    ['html', 'paragraphs without end tags', '<p>a'.repeat(2_000)],
    ['html', 'items without end tags', '<ul><li>a<li>b</ul>'.repeat(2_000)],
    ['html', 'stray end tags', `${'<b>'.repeat(400)}${'</i>'.repeat(many)}`],
    ['text', 'one long line', 'word '.repeat(many)],
    ['srt', 'a megabyte in one cue', `00:00:01,000 --> 00:00:02,000\n${'word '.repeat(2 * many)}`],
    ['srt', 'a megabyte in one word', `00:00:01,000 --> 00:00:02,000\n${'word'.repeat(2.5 * many)}`],
    ['srt', 'a megabyte of marks', `00:00:01,000 --> 00:00:02,000\n${'<b>a</b> '.repeat(many)}`],
    ['vtt', 'a megabyte of beginnings of tags', `00:01.000 --> 00:02.000\na ${'<a'.repeat(5 * many)}`],
    ['srt', 'a megabyte of cues of a letter', '0:0:1,0 --> 0:0:2,0\na\n\n'.repeat(45_000)],
    ['json', 'nothing but a string of many lines', JSON.stringify('a b\n\n'.repeat(many / 2))],
    ['json', 'a megabyte in one string', JSON.stringify(`A text ${'word'.repeat(2.5 * many)}`)],
    ['srt', 'a cue of many lines', `00:00:01,000 --> 00:00:02,000\n${'word\n'.repeat(900)}`],
    ['srt', 'a cue of many lines with something kept', `00:00:01,000 --> 00:00:02,000\n${'a %s\n'.repeat(900)}`],
    ['srt', 'a cue of many blanks', `00:00:01,000 --> 00:00:02,000\nword${' '.repeat(many)}word`],
    ['srt', 'many positions', `00:00:01,000 --> 00:00:02,000\n${'{\\an8}'.repeat(many)}word`],
    ['vtt', 'many empty pairs, line by line', `00:01.000 --> 00:02.000\n${'<c></c>\n'.repeat(900)}word`],
    ['srt', 'many cues without an end of a sentence', '00:00:01,000 --> 00:00:02,000\nsome words\n\n'.repeat(20_000)],
    ['vtt', 'many arrows', `00:01.000 --> 00:02.000\nword\n\n${'-->'.repeat(many)}\n${' --> \n'.repeat(many)}`],
    ['json', 'a long string', JSON.stringify('word '.repeat(many))],
    ['json', 'a long string of escapes', `["${'\\u0041 '.repeat(many)}"]`],
    ['json', 'many texts', JSON.stringify(Array.from({ length: many }, () => 'A text.'))],
    ['json', 'a string full of braces', JSON.stringify(`A text {n, plural, one ${'{'.repeat(many)}`)],
    ['json', 'a string full of messages', JSON.stringify('{n, plural, one {a text} '.repeat(5_000))],
    ['json', 'a string full of beginnings of tags', JSON.stringify(`A text ${'<a '.repeat(many)}`)],
    ['json', 'a string that is almost a name', JSON.stringify([`${'a-'.repeat(many)} `, 'A text.'])],
  ];

  // Seconds by itself.
  if (tier === 'thorough')
    wide.push([
      'json',
      'a message of many messages',
      JSON.stringify(`{n, select, a {${'{m, select, b {a b}}'.repeat(many)}}}`),
    ]);

  it.each(sampleOf(wide, 4))('%s: takes %s', (format, _, text) => {
    const document = parse(format, text);
    expect(document.text).toBe(text);
    if (!renderedToo.includes(format)) return;
    const rendition = render(document, (part) => part.toUpperCase());
    expect(pageBody(document, rendition, 'Title').length).toBeGreaterThan(0);
  });
});
