import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../../../../core/lib/text/display-width.ts';
import { runs, tier } from '../../../../support/runs.ts';
import { parse, readings, render } from '../../../support/parse.ts';
import { engine, translate } from '../../../support/translation.ts';

const double = (text: string) => text.replace(/\p{L}+/gu, '$&$&');
const kana = (text: string) => text.replace(/\p{L}/gu, 'ね');

const table = [
  'Year        Boats   Remarks',
  '2024          120   the first of them',
  '2025        1,850   more than ever',
  'All years   1,970   as of today',
  '',
].join('\n');

/** The display columns at which a text begins and ends in its line. */
function place(rendition: string, text: string): [number, number] {
  const line = rendition.split('\n').find((each) => each.includes(text)) ?? '';
  const start = displayWidth(line.slice(0, line.indexOf(text)));
  return [start, start + displayWidth(text)];
}

describe('columns of plain text', () => {
  it('are cells', () => {
    const { units } = parse('text', table);
    expect(units.map(({ kind }) => kind)).toEqual(units.map(() => 'cell'));
    expect(readings(parse('text', table))).toEqual([
      ...['Year', 'Boats', 'Remarks', 'the first of them', 'more than ever', 'All years', 'as of today'],
    ]);
  });

  it.each([
    ['longer', double],
    ['wide', kana],
    ['shorter', (text: string) => text.replace(/\p{L}+/gu, (word) => word.slice(0, 2))],
  ])('are aligned again where texts become %s: words at the left, figures at the right', (_, change) => {
    const rendition = render(parse('text', table), change);
    const starts = ['Remarks', 'the first of them', 'more than ever', 'as of today'].map(
      (text) => place(rendition, change(text))[0],
    );
    expect(new Set(starts).size).toBe(1);
    const figures = ['120', '1,850', '1,970'].map((text) => place(rendition, text)[1]);
    expect(new Set(figures).size).toBe(1);
    for (const line of rendition.split('\n').filter(Boolean)) expect(line.split(/ {2,}/)).toHaveLength(3);
  });

  it('stay where they were where there is room', () => {
    const contact = 'Contact:       Teresa Vaz\nTelephone:     +351 21 000 0000\nRole:          founder\n';
    expect(render(parse('text', contact), (text) => text.replace('Role', 'Funktion').replace('founder', 'x'))).toBe(
      contact.replace('Role:    ', 'Funktion:').replace('founder', 'x'),
    );
  });

  it('made by tabs are padded by tabs', () => {
    const text = 'Name\t\tBoats\nTeresa\t\ttwelve boats\nAnn\t\tthree\n';
    expect(render(parse('text', text), double)).toBe(
      'NameName\tBoatsBoats\nTeresaTeresa\ttwelvetwelve boatsboats\nAnnAnn\t\tthreethree\n',
    );
    expect(render(parse('text', text), (word) => `${word} of the harbour`)).toContain('\nAnn of the harbour\tthree of');
  });

  it('that are not aligned keep their gaps', () => {
    const values = 'a\tbb\tc\nnumber of boats\tbb\tc\n';
    expect(render(parse('text', values), double)).toBe('aa\tbbbb\tcc\nnumbernumber ofof boatsboats\tbbbb\tcc\n');
  });

  it('are no sentences with two spaces between them', () => {
    const typed = 'The library lends boats.  It has many.\nEvery child may have one.  They bring it back.\n';
    expect(readings(parse('text', typed))).toHaveLength(2);
  });

  const report = [
    '                         Three months ended        Nine months ended',
    '                            2026       2025          2026       2025',
    '',
    'Revenue                   $1,234     $1,100        $3,456     $3,210',
    '',
    'Cost of sales               (567)      (512)       (1,600)    (1,499)',
    '',
    'Expenses:',
    '  Research                   120        118           360        350',
    '  Sales, general and',
    '    administrative            99        101           300        298',
    '                          ======     ======        ======     ======',
    '',
  ].join('\n');

  it.each([
    ['longer', double],
    ['wide', kana],
  ])('go on across blank lines, below titles and around labels, where texts become %s', (_, change) => {
    const rendition = render(parse('text', report), change);
    const ends = (texts: string[]) => new Set(texts.map((text) => place(rendition, text)[1]));
    expect(ends(['$1,234', ' 120', ' 99'])).toHaveProperty('size', 1);
    expect(ends(['$3,456', ' 360', ' 300'])).toHaveProperty('size', 1);
    expect(ends(['$3,210', ' 350', ' 298'])).toHaveProperty('size', 1);
    const rule = rendition.split('\n').find((line) => line.includes('=')) ?? '';
    expect(displayWidth(rule.trimEnd())).toBe([...ends(['$3,210'])][0]);
    expect(parse('text', rendition).units.map(({ kind }) => kind)).toEqual(
      parse('text', report).units.map(({ kind }) => kind),
    );
    // Labels keep the indentation that says what they are part of.
    expect(rendition).toMatch(new RegExp(`^ {4}${change('administrative')} `, 'm'));
  });

  it('of addresses side by side stay below each other', () => {
    const two = [
      'Contact: Teresa Vaz                   Investors: John Roe',
      '         Harbour Library                         Marrow Capital',
      '         +351 21 000 0000                        +44 20 7946 0958',
      '',
    ].join('\n');
    const rendition = render(parse('text', two), (text) => text.replace('Library', 'Library of the Coast'));
    expect(place(rendition, 'Marrow')[0]).toBe(place(rendition, '+44')[0]);
    expect(rendition).toContain('Library of the Coast');
  });

  it('are no codes to translate', async () => {
    const echo = engine();
    const parts = 'Period    Part        Name\nQ3        SKU-9912    Sail\nFY26      A4          CO2\n';
    await translate(parse('text', parts), { engine: echo });
    expect(echo.sent.join('\n').split('\n')).toEqual(['Period', 'Part', 'Name', 'Sail']);
  });

  it('may be thousands of rows', () => {
    const rows = tier === 'thorough' ? 50_000 : 5_000;
    expect(render(parse('text', 'a\tb\n'.repeat(rows)), double)).toBe('aa\tbb\n'.repeat(rows));
  });

  it('do not reach the engine with what is between them', async () => {
    const echo = engine();
    await translate(parse('text', table), { engine: echo });
    expect(echo.sent.join('\n')).not.toMatch(/\t| {2}/);
  });

  it('come back to the byte, whatever stands in them', () => {
    const cell = fc.constantFrom('a', 'word', '12', '港の', '-----', 'two words', '', '。');
    const gap = fc.constantFrom('\t', '  ', '   ', '\t\t', ' \t', '      ');
    const row = fc.array(fc.tuple(cell, gap), { minLength: 1, maxLength: 5 }).map((cells) => cells.flat().join(''));
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), (rows) => {
        const text = rows.join('\r\n');
        const document = parse('text', text);
        expect(render(document, (value) => value)).toBe(text);
        const rendition = render(document, double);
        expect(rendition.split('\r\n')).toHaveLength(rows.length);
        expect(rendition.replace(/\s+/g, '')).toBe(double(text).replace(/\s+/g, ''));
      }),
      { numRuns: runs(1_000) },
    );
  });
});
