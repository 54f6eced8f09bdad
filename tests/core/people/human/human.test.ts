import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Part, SourceDocument } from '../../../../contracts/document.ts';
import { parseDocument } from '../../../../core/documents/parse-document.ts';
import { align } from '../../../../core/people/alignment/align.ts';
import { humanPairs } from '../../../../core/people/human/human-pairs.ts';
import { mergeHuman } from '../../../../core/people/human/merge-human.ts';
import { renderReplaced } from '../../../../core/people/human/render-replaced.ts';
import type { HumanEntry } from '../../../../core/translation/memory/entries.ts';
import { humanKeys } from '../../../../core/translation/memory/human-key.ts';

const parse = (text: string, language = 'en'): SourceDocument =>
  parseDocument(text, { format: 'markdown', extension: 'md', language, bom: false });
const parsePlain = (text: string): SourceDocument =>
  parseDocument(text, { format: 'text', extension: 'txt', language: 'en', bom: false });

const english = parse(`# Port opens

The port opens on 4 May. It took *three* years.

See [the plan](https://example.org/p) with 12 maps.
`);
const frenchText = `# Le port ouvre

Le port ouvre le 4 mai. Il a fallu *trois* ans.

Voir [le plan](https://example.org/p) avec 12 cartes.
`;
const french = parse(frenchText, 'fr');
const byPlace = english.units.map(({ id }, index): [string, string] => [id, french.units[index]?.id ?? '']);
const from = { slug: 'port', upload: { key: 'port.fr.md', versionId: 'v1' }, at: '2026-11-24T12:00:00Z', revision: 3 };
/** Without those that the release has for itself, which say the same. */
const sharedOf = (entries: ReadonlyMap<string, HumanEntry>) => [...entries.values()].filter(({ own }) => !own);
const edited = (change: (text: string) => string) => parse(change(english.text));

test('a text that no item can hold is not in the memory; the others of the same file are', () => {
  const long = (word: string) => parsePlain(`Port\n\n${word.repeat(160_000)}\n\nIt took three years and a day.\n`);
  const [own, other] = [long('x'), long('y')];
  const pairs = own.units.map(({ id }, index): [string, string] => [id, other.units[index]?.id ?? '']);
  const targets = [...humanPairs(own, other, pairs, from).values()].map(({ target }) => target);
  expect([...new Set(targets)]).toEqual(['Port', 'It took three years and a day.']);
});

describe('what a person’s text teaches the memory', () => {
  test('blocks and sentences, with the source’s tags', () => {
    const entries = sharedOf(humanPairs(english, french, byPlace, from));
    expect(entries.map(({ unit, source, target }) => `${unit}: ${source} = ${target}`)).toEqual([
      'block: Port opens = Le port ouvre',
      'sentence: The port opens on 4 May. = Le port ouvre le 4 mai.',
      'sentence: It took <g1>three</g1> years. = Il a fallu <g1>trois</g1> ans.',
      'block: The port opens on 4 May. It took <g1>three</g1> years. = Le port ouvre le 4 mai. Il a fallu <g1>trois</g1> ans.',
      'block: See <g1>the plan</g1> with 12 maps. = Voir <g1>le plan</g1> avec 12 cartes.',
    ]);
    expect(entries[0]).toMatchObject({
      release: 'port',
      from: 'port.fr.md',
      versionId: 'v1',
      revision: 3,
      at: from.at,
      sourceLanguage: 'en',
      targetLanguage: 'fr',
    });
  });

  test('its own release too, where others cannot write', () => {
    const entries = humanPairs(english, french, byPlace, from);
    for (const entry of sharedOf(entries)) {
      const keys = humanKeys({ source: 'en', target: 'fr', text: entry.source, slug: 'port' });
      expect(entries.get(keys.own)).toEqual(keys.own === keys.shared ? entry : { ...entry, own: true });
    }
    expect(entries.size).toBe(2 * sharedOf(entries).length - 1); // of two words there is one entry
  });

  test('nothing that an item has no room for', () => {
    const long = `${'The harbour is open. '.repeat(8_000)}\n`;
    const other = `${'Le port est ouvert. '.repeat(8_000)}\n`;
    expect(humanPairs(parse(long), parse(other, 'fr'), [['b1', 'b1']], from).size).toBeLessThan(3);
  });

  test('tags by what they are, not by where they stand', () => {
    const one = parse('The *new* port and **old** quay.\n');
    const two = parse('Le **vieux** quai et le *nouveau* port.\n', 'fr');
    const [entry] = humanPairs(one, two, [['b1', 'b1']], from).values();
    expect(entry?.target).toBe('Le <g2>vieux</g2> quai et le <g1>nouveau</g1> port.');
  });

  test.each([
    ['another link', '[le plan](https://example.org/other)'],
    ['a link that is lost', 'le plan'],
  ])('nothing of a block with %s', (_, link) => {
    const other = parse(frenchText.replace('[le plan](https://example.org/p)', link), 'fr');
    const entries = [...humanPairs(english, other, byPlace, from).values()];
    expect(entries.some(({ source }) => source.includes('the plan'))).toBe(false);
  });

  test('no sentences where both sides have not as many', () => {
    const other = parse(frenchText.replace('4 mai. Il a', '4 mai : il a'), 'fr');
    expect([...humanPairs(english, other, byPlace, from).values()].map(({ unit }) => unit)).not.toContain('sentence');
  });
});

