import { describe, expect, it } from 'vitest';
import type { FormatName } from '../../../contracts/document.ts';
import { rejection } from '../rejection.ts';
import { parse } from '../support/parse.ts';

const many = 100_000;

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
  ];

  // What takes the square of its length outlasts the time that a test has.
  it.each(deep)('%s: rejects %s at once', (format, _, text) => {
    expect(rejection(() => parse(format, text)).code).toBe('TooDeeplyNested');
  });

  const wide: [FormatName, string, string][] = [
    ['markdown', 'a thematic break of many dashes', '- '.repeat(1_000)],
    ['markdown', 'a long table', `|a|b|\n|-|-|\n${'|*x*|[y](z)|\n'.repeat(2_000)}`],
    ['markdown', 'nested lists of a few levels', '- a\n  - b\n    - c\n'.repeat(2_000)],
    ['html', 'paragraphs without end tags', '<p>a'.repeat(2_000)],
    ['html', 'items without end tags', '<ul><li>a<li>b</ul>'.repeat(2_000)],
    ['html', 'stray end tags', `${'<b>'.repeat(400)}${'</i>'.repeat(many)}`],
    ['text', 'one long line', 'word '.repeat(many)],
  ];

  it.each(wide)('%s: takes %s', (format, _, text) => {
    expect(parse(format, text).text).toBe(text);
  });
});
