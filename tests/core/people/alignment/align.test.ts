import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FormatName, SourceDocument } from '../../../../contracts/document.ts';
import { type Alignment, align } from '../../../../core/people/alignment/align.ts';
import { runs, tier } from '../../../support/runs.ts';
import { anyParsed } from '../../support/any-document.ts';
import { prose } from '../../support/arbitraries.ts';
import { parse, readings } from '../../support/parse.ts';

const file = (path: string) => readFileSync(new URL(`../../../../${path}`, import.meta.url), 'utf8');
const english = file('examples/river-ferry.md');
const french = file('tests/fixtures/human/river-ferry.fr.md');
const ferry = parse('markdown', english);

const inFrench = (text: string) => parse('markdown', text, { language: 'fr' });
const paragraphs = (text: string) => text.split('\n\n');
const document = (texts: readonly string[], language: string) => parse('text', texts.join('\n\n'), { language });

/** Pairs that do not stand at the same place, where the human's blocks are known to be in the order of `order`. */
function wrong({ pairs }: Pick<Alignment, 'pairs'>, source: SourceDocument, human: SourceDocument, order: number[]) {
  const place = (document: SourceDocument, id: string) => document.units.findIndex((unit) => unit.id === id);
  return pairs.filter(([one, other]) => order[place(human, other)] !== place(source, one));
}

describe('a translation', () => {
  const { aligned, score, pairs, likely } = align(ferry, inFrench(french));

  test('is aligned, block for block', () => {
    expect(aligned).toBe(true);
    expect(score).toBeGreaterThan(0.85);
    expect(likely).toEqual(ferry.units.map(({ id }) => [id, id]));
  });

  test('enters the memory where each block can only be that of its source', () => {
    expect(pairs.filter(([one, other]) => one !== other)).toEqual([]);
    expect(pairs.length).toBeGreaterThanOrEqual(22);
  });

  test('without one of its blocks is aligned but for that block', () => {
    const blocks = paragraphs(french);
    const human = inFrench(blocks.filter((block) => !block.startsWith('Le bac a coûté')).join('\n\n'));
    const found = align(ferry, human);
    expect(found.aligned).toBe(true);
    const order = ferry.units.map((_, index) => index).filter((index) => !isAbout(ferry, index, '1,850'));
    expect(wrong(found, ferry, human, order)).toEqual([]);
    expect(found.pairs.length).toBeGreaterThanOrEqual(18);
  });

  test('with a block more is aligned but for that block', () => {
    const blocks = paragraphs(french);
    const human = inFrench(
      blocks.toSpliced(3, 0, 'Note de la traductrice : une couronne vaut 14 centimes.').join('\n\n'),
    );
    const found = align(ferry, human);
    expect(found.aligned).toBe(true);
    const order = ferry.units.map((_, index) => index).toSpliced(3, 0, -1);
    expect(wrong(found, ferry, human, order)).toEqual([]);
  });

  test('with two blocks made one pairs neither of them', () => {
    const human = inFrench(
      french
        .replace('gratuitement.\n\n## Une', 'gratuitement.\n\n## Une')
        .replace('cinquante.\n\nMarrow', 'cinquante. Marrow'),
    );
    const found = align(ferry, human);
    expect(found.aligned).toBe(true);
    expect(found.pairs.filter(([id]) => id === 'b2' || id === 'b3')).toEqual([]);
    const order = ferry.units.map((_, index) => index).toSpliced(2, 1);
    expect(wrong(found, ferry, human, order)).toEqual([]);
  });
});

describe('another order', () => {
  const long = readings(ferry).flatMap((text, index) => (text.length > 100 ? [index] : []));
  const texts = long.map((index) => readings(ferry)[index] ?? '');
  const translated = long.map((index) => readings(inFrench(french))[index] ?? '');
  const source = document(texts, 'en');

  test('is such that the blocks are each other’s', () => {
    expect(texts).toHaveLength(translated.length);
    expect(align(source, document(translated, 'fr')).pairs).toHaveLength(texts.length);
  });

  test('never makes a wrong pair', () => {
    const places = texts.map((_, index) => index);
    fc.assert(
      fc.property(fc.shuffledSubarray(places, { minLength: places.length }), (order) => {
        const human = document(
          order.map((place) => translated[place] ?? ''),
          'fr',
        );
        const found = align(source, human);
        expect(wrong(found, source, human, order)).toEqual([]);
        expect(wrong({ pairs: found.likely }, source, human, order)).toEqual([]);
      }),
      { numRuns: runs(150) },
    );
  });

  test('of two neighbours is seen', () => {
    for (let at = 0; at + 1 < texts.length; at++) {
      const order = texts.map((_, index) => (index === at ? at + 1 : index === at + 1 ? at : index));
      const human = document(
        order.map((place) => translated[place] ?? ''),
        'fr',
      );
      expect(wrong(align(source, human), source, human, order)).toEqual([]);
    }
  });

  test('of blocks with nothing to tell them apart enters the memory neither way', () => {
    const items = ['- Free entry', '- Open every day', '- Warm meals'];
    const said = ['- Entrée libre', '- Ouvert chaque jour', '- Repas chauds'];
    const [first, ...rest] = paragraphs(english);
    const [premier, ...autres] = paragraphs(french);
    const from = parse('markdown', [first, items.join('\n'), ...rest].join('\n\n'));
    for (const list of [said, said.toReversed()]) {
      const human = inFrench([premier, list.join('\n'), ...autres].join('\n\n'));
      const { aligned, pairs } = align(from, human);
      expect(aligned).toBe(true);
      expect(pairs.filter(([id]) => ['b2', 'b3', 'b4'].includes(id))).toEqual([]);
    }
  });
});

