import { expect, it } from 'vitest';
import { linesApart } from '../../../../../core/documents/formats/markdown/lines/lines-apart.ts';
import { encodeSegment } from '../../../../../core/translation/segments/encode-segment.ts';
import { sampleOf } from '../../../../support/runs.ts';
import { parse, render } from '../../../support/parse.ts';

const pieces = [
  ...['a   ', 'a\t', 'a  b.  ', 'a   b\n', 'a\tb\n', 'a  b\n', '  a\n', '1\n   1\n', '===   ===\n', '> a   b\n'],
  ...[`${'a  '.repeat(30)}\n`, '\u00ad', 'a\u00ad\n', '• ', '– a\n', 'o\t', '文\n', `${'x '.repeat(35)}\n`],
  ...[
    '12 Quay Street\n',
    'P.O. Box 1\nA\n',
    'Tel: +1 555 0100\n',
    'a@b.org\n',
    '-more-\n\nX\n\n',
    'Page 2 ',
    'add one / ',
    '第1',
    'aa bb-\ncc ',
    'a-\n',
  ],
];

// What takes the square of its length outlasts the time that a test has.
it.each(sampleOf(pieces, 4))('lines of %j take no longer than they are long', (piece) => {
  const text = piece.repeat(100_000 / piece.length);
  const document = parse('text', text);
  expect(document.units.every((unit) => encodeSegment(unit).length <= document.text.length)).toBe(true);
  const lines = (all: string) => all.split('\n').length;
  // The two halves of a divided word are on one line.
  const rendition = render(document, (value) => value.replaceAll('a', 'ab'));
  expect(lines(rendition) + 1).toBeGreaterThanOrEqual(lines(text));
  linesApart(text, { start: 0, end: text.length });
});

it('lines of many paragraphs are found without reading what is before them', () => {
  const text = 'a\nb\n\n'.repeat(200_000);
  const starts = Array.from({ length: 200_000 }, (_, index) => 5 * index);
  expect(starts.some((start) => linesApart(text, { start, end: start + 3 }))).toBe(false);
});
