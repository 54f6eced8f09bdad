import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maxTargetsOfTerminology } from '../../../../contracts/limits.ts';
import { engineCodes, locale } from '../../../../contracts/locales.ts';
import { type Term, termListPrefix } from '../../../../contracts/terminology.ts';
import { engineCsv } from '../../../../core/translation/terminology/engine-lists.ts';
import { listFor } from '../../../../core/translation/terminology/list-for.ts';
import { countsOf, digestOf, listName, storedList } from '../../../../core/translation/terminology/term-list.ts';

const list = (terms: Term[], source = 'en') => storedList('list', source, digestOf(source, terms), terms);
const csvs = (terms: Term[], source?: string) => {
  const stored = list(terms, source);
  return stored.lists.map((each) => [each.name, engineCsv(stored, each)]);
};

describe('Amazon Translate is given', () => {
  test('the pairs, by its own codes, and nothing of what is not translated', () => {
    const terms: Term[] = [
      { source: 'Dragoman', targets: {}, keep: true },
      { source: 'Marrow', targets: { nb: 'Marrow', 'zh-Hant': 'Marrow' } },
      { source: 'ferry', targets: { nb: 'ferge', 'zh-Hant': '渡輪' } },
    ];
    expect(csvs(terms)).toEqual([['list', 'en,no,zh-TW\nferry,ferge,渡輪\n']]);
  });

  test('terms as they stand in the texts that are sent, and as CSV has them', () => {
    expect(csvs([{ source: 'R&D, "new"', targets: { fr: 'R&D <neuf>' } }])).toEqual([
      ['list', 'en,fr\n"R&amp;D, ""new""",R&amp;D &lt;neuf&gt;\n'],
    ]);
  });

  test('a list of its own where languages share a code, and where a language lacks terms', () => {
    const terms: Term[] = [
      { source: 'boat', targets: { pt: 'barco', 'pt-BR': 'barca', es: 'barco' } },
      { source: 'ferry', targets: { pt: 'balsa', 'pt-BR': 'ferry boat' } },
    ];
    expect(csvs(terms)).toEqual([
      ['list', 'en,es\nboat,barco\n'],
      ['list-2', 'en,pt\nboat,barco\nferry,balsa\n'],
      ['list-3', 'en,pt\nboat,barca\nferry,ferry boat\n'],
    ]);
  });

  test('nothing where every term is kept', () => {
    expect(
      csvs([
        { source: 'a', targets: {}, keep: true },
        { source: 'b', targets: { fr: 'b' } },
      ]),
    ).toEqual([]);
  });
});

const tags = fc.constantFrom(
  ...[...engineCodes.filter((code) => code !== 'en').slice(0, 30), 'pt-BR', 'fr-BE', 'de-AT'].map(
    (code) => locale(code).tag,
  ),
);
const word = fc.constantFrom('a', 'b & c', 'd,e', '"f"', 'ä', 'x<y', 'long word');
const term: fc.Arbitrary<Term> = fc.record({ source: fc.uuid(), targets: fc.dictionary(tags, word, { maxKeys: 30 }) });

test('whatever the terms: every pair is in exactly one list, every list within the limits and without an empty cell', () => {
  fc.assert(
    fc.property(fc.array(term, { maxLength: 8 }), (terms) => {
      const stored = list(terms);
      expect(new Set(stored.lists.map(({ name }) => name)).size).toBe(stored.lists.length);
      const found: string[] = [];
      for (const each of stored.lists) {
        const [header = [], ...rows] = parse(engineCsv(stored, each));
        expect(header.length - 1).toBeLessThanOrEqual(maxTargetsOfTerminology);
        expect(new Set(header).size).toBe(header.length);
        for (const row of rows) {
          expect(row).toHaveLength(header.length);
          for (const [index, target] of each.targets.entries()) {
            expect(row[index + 1]).not.toBe('');
            found.push(`${row[0]} ${target} ${row[index + 1]}`);
          }
        }
      }
      const encoded = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
      const expected = terms.flatMap(({ source, targets }) =>
        Object.entries(targets).map(([target, text]) => `${source} ${target} ${encoded(text)}`),
      );
      expect(found.toSorted()).toEqual(expected.toSorted());
    }),
  );
});

describe('a translation takes', () => {
  const terms: Term[] = [
    { source: 'Dragoman', targets: {}, keep: true },
    { source: 'Marrow', targets: { fr: 'Marrow', 'pt-BR': 'Marrow do Sul' } },
    { source: 'ferry', targets: { fr: 'bac', pt: 'balsa', 'pt-BR': 'ferry boat' } },
  ];
  const stored = list(terms);

  test('what concerns its language, under the name that the engine has', () => {
    expect(listFor(stored, 'pt')).toMatchObject({
      name: stored.lists.find(({ targets }) => targets.includes('pt'))?.name,
      terms: [
        { source: 'Dragoman', targets: {}, keep: true },
        { source: 'ferry', targets: { pt: 'balsa' } },
      ],
    });
    expect(listFor(stored, 'pt-BR').terms[2]).toEqual({ source: 'ferry', targets: { 'pt-BR': 'ferry boat' } });
    expect(listFor(stored, 'fr')).not.toHaveProperty('lists');
  });

  test('a term that is its own translation as one that is not translated', () => {
    expect(listFor(stored, 'fr').terms).toEqual([
      { source: 'Dragoman', targets: {}, keep: true },
      { source: 'Marrow', targets: {}, keep: true },
      { source: 'ferry', targets: { fr: 'bac' } },
    ]);
  });

  test('the column of another tag with its engine code, where it has none of its own', () => {
    expect(listFor(stored, 'fr-BE').terms[2]).toEqual({ source: 'ferry', targets: { 'fr-BE': 'bac' } });
    expect(listFor(stored, 'fr-CA').terms).toHaveLength(1);
    expect(listFor(stored, 'ja').terms).toEqual([{ source: 'Dragoman', targets: {}, keep: true }]);
  });
});

describe('the name of a list', () => {
  const pattern = /^([A-Za-z0-9-]_?)+$/;

  test('says whose it is, of which language, what is in it and since when', () => {
    const prefix = termListPrefix('DragomanPipeline7F3A');
    const name = listName(prefix, 'zh-Hant', 'ab'.repeat(32), 12);
    expect(name).toMatch(/^dragoman-[0-9a-f]{8}-zh-Hant-abababababababab-t12$/);
    expect(name).toMatch(pattern);
    expect(termListPrefix('Another')).not.toBe(prefix);
  });

  test('is that of the terms, and not of the source language’s or the file’s', () => {
    const terms: Term[] = [{ source: 'a', targets: { fr: 'b' } }];
    expect(digestOf('en', terms)).toBe(digestOf('en', structuredClone(terms)));
    expect(digestOf('de', terms)).not.toBe(digestOf('en', terms));
    expect(digestOf('en', [{ source: 'a', targets: { fr: 'c' } }])).not.toBe(digestOf('en', terms));
  });
});

test('counts say how much there is of each language', () => {
  expect(
    countsOf('en', [
      { source: 'a', targets: {}, keep: true },
      { source: 'b', targets: { fr: 'c' } },
    ]),
  ).toEqual({
    source: 'en',
    terms: 2,
    doNotTranslate: 1,
    translations: { fr: 1 },
  });
});
