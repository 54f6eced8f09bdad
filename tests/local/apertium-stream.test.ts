import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutLine } from '../../local/apertium/cut.ts';
import { fromStream, toStream } from '../../local/apertium/stream.ts';

const lines = fc.array(
  fc.oneof(
    fc.constantFrom('<g1>', '</g1>', '<x2/>', '&amp;', ' ', '. ', '[', '\\', '*'),
    fc.string({ unit: 'grapheme' }),
  ),
);
const line = lines.map((parts) => parts.join('').replaceAll('\n', ' '));

test('markup and what Apertium would interpret travel as numbered superblanks', () => {
  expect(toStream('See <g1>a/b</g1> &amp; 日本')).toEqual({
    text: 'See [0]a[1]b[2] [3] [4]',
    blanks: ['<g1>', '/', '</g1>', '&amp;', '日本'],
  });
});

test('a line that comes back as it went is the line', () => {
  fc.assert(
    fc.property(line, (text) => {
      const { text: stream, blanks } = toStream(text);
      expect(stream.replace(/\[\d+\]/g, '')).not.toMatch(/[[\]{}^$/\\@<>*#~\n\0]/);
      expect(fromStream(stream, blanks)).toBe(text.replace(/ {2,}/g, ' ').trim());
    }),
  );
});

test.each([
  ['lost', '[0] a'],
  ['doubled', '[0] [0] [1] a'],
  ['swapped', '[1] a [0]'],
])('a superblank that is %s is noticed', (_how, stream) => {
  expect(fromStream(stream, ['<g1>', '</g1>'])).toBeNull();
});

test('marks of unknown words go, asterisks of the text stay', () => {
  const { blanks } = toStream('*');
  expect(fromStream('*Ferry @boat [0] #sea', blanks)).toBe('Ferry boat * sea');
});

test('a long line is cut into parts that fit, after sentences, and never within markup', () => {
  const sentence = 'The ferry <g1>runs on batteries</g1> and crosses &amp; returns. ';
  const parts = cutLine(sentence.repeat(40).trim(), 300);
  expect(parts.every(({ stream, source }) => stream.text.length <= 300 && source.endsWith('returns.'))).toBe(true);
  expect(parts.map(({ before, source, after }) => before + source + after).join('')).toBe(sentence.repeat(40).trim());
});

test('parts make up the line again, whatever it is', () => {
  fc.assert(
    fc.property(line, fc.integer({ min: 5, max: 60 }), (text, most) => {
      const parts = cutLine(text, most);
      expect(parts.map(({ before, source, after }) => before + source + after).join('')).toBe(text);
    }),
  );
});