describe('something else', () => {
  test('is not aligned', () => {
    const other = parse('text', file('examples/observatory.txt'), { language: 'fr' });
    expect(align(ferry, other)).toMatchObject({ aligned: false, pairs: [], likely: [] });
    expect(align(parse('text', english), other)).toMatchObject({ aligned: false });
    expect(align(ferry, inFrench(''))).toMatchObject({ aligned: false, score: 0 });
  });

  test('is told from the right version', () => {
    const later = parse(
      'markdown',
      english.replace('5 December', '12 December').replace('96 passengers', '80 passengers'),
    );
    expect(align(ferry, inFrench(french)).score).toBeGreaterThan(align(later, inFrench(french)).score);
  });
});

describe('the same text', () => {
  const identity = (document: SourceDocument, language: string) => {
    const { aligned, pairs, likely } = align(document, { ...document, language });
    const said = document.units.filter(({ parts }) =>
      parts.some((part) => part.type === 'text' && /\p{L}/u.test(part.value)),
    );
    return { aligned, likely, all: said.map(({ id }) => [id, id]), pairs };
  };

  test.each(['river-ferry.md', 'harvest-fair.html', 'observatory.txt'])('%s aligns fully with itself', (name) => {
    const format = { md: 'markdown', html: 'html', txt: 'text' }[name.split('.')[1] ?? ''] as FormatName;
    const { aligned, pairs, all } = identity(parse(format, file(`examples/${name}`)), 'fr');
    expect(aligned).toBe(true);
    expect(pairs).toEqual(all);
  });

  test('aligns with itself, whatever it says', () => {
    fc.assert(
      fc.property(anyParsed, fc.constantFrom('en', 'fr', 'ja', 'ar'), (document, language) => {
        const { aligned, likely, all } = identity(document, language);
        if (all.length === 0) return;
        expect(aligned).toBe(true);
        // Neighbours that nothing tells apart are no pairs, but likely ones.
        expect(likely).toEqual(all);
      }),
      { numRuns: runs(200) },
    );
  });

  test('in another order pairs only texts that are equal', () => {
    fc.assert(
      fc.property(fc.array(prose, { minLength: 2, maxLength: 12 }), fc.nat(), (texts, seed) => {
        const order = texts
          .map((_, index) => index)
          .sort((a, b) => ((a * 7919 + seed) % 13) - ((b * 7919 + seed) % 13));
        const source = document(texts, 'en');
        const human = document(
          order.map((place) => texts[place] ?? ''),
          'fr',
        );
        const reading = (of: SourceDocument, id: string) => readings(of)[of.units.findIndex((unit) => unit.id === id)];
        for (const [one, other] of align(source, human).pairs) {
          expect(reading(human, other)?.replace(/\s+/g, ' ')).toBe(reading(source, one)?.replace(/\s+/g, ' '));
        }
      }),
      { numRuns: runs(200) },
    );
  });
});

const many = tier === 'thorough' ? 5_000 : 1_000;

test('thousands of blocks are aligned in a moment, in order, without one and with one', () => {
  const texts = Array.from(
    { length: many },
    (_, index) => `Paragraph ${index} says what was decided about district ${index * 7}, and by whom.`,
  );
  const said = texts.map(
    (_, index) => `Le paragraphe ${index} dit ce qui fut décidé du quartier ${index * 7}, et par qui.`,
  );
  const source = document(texts, 'en');
  expect(align(source, document(said, 'fr')).pairs).toHaveLength(many);
  const human = document(said.toSpliced(many / 2, 1), 'fr');
  const order = texts.map((_, index) => index).toSpliced(many / 2, 1);
  const found = align(source, human);
  expect(found.pairs.length).toBeGreaterThan(many - 100);
  expect(wrong(found, source, human, order)).toEqual([]);
  expect(align(source, document(said.toReversed(), 'fr'))).toMatchObject({ aligned: false });
});

function isAbout({ units }: SourceDocument, index: number, words: string): boolean {
  return (units[index]?.parts ?? []).some((part) => part.type === 'text' && part.value.includes(words));
}
