import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderDocument } from '../../../../../core/documents/render-document.ts';
import { displayWidth } from '../../../../../core/lib/text/display-width.ts';
import { runs } from '../../../../support/runs.ts';
import { parse, render, shape, shapes, translated } from '../../../support/parse.ts';

const prose = `The floating library of the old harbour announced on Monday that it has
lent its *hundred thousandth* model boat, eleven years after the first one
left its shelves. The borrower, a [pupil](https://example.org "A title") of
nine, will keep it for a \`whole month\` instead of the usual week.
`;

const double = (text: string) => text.replace(/\p{L}+/gu, '$&$&');
const inContainer = (first: string, rest: string, text = prose) =>
  text
    .trimEnd()
    .split('\n')
    .map((line, index) => (index === 0 ? first : rest) + line)
    .join('\n');

describe('hard-wrapped Markdown', () => {
  it.each([
    ['in a quote', '> ', '> '],
    ['in an item', '- ', '  '],
    ['in a numbered item', '10. ', '    '],
    ['in a quote in an item', '- > ', '  > '],
    ['in a lazy quote', '> ', ''],
    ['in an item in a quote', '> 1. ', '>    '],
    ['in a footnote', '[^1]: ', '    '],
    ['at the left', '', ''],
  ])('%s is wrapped again, with what its lines begin with', (_, first, rest) => {
    const source = inContainer(first, rest);
    const document = parse('markdown', source);
    const lines = render(document, double).split('\n');
    expect(lines.length).toBeGreaterThan(5);
    for (const [index, line] of lines.entries()) {
      expect(line.startsWith(index === 0 ? first : rest), line).toBe(true);
      expect(displayWidth(line)).toBeLessThanOrEqual(80);
    }
    expect(shapes(parse('markdown', lines.join('\n')))).toEqual(shapes(document).map(double));
  });

  it('in an item of a list in a list too', () => {
    const source = `- one\n\n${inContainer('  1. ', '     ')}\n\n     - deeper\n`;
    const lines = render(parse('markdown', source), double).split('\n');
    expect(lines.filter((line) => /^ {5}\S/.test(line)).length).toBeGreaterThan(4);
  });

  it('keeps line endings and hard breaks', () => {
    const source = `${prose.trimEnd()}\\\n${prose}`.replace(/\n/g, '\r\n');
    const rendition = render(parse('markdown', source), double);
    expect(rendition).not.toMatch(/[^\r]\n/);
    expect(rendition.match(/\\\r\n/g)).toHaveLength(1);
    for (const line of rendition.split('\r\n')) expect(displayWidth(line)).toBeLessThanOrEqual(77);
  });

  it('never breaks markup that holds spaces', () => {
    const rendition = render(parse('markdown', prose), double);
    expect(rendition).toContain('](https://example.org "A titleA title")'.replace('A titleA title', 'AA titletitle'));
    expect(rendition).toContain('`whole month`');
  });

  it('is left on one line where it was written so, and where no width is common', () => {
    const one = `${prose.replace(/\n/g, ' ').trim()}\n`;
    expect(render(parse('markdown', one), double).split('\n')).toHaveLength(2);
    const sentences = 'A short line.\nAnother line that is longer than the first one is.\nThe end.\n';
    expect(render(parse('markdown', sentences), double).split('\n')).toHaveLength(2);
  });

  it('joins Han and kana without a space', () => {
    const line = '港の図書館は十万隻目の模型の船を貸し出したと月曜日に発表した';
    const text = `${`> ${line}\n`.repeat(5)}> 終わり。\n`;
    const document = parse('markdown', text);
    expect(shapes(document)).toEqual([`${line.repeat(5)}終わり。`]);
    const rendition = render(document, (source) => source.replace(/港/g, '湾'));
    for (const each of rendition.trim().split('\n')) expect(displayWidth(each)).toBeLessThanOrEqual(64);
    expect(shapes(parse('markdown', rendition))).toEqual([`${line.repeat(5)}終わり。`.replace(/港/g, '湾')]);
  });

  it('is wrapped in display columns in a language without spaces, and reads the same', () => {
    const ships = (text: string) => text.replace(/\p{L}+ ?/gu, '船');
    const document = parse('markdown', prose);
    const rendition = render(document, ships);
    expect(shapes(parse('markdown', rendition))).toEqual(shapes(document).map(ships));
    const wide = render(document, (text) => text.replace(/\p{L}+ ?/gu, '模型の船'));
    expect(wide.split('\n').length).toBeGreaterThan(6);
    for (const line of wide.split('\n').filter((each) => !each.includes(']('))) {
      expect(displayWidth(line), line).toBeLessThanOrEqual(76);
    }
  });

  const words = [
    ...[
      '#',
      '##',
      '>',
      '-',
      '+',
      '*',
      '1.',
      '1)',
      '123456789.',
      '===',
      '---',
      '- -',
      '***',
      '```',
      '~~~',
      '|',
      '|---|',
    ],
    ...[
      '<div>',
      '</div>',
      '<!--',
      '[^1]:',
      '[a]:',
      '\\',
      '\\\\',
      ':--',
      '&',
      'word',
      'words',
      'longer',
      '文',
      'a*b',
      '_x_',
    ],
  ];

  it('never begins a line with what would be a marker, whatever the translation says', () => {
    const translation = fc
      .array(fc.constantFrom(...words), { minLength: 1, maxLength: 60 })
      .map((all) => all.join(' '));
    const container = fc.constantFrom(
      ['', ''],
      ['> ', '> '],
      ['- ', '  '],
      ['1. ', '   '],
      ['- > ', '  > '],
      ['> ', ''],
    );
    fc.assert(
      fc.property(translation, translation, container, (one, two, [first = '', rest = '']) => {
        const document = parse('markdown', inContainer(first, rest));
        let next = 0;
        const translations = translated(document, (text) => (next++ % 2 ? ` ${one} ` : text.replace(/\w+/, two)));
        const rendition = renderDocument(document, translations, 'fr');
        const read = parse('markdown', rendition).units.map(({ kind, parts }) => `${kind} ${shape(parts)}`);
        const expected = document.units.map(({ id, kind, parts }) => `${kind} ${shape(translations.get(id) ?? parts)}`);
        const bare = (texts: string[]) => texts.map((text) => text.replace(/\s+/g, ''));
        expect(bare(read), rendition).toEqual(bare(expected));
      }),
      { numRuns: runs(500) },
    );
  });
});
