import { describe, expect, it, test } from 'vitest';
import { isKeptLine } from '../../../../core/documents/protection/kept-lines.ts';
import { isPageHeader } from '../../../../core/documents/protection/page-headers.ts';
import { isPostalLine } from '../../../../core/documents/protection/postal-lines.ts';
import { parse } from '../../support/parse.ts';
import { engine, inLines, shout, translate } from '../../support/translation.ts';

describe('page headers', () => {
  test.each([
    'Page 2 of 5',
    'page 3',
    '- Page 2 -',
    'Seite 2 von 3',
    'p. 4',
    'Página 2/5',
    'Harbour Library – Page 2 of 3',
    'Acme | page 2',
    '第 2 页',
    'Harbour Library / page 2 / add one',
    'Page 3 – Harbour Library',
    'Boats – first add',
    'Page 2 | add 1',
  ])('%s is one', (line) => expect(isPageHeader(line)).toBe(true));
  test.each([
    'See page 12',
    'Page 2 shows the boats',
    'Pages of a life',
    'The boats. See – page 2',
    '2026',
    'Add one',
    'First page 2 of 5 then page 3',
    'Take two',
  ])('%s is a text like any other', (line) => expect(isPageHeader(line)).toBe(false));
});

describe('postal lines', () => {
  test.each([
    '12 Quay Street',
    '221B Baker St.',
    '1600 Pennsylvania Avenue NW, Washington',
    '350 5th Avenue, Floor 21',
    'P.O. Box 12 34',
    'Postfach 10 20 30',
    '5, rue de la Paix',
    '12 bis avenue des Champs-Élysées',
    'Calle Mayor 5',
    'Rua Augusta, 12',
    'Via dei Fori Imperiali 1',
    'Hauptstraße 12',
    'ul. Rzeczna 1, 00-001 Warszawa',
    'al. Niepodległości 5/7',
    'Unter Linden Str. 5',
    'Keizersgracht 123',
    'London SW1A 1AA',
    'Portland, OR 97201',
    'Ottawa ON K1A 0B1',
    '12 Old Quay Road, Port Ellison',
    'Sydney NSW 2000',
    'São Paulo - SP, 01310-100',
    'CH-8001 Zürich',
    '1200-109 Lisboa',
    '1011 AB Amsterdam',
    '〒100-0001 東京都千代田区千代田1-1',
  ])('%s is one', (line) => expect(isPostalLine(line, false)).toBe(true));

  test.each([
    '2026 Annual Report',
    '10 Downing Street is open to visitors',
    '5 Ways to Walk the Street',
    'The boats of Quay Street',
    '12 boats on Quay Street',
    '50000 Visitors',
    '12 Angry Men',
    '2 Men Face Court',
    '5 Days On The Road',
    '10 Downing Street Confirms Talks',
    'Suite 12',
    'In 2026 the Quay Street opened',
    'Box 12 of the library',
    'Via Rail lends 12 boats',
  ])('%s is a text like any other', (line) => expect(isPostalLine(line, false)).toBe(false));

  test.each([
    '10115 Berlin',
    '75008 Paris Cedex 08',
    '114 55 Stockholm',
    '12 Old Quay Road',
    'Suite 400',
    'Portland, Oregon 97201',
  ])('%s is one among other lines only', (line) => {
    expect(isPostalLine(line, true)).toBe(true);
    expect(isPostalLine(line, false)).toBe(false);
  });

  it.each([
    'a ',
    'A ',
    "l'",
    'de ',
    '1 ',
    'Aa-',
    '1 A ',
    '1a-1',
    '1 Rue de la ',
    '12 A Street A ',
    'Calle de ',
    'A',
    'A, ',
    'Aa, ',
    'A. ',
    '1, ',
  ])('takes no time for %j', (unit) => {
    // What takes the square of its length, or worse, outlasts the time that a test has.
    for (let round = 0; round < 1_000; round++) {
      for (const kind of [undefined, 'line', 'cell'] as const) {
        expect(isKeptLine(`1 ${unit.repeat(110 / unit.length)}!`, kind)).toBe(false);
        isKeptLine(unit.repeat(120 / unit.length), kind);
        isKeptLine(`1 A Street, ${unit.repeat(90 / unit.length)}!`, kind);
        isKeptLine(`${unit.repeat(110 / unit.length)}1!`, kind);
      }
    }
  });
});

describe('what is sent', () => {
  it.each([
    ['text', 'Teresa Vaz, founder\n12 Quay Street\n10115 Berlin\nTel: 555 0100\n', ['Teresa Vaz, founder', 'Tel:']],
    ['markdown', 'Teresa Vaz, founder\\\n12 Quay Street\\\n10115 Berlin\n', ['Teresa Vaz, founder']],
    ['html', '<p>Teresa Vaz, founder<br>12 Quay Street<br>10115 Berlin', ['Teresa Vaz, founder']],
    ['text', 'Page 2 of 5\n\nThe boats\n\n-more-\n', ['The boats']],
    ['markdown', '• one boat\n• two boats\n', ['one boat', 'two boats']],
    [
      'text',
      'The boats\n\nIt is long.\n\n-more-\n\nTHE BOATS\nPage 2\n\nIt goes on.\n',
      ['The boats', 'It is long.', 'It goes on.'],
    ],
    [
      'markdown',
      'It is long.\n\n-more-\n\nBoats, 2\n\nOn.\n\n(more)\n\nBoats, 3\n\nEnd it.\n',
      ['It is long.', 'On.', 'End it.'],
    ],
    ['markdown', '> • one boat\n>   of two\n> • two boats\n', ['one boat of two', 'two boats']],
    ['markdown', '– one boat\n– two boats\n', ['one boat', 'two boats']],
    ['markdown', 'We lend boats\n– and ships – to all.\n', ['We lend boats – and ships – to all.']],
    ['markdown', 'Ann\n12 Quay Street\nTel: 555 0100\n', ['Ann', 'Tel:']],
    [
      'markdown',
      'Find us at\n12 Quay Street, where the harbour ends.\n',
      ['Find us at 12 Quay Street, where the harbour ends.'],
    ],
    ['text', '\u2022one boat\no\ttwo boats\n\uf0a7 three\n', ['one boat', 'two boats', 'three']],
    ['text', '\uf0b7 one boat\n– two boats\n', ['one boat', 'two boats']],
    ['html', '<p>– two boats', ['two boats']],
  ] as const)('%s: %j', async (format, text, sent) => {
    const upper = engine(inLines(shout));
    const document = parse(format, text);
    await translate(document, { engine: upper });
    expect(upper.sent.flatMap((request) => request.split('\n'))).toEqual(expect.arrayContaining([...sent]));
    expect(upper.sent.join('\n').split('\n')).toHaveLength(
      sent.length + (document.units.some(({ range }) => !range) ? 1 : 0),
    );
  });
});
