import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textBlocks } from '../../../../../core/documents/formats/text/blocks.ts';
import { wrapText } from '../../../../../core/documents/formats/text/wrap.ts';
import { displayWidth } from '../../../../../core/lib/text/display-width.ts';
import { sentences } from '../../../support/arbitraries.ts';
import { parse, readings, render } from '../../../support/parse.ts';

const release = readFileSync(new URL('../../../support/wrapped-release.txt', import.meta.url), 'utf8');

describe('plain text', () => {
  it('reads hard-wrapped paragraphs and items whole, and addresses line by line', () => {
    const { units } = parse('text', release);
    expect(units.map(({ kind }) => kind)).toEqual([
      ...[
        'paragraph',
        'paragraph',
        'paragraph',
        'paragraph',
        'paragraph',
        'paragraph',
        'list-item',
        'list-item',
        'list-item',
        'list-item',
      ],
      ...['paragraph', 'line', 'line', 'line', 'line', 'line'],
    ]);
    expect(readings(parse('text', release))[3]).toMatch(/^The floating library.*after her grandmother\.$/);
    expect(units.filter(({ wrap }) => wrap).map(({ wrap }) => wrap?.indent)).toEqual(['', '', '    ']);
  });

  it('wraps translations again, with the paragraph’s indent and line ending', () => {
    const rendition = render(parse('text', release.replace(/\n/g, '\r\n')), (text) => text.replace(/\w+/g, '$&$&'));
    expect(rendition).not.toMatch(/[^\r]\n/);
    expect(rendition).toContain('\r\n    isis riggedrigged');
    const paragraph = rendition.split('\r\n\r\n')[3] ?? '';
    for (const line of paragraph.split('\r\n')) expect(displayWidth(line)).toBeLessThanOrEqual(73);
  });

  it('never joins what gives no evidence of wrapping', () => {
    const address =
      'The Honourable Committee for the Preservation of Harbours\nDepartment of Model Boats and Other Small Vessels\n12 Quay Street\n';
    expect(readings(parse('text', address))).toHaveLength(3);
  });

  it('joins Han and kana without a space, and keeps their lines within display columns', () => {
    const line = '港の図書館は十万隻目の模型の船を貸し出したと月曜日に発表した';
    const text = `${`${line}\n`.repeat(5)}終わり。\n`;
    const document = parse('text', text);
    expect(readings(document)).toEqual([`${line.repeat(5)}終わり。`]);
    const lines = render(document, (source) => source.replace(/港/g, '湾')).split('\n');
    for (const each of lines) expect(displayWidth(each)).toBeLessThanOrEqual(60);
    expect(lines).toHaveLength(7);
  });

  it('never joins a rule, a mark or a page header to a paragraph', () => {
    const rule = '-'.repeat(72);
    const full = 'A paragraph of the same width as all others of this release, that ends so';
    const text = release.replace('###', `${full}\nENDS`).replace('thousandth boat', `thousandth boat\n${rule}`);
    const found = readings(parse('text', text));
    expect(found).toEqual(expect.arrayContaining(['Harbour library lends its hundred thousandth boat', full, 'ENDS']));
    expect(render(parse('text', text), (value) => value.toUpperCase())).toContain(`BOAT\n${rule}\n`);
  });

  it('joins a word that a soft hyphen divides', () => {
    const text = release.replace('announced on Monday that it has\nlent', 'announced on Monday that it re\u00ad\nlent');
    expect(readings(parse('text', text))[3]).toContain('that it re\u00adlent its');
  });

  it('keeps indents, markers, trailing space and mixed line endings outside of units', () => {
    const text = '  \u2022 one item \r\n\tb) another\t\r1. third  \n\n \uf0b7 fourth';
    const document = parse('text', text);
    expect(readings(document)).toEqual(['one item', 'another', 'third', 'fourth']);
    expect(document.units.every(({ kind }) => kind === 'list-item')).toBe(true);
    expect(render(document, () => 'X')).toBe('  \u2022 X \r\n\tb) X\t\r1. X  \n\n \uf0b7 X');
  });

  it.each(['###', '-30-', '* * *', '+44 20 1234', '2026'])('makes no unit of %j', (text) => {
    expect(parse('text', text).units.filter(({ range }) => range)).toEqual([]);
  });

  it('shows a page its blocks, with wrapped lines run on', () => {
    expect(textBlocks(release).map(({ lines }) => lines.length)).toEqual([1, 1, 1, 1, 1, 1, 4, 1, 6, 1]);
    expect(textBlocks('A    b\nAa   c\n')).toEqual([{ columns: true, lines: ['A    b', 'Aa   c'] }]);
  });
});

describe('wrapText', () => {
  it('never changes words', () => {
    const words = fc.oneof(
      sentences,
      fc
        .array(
          fc.constantFrom(
            '日本語の文',
            'ภาษาไทย',
            'well-known',
            'a/b',
            '1.',
            '-',
            '“q”',
            'https://example.org/a-b',
            '😀',
          ),
          { maxLength: 30 },
        )
        .map((all) => all.join(' ')),
    );
    fc.assert(
      fc.property(words, fc.integer({ min: 10, max: 80 }), fc.constantFrom('', '  '), (text, width, indent) => {
        const wrapped = wrapText(text, { width, indent, eol: '\r\n', firstColumn: 0 });
        const lines = wrapped.split('\r\n').map((line, index) => (index === 0 ? line : line.slice(indent.length)));
        expect(lines.join(' ').replace(/\s+/g, '')).toBe(text.replace(/\s+/g, ''));
        for (const line of lines.slice(1)) expect(line).not.toMatch(/^(?:-|1\.) \S/);
      }),
    );
  });
});
