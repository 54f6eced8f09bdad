import { expect, test } from 'vitest';
import type { FormatName } from '../../../../contracts/document.ts';
import { maxSummaryLength } from '../../../../contracts/site.ts';
import { makeRendition } from '../../../../core/publication/versions/make-rendition.ts';
import { parse } from '../../support/parse.ts';

const summary = (format: FormatName, text: string) => makeRendition(parse(format, text), 'en', new Map()).summary;

test('the first paragraph below the title', () => {
  expect(
    summary(
      'markdown',
      '# A title\n\n## A deck\n\nThe *first* paragraph of the text, [linked](https://x.org).\n\nMore.\n',
    ),
  ).toBe('The first paragraph of the text, linked.');
});

test('datelines, addresses and end marks are none', () => {
  const text = `FOR IMMEDIATE RELEASE

12 November 2026

Boat bought for the river

Springfield, 12 November 2026

press@example.org

The boat was bought for the river by people who live beside it.

ENDS
`;
  expect(summary('text', text)).toBe('The boat was bought for the river by people who live beside it.');
  expect(summary('text', 'Boat bought\n\n12 November 2026\n\nENDS\n')).toBe('');
});

test('a title that is the first sentence is not said again', () => {
  const rest = 'It is a boat like no other that was ever seen on the river.';
  expect(summary('markdown', `The boat was bought yesterday by the town. ${rest}\n`)).toBe(rest);
});

test('a sentence that begins with the words of the headline is not cut', () => {
  const text = 'The museum opens its stores to the public from 3 March, it said on Tuesday.';
  expect(summary('markdown', `# The museum opens its stores to the public\n\n${text}\n`)).toBe(text);
  expect(summary('text', `The museum opens its stores to the public\n\n${text}\n`)).toBe(text);
  expect(summary('html', `<h1>Boats bought!</h1><p>Boats bought! ${text}</p>`)).toBe(text);
});

test('a list has no paragraph', () => {
  expect(summary('markdown', '# A title\n\n- one\n- two\n')).toBe('');
});

const sentence = 'The boat was paid for by the residents of the town, and by nobody else. ';

test('a long paragraph ends with a sentence', () => {
  const made = summary('markdown', `# A title\n\n${sentence.repeat(9)}\n`);
  expect(made).toBe(sentence.repeat(3).trim());
  expect(made.length).toBeLessThanOrEqual(maxSummaryLength);
});

test.each([
  ['a word', 'residents and '.repeat(60), /^residents .*(residents|and)…$/],
  ['a word of a script without spaces', '住民たちは船を買いました'.repeat(60), /^住民.*…$/],
  ['a character, where there are no words', '😀'.repeat(400).replace(/^/, 'a'), /^a(😀)+…$/u],
])('a long sentence ends with %s', (_, text, expected) => {
  const made = summary('markdown', `# A title\n\n${text}\n`);
  expect(made).toMatch(expected);
  expect(made.length).toBeLessThanOrEqual(maxSummaryLength);
  expect(made).not.toMatch(/[\ud800-\udbff]…/);
});