describe('a source that changed', () => {
  test('in one block: the person’s document stays, and that block is written anew', () => {
    const newSource = edited((text) => text.replace('*three*', '*four*'));
    const merged = mergeHuman({ oldSource: english, human: french, pairs: byPlace, newSource });
    if (merged === 'unmergeable' || merged.base !== 'human') throw new Error('not theirs');
    expect(merged.replaced).toEqual([['b2', 'b2']]);
    const parts: Part[] = (newSource.units[1]?.parts ?? []).map((part) =>
      part.type === 'text' ? { ...part, value: part.value.toUpperCase() } : part,
    );
    const text = renderReplaced(french, merged.replaced, new Map([['b2', parts]]), newSource);
    expect(text).toBe(
      frenchText.replace(
        'Le port ouvre le 4 mai. Il a fallu *trois* ans.',
        'THE PORT OPENS ON 4 MAY. IT TOOK *FOUR* YEARS.',
      ),
    );
  });

  test('by a new block: the person’s texts go into the new source', () => {
    const newSource = edited((text) => text.replace('\n\nSee', '\n\nIt is new.\n\nSee'));
    const merged = mergeHuman({ oldSource: english, human: french, pairs: byPlace, newSource });
    if (merged === 'unmergeable' || merged.base !== 'source') throw new Error('another base');
    expect([...merged.keep.keys()]).toEqual(['b1', 'b2', 'b4']);
    expect(merged.keep.get('b4')?.[0]).toEqual({ type: 'text', value: 'Voir ' });
  });

  test('by a block that moved: it is still theirs', () => {
    const newSource = edited((text) => text.replace(/(The port.*)\n\n(See.*)/, '$2\n\n$1'));
    const merged = mergeHuman({ oldSource: english, human: french, pairs: byPlace, newSource });
    if (merged === 'unmergeable' || merged.base !== 'source') throw new Error('another base');
    expect(merged.keep.size).toBe(3);
  });

  test('beyond what is theirs cannot be merged', () => {
    const newSource = parse('# Trams\n\nNo tram runs.\n\nBuses do.\n\nSee you.\n');
    expect(mergeHuman({ oldSource: english, human: french, pairs: byPlace, newSource })).toBe('unmergeable');
  });

  test('not at all: everything is kept, to the byte', () => {
    const merged = mergeHuman({ oldSource: english, human: french, pairs: byPlace, newSource: parse(english.text) });
    expect(merged).toEqual({ base: 'human', pairs: byPlace, replaced: [] });
    expect(renderReplaced(french, [], new Map(), english)).toBe(frenchText);
  });
});

test('whatever is edited, what did not change is kept', () => {
  const words = fc.stringMatching(/^[a-z]{2,8}( [a-z]{2,8}){3,6}$/);
  fc.assert(
    fc.property(fc.uniqueArray(words, { minLength: 4, maxLength: 9 }), fc.nat(), words, (paragraphs, at, other) => {
      const index = at % paragraphs.length;
      fc.pre(!paragraphs.includes(other));
      const source = parse(`${paragraphs.map((text, n) => `${text} ${n}.`).join('\n\n')}\n`);
      const human = parse(`${paragraphs.map((text, n) => `${text.toUpperCase()} ${n}.`).join('\n\n')}\n`, 'fr');
      const now = parse(`${paragraphs.map((text, n) => `${n === index ? other : text} ${n}.`).join('\n\n')}\n`);
      const pairs = source.units.map(({ id }): [string, string] => [id, id]);
      const merged = mergeHuman({ oldSource: source, human, pairs, newSource: now });
      if (merged === 'unmergeable' || merged.base !== 'human') throw new Error('not theirs');
      expect(merged.replaced).toEqual([[`b${index + 1}`, `b${index + 1}`]]);
      const text = renderReplaced(human, merged.replaced, new Map(), now);
      expect(text.split('\n\n').filter((block) => !human.text.includes(block.trim()))).toHaveLength(1);
    }),
  );
});

test('what aligns by itself is merged by itself', () => {
  const { pairs } = align(english, french);
  expect(pairs.length).toBeGreaterThan(0);
  for (const [unit, persons] of pairs) expect(persons).toBe(unit);
});
