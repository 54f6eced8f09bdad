import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Rejection } from '../../../../contracts/failures.ts';
import { readTerms, type TermFile } from '../../../../core/translation/terminology/read-terms.ts';

function read(text: string | Uint8Array, kind: TermFile['kind'] = 'csv', source = 'en') {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  return readTerms(bytes, { key: `terminology/${source}.${kind}`, kind, source });
}

/** What a file is rejected with: a message for each mistake. */
function mistakes(...args: Parameters<typeof read>): string[] {
  try {
    read(...args);
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    expect(error.errors.every(({ code }) => code === 'InvalidTerminology')).toBe(true);
    return error.errors.map(({ message }) => message);
  }
  throw new Error('the file was taken');
}

describe('a table', () => {
  test('names its languages in the first row, and is put in order', () => {
    expect(read('en,fr,zh-TW\nferry,bac,渡輪\nboat,bateau,\n')).toEqual([
      { source: 'boat', targets: { fr: 'bateau' } },
      { source: 'ferry', targets: { fr: 'bac', 'zh-Hant': '渡輪' } },
    ]);
  });

  test('may be as Amazon Translate has it, with the same word everywhere', () => {
    expect(read('en,fr,es\nAmazon Photos,Amazon Photos,Amazon Photos')).toEqual([
      { source: 'Amazon Photos', targets: { es: 'Amazon Photos', fr: 'Amazon Photos' } },
    ]);
  });

  test.each([
    ['with semicolons, as spreadsheets write it elsewhere', 'en;fr\nferry;"bac; ferry"\n'],
    ['with tabs', 'en\tfr\nferry\tbac; ferry\n', 'tsv'],
    [
      'with a byte order mark and other line ends',
      '\ufeffen;fr\r\n\r\nferry;bac; ferry'.replace('bac; ferry', '"bac; ferry"'),
    ],
    ['in UTF-16', Buffer.from('\ufeffen\tfr\r\nferry\tbac; ferry\r\n', 'utf16le'), 'tsv'],
    ['with spaces around', ' en , fr \n  ferry , bac; \t ferry \n'],
    ['with empty rows', 'en,fr\n,\nferry,bac; ferry\n,\n\n'],
  ] as const)('%s', (_, text, kind: TermFile['kind'] = 'csv') => {
    expect(read(text, kind)).toEqual([{ source: 'ferry', targets: { fr: 'bac; ferry' } }]);
  });

  test('marks in a column what is never translated', () => {
    const keep = { targets: {}, keep: true };
    expect(read('en,Do Not Translate,fr\nDragoman,x,\nMarrow,yes,Marrow\nferry,,bac\nboat,no,bateau\n')).toEqual([
      { source: 'Dragoman', ...keep },
      { source: 'Marrow', ...keep },
      { source: 'boat', targets: { fr: 'bateau' } },
      { source: 'ferry', targets: { fr: 'bac' } },
    ]);
    expect(read('en,keep\nDragoman,1\n')).toEqual([{ source: 'Dragoman', ...keep }]);
  });

  test('is read in the encoding that it declares', () => {
    const bytes = Buffer.from('en,fr\nsummer,été\n', 'latin1');
    expect(readTerms(bytes, { key: 'terminology/en.csv', kind: 'csv', source: 'en', charset: 'windows-1252' })).toEqual(
      [{ source: 'summer', targets: { fr: 'été' } }],
    );
    expect(() => read(bytes)).toThrow(/iconv -f .* terminology\/en\.csv/);
  });

  test('says in several rows what belongs together', () => {
    expect(read('en,fr,es\nferry,bac,\nferry,,barco\nferry,bac,barco\n')).toEqual([
      { source: 'ferry', targets: { es: 'barco', fr: 'bac' } },
    ]);
  });

  test('has terms in NFC on one line', () => {
    expect(
      read('en,fr\n"cafe\u0301\nbar",  "le  cafe\u0301"  \n'.replace(',  "', ',"').replace('"  \n', '"\n')),
    ).toEqual([{ source: 'café bar', targets: { fr: 'le café' } }]);
  });
});

