import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Part, SourceDocument } from '../../../../../contracts/document.ts';
import { renderDocument } from '../../../../../core/documents/render-document.ts';
import { displayWidth } from '../../../../../core/lib/text/display-width.ts';
import { pageBody } from '../../../../../core/publication/pages/body/page-body.ts';
import { runs } from '../../../../support/runs.ts';
import { parse, readings, render, shape, shapes } from '../../../support/parse.ts';
import { pseudo } from '../../../support/pseudo.ts';
import { engine, translate } from '../../../support/translation.ts';

const double = (text: string) => text.replace(/\p{L}+/gu, '$&$&');

describe('lines of a Markdown paragraph that are texts of their own', () => {
  it('are rows of a table that is made of spaces, padded again', () => {
    const text =
      '> Region       2025   Remarks\n> North       1,234   **better** than before\n> South          56   the same\n';
    const document = parse('markdown', text);
    expect(readings(document)).toEqual(['Region', 'Remarks', 'North', 'better than before', 'South', 'the same']);
    const lines = render(document, double).trim().split('\n');
    expect(lines.every((line) => line.startsWith('> '))).toBe(true);
    expect(
      new Set(
        ['2025', '1,234', '56'].map((figure, index) => displayWidth((lines[index] ?? '').split(figure)[0] + figure)),
      ).size,
    ).toBe(1);
    expect(shapes(parse('markdown', lines.join('\n')))).toEqual(shapes(document).map(double));
  });

  it('are no rows where two spaces part sentences, or where a column has no second row', () => {
    expect(readings(parse('markdown', 'One.  Two.\nThree.  Four.\n'))).toEqual(['One. Two. Three. Four.']);
    expect(readings(parse('markdown', 'One   two three\nand four more\n'))).toEqual(['One two three and four more']);
  });

  it('do not part what is marked up across them', () => {
    expect(shapes(parse('markdown', '*one\n• two* three\n• four\n'))).toEqual(['<1>one<2/> two</1> three', 'four']);
  });

  it('keep their line ends, hard or not', () => {
    const text = 'Ann Lee\\\n12 Quay Street  \nTel: 555 0100\n';
    expect(render(parse('markdown', text), (value) => value.replace('Ann', 'Anne'))).toBe(text.replace('Ann', 'Anne'));
  });

  it('come back to the byte, and as many, whatever stands in them', async () => {
    const piece = fc.constantFrom(
      'word',
      '**b**',
      '`c  d`',
      // A bullet begins a line: behind a tab it begins a cell, and is kept in the text's place as it is.
      '\n• ',
      '\n– ',
      '   ',
      '  ',
      '\t',
      'Tel: +1 555 0100',
      // No street: it says by its words that lines are lines, and in other words it would not.
      '1,234',
      '\\',
      '<b>',
      '</b>',
      '*',
      '[l](u)',
      'a.',
      '  \n',
      '\n',
      '\n> ',
      '\n  ',
      'so\u00adft',
      '文',
    );
    const paragraph = fc
      .array(piece, { minLength: 3, maxLength: 25 })
      .map((pieces) => pieces.join(' '))
      // Markup in cells: read again, its tags may be a pair where they were two, or in a text where they were in none.
      .filter((text) => !(/<\/?b>/.test(text) && / {2}|\t/.test(text)));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('', '> ', '- '), paragraph, async (first, rest) => {
        const text = first + rest;
        const document = parse('markdown', text);
        expect(render(document, (value) => value, 'en')).toBe(text);
        const change = (run: string) => (/^[<&]/.test(run) ? run : pseudo(run));
        const accented = engine((request) => request.replace(/<[^<>]*>|&\w+;|[^<&]+/g, change));
        const { translations } = await translate(document, { engine: accented });
        const rendition = renderDocument(document, translations, 'fr');
        // A star alone in a cell is not text; where the row is read as a sentence, it is in one.
        const bare = (all: string[]) => all.join('').replace(/[\s*]+/g, '');
        // A title that is read off a text without units has no place in it.
        const read = (all: SourceDocument, changed?: ReadonlyMap<string, Part[]>) =>
          all.units.flatMap(({ id, range, parts }) => (range ? [shape(changed?.get(id) ?? parts)] : []));
        expect(bare(read(parse('markdown', rendition))), rendition).toBe(bare(read(document, translations)));
      }),
      { numRuns: runs(500) },
    );
  });

  it('are no lines of a page where Han and kana meet', () => {
    const text = '港の図書館は\n模型の船を貸し出した、\nand so\non。\n';
    expect(pageBody(parse('markdown', text), text, 'T')).toContain('港の図書館は模型の船を貸し出した、\nand so\non。');
  });
});