describe('a table is rejected', () => {
  const long = 'é'.repeat(101);
  test.each<[string, string, (string | RegExp)[]]>([
    [
      'with an unknown language',
      'en,frr-x,fr\na,b,c\n',
      [/^Line 1: column 2, "frr-x", is not a language that the engine knows/],
    ],
    [
      'with another source',
      'fr,en\na,b\n',
      [
        /^Line 1: the first column must be the source language, "en".*it is "fr"/,
        /^Line 1: column 2, "en", is the source language/,
      ],
    ],
    [
      'with a variant of the source as a target',
      'en,en-GB\na,b\n',
      [/^Line 1: column 2, "en-GB", is the source language/],
    ],
    ['with a language twice', 'en,zh,zh-CN\na,b,c\n', [/^Line 1: column 3, "zh-CN", is column 2 once more/]],
    ['with two marks', 'en,keep,do-not-translate\na,x,\n', [/^Line 1: column 3, .*the mark once more/]],
    ['with the source only', 'en\na\n', [/^Line 1: there is only the source language/]],
    ['with an empty term', 'en,fr\n,b\n', ['Line 2: the term is empty.']],
    ['with a term without a translation', 'en,fr\na,\n', [/^Line 2: "a" does not have a translation/]],
    [
      'with a long term',
      `en,fr\n${long},b\na,${long}\n`,
      [/^Line 2: "é.*…" takes 202 bytes; a term takes 200/, /^Line 3/],
    ],
    ['with a term that is long as it is sent', `en,fr\n${'&'.repeat(41)},b\n`, [/takes 205 bytes/]],
    ['with another translation below', 'en,fr\na,b\n\na,c\n', ['Line 4: "a" is "c" here and "b" in line 2 (fr).']],
    [
      'with a mark that is translated',
      'en,keep,fr\na,x,b\n',
      [/^Line 2: "a" is marked as never translated, and translated as "b"/],
    ],
    ['with a term kept and not', 'en,keep,fr\na,x,\na,,b\n', [/^Line 3: "a" is in line 2 too/]],
    ['with a mark that is no mark', 'en,keep\na,perhaps\n', ['Line 2: "perhaps" is neither yes nor no.']],
    ['with too many cells', 'en,fr\na,b\nc,d, e\n', [/^Line 3: it has 3 cells, but the first line has 2/]],
    ['with an open quotation', 'en,fr\na,b\n"c,d\n', [/quotation mark opens a cell/]],
    ['with a quotation mark inside', 'en,fr\n17" screen,b\n', [/^Line 2: a quotation mark is in the middle/]],
    ['without terms', 'en,fr\n', [/does not contain terms/]],
    ['without anything', ' \n', [/does not contain terms/]],
    ['that is a spreadsheet', 'PK\x03\x04\0\0', [/may be a spreadsheet/]],
  ])('%s', (_, text, expected) => {
    expect(mistakes(text)).toEqual(
      expected.map((each) => (typeof each === 'string' ? each : expect.stringMatching(each))),
    );
  });

  test('with its lines counted through cells of several lines', () => {
    expect(mistakes('en,fr\n"a\nb",c\n"d\ne",\n')).toEqual([expect.stringMatching(/^Line 4: "d e" does not have/)]);
  });

  test('with twenty mistakes and how many more there are', () => {
    const found = mistakes(`en,fr\n${'a,\n'.repeat(30)}`);
    expect(found).toHaveLength(21);
    expect(found.at(-1)).toBe('There are 10 more mistakes; these are the first 20.');
  });
});

describe('TMX', () => {
  const tmx = (units: string, doctype = '<!DOCTYPE tmx SYSTEM "tmx14.dtd">') =>
    `<?xml version="1.0" encoding="UTF-8"?>\n${doctype}\n<tmx version="1.4">\n<header srclang="en" datatype="PlainText" segtype="phrase" adminlang="en" creationtool="x" creationtoolversion="1" o-tmf="x"/>\n<body>\n${units}\n</body></tmx>\n`;
  const tuv = (language: string, text: string) => `<tuv xml:lang="${language}"><seg>${text}</seg></tuv>`;

  test('has a term a unit, its languages with regions as tools write them', () => {
    const units = `<tu>${tuv('en-US', 'R&amp;D')}${tuv('fr-FR', '<bpt i="1">{b}</bpt>R<hi>&#38;</hi>D<ept i="1">{/b}</ept>')}</tu>`;
    expect(read(tmx(units), 'tmx')).toEqual([{ source: 'R&D', targets: { 'fr-FR': 'R&D' } }]);
  });

  test('marks by a property what is never translated, and prefers the source’s own tag', () => {
    const units = `<tu><prop type="do-not-translate">yes</prop>${tuv('en-GB', 'Marow')}${tuv('en', 'Marrow')}</tu>`;
    expect(read(tmx(units), 'tmx')).toEqual([{ source: 'Marrow', targets: {}, keep: true }]);
  });

  test('is read in the encoding of its declaration', () => {
    const text = tmx(`<tu>${tuv('en', 'summer')}${tuv('fr', 'été')}</tu>`).replace('UTF-8', 'ISO-8859-1');
    expect(read(Buffer.from(text, 'latin1'), 'tmx')).toEqual([{ source: 'summer', targets: { fr: 'été' } }]);
  });

  test.each([
    ['without the source', tmx(`<tu>${tuv('fr', 'bac')}</tu>`), /^Line 6: the unit has no text in the source language/],
    ['with an unknown language', tmx(`<tu>${tuv('en', 'a')}${tuv('qq', 'b')}</tu>`), /^Line 6: "qq" is not a language/],
    ['that is another XML', '<xliff/>', /^Line 1: the file begins with <xliff>/],
    ['that is cut off', tmx('<tu>').replace('</body></tmx>', ''), /not readable XML/],
    ['that declares entities', tmx('', '<!DOCTYPE tmx [<!ENTITY a "b">]>'), /document type declaration/],
    ['without units', tmx(''), /does not contain terms/],
  ])('%s is rejected', (_, text, expected) => {
    expect(mistakes(text, 'tmx')[0]).toMatch(expected);
  });
});

test('whatever stands in cells, reading what a spreadsheet writes gives it back', () => {
  const cell = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
    .map((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim());
  const words = cell.filter((text) => text !== '' && !text.includes('\0') && !/[&<>\ud800-\udfff]/.test(text));
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.record({ source: words, target: words }), { minLength: 1, selector: ({ source }) => source }),
      (rows) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const text = `en,fr\n${rows.map(({ source, target }) => `${quoted(source)},${quoted(target)}`).join('\r\n')}`;
        const expected = rows
          .map(({ source, target }) => ({ source, targets: { fr: target } }))
          .sort((a, b) => (a.source < b.source ? -1 : 1));
        expect(read(text)).toEqual(expected);
      },
    ),
  );
});
