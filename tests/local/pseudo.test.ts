import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitMarkup } from '../../local/translate/markup.ts';
import { pseudoLocalise } from '../../local/translate/pseudo.ts';

const markupOf = (text: string) => splitMarkup(text).filter(({ type }) => type === 'markup');
const targets = fc.constantFrom('ar', 'he', 'ja', 'de', 'ur');
const pieces = fc.constantFrom('<g1>', '</g1>', '<x2/>', '&amp;', '&lt;', '\n', ' ');
const texts = fc
  .array(
    fc.oneof(
      pieces,
      fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[<&]/g, '')),
    ),
  )
  .map((parts) => parts.join(''));

test('Arabic is written in Arabic letters', () => {
  expect(pseudoLocalise('The <g1>ferry</g1> &amp; 3 boats.', 'ar')).toMatch(
    /^[\p{Script=Arabic}]+ <g1>[\p{Script=Arabic}]+<\/g1> &amp; 3 [\p{Script=Arabic}]+\.$/u,
  );
});

test('every Latin letter changes', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'abcxyzABCXYZéÉßøñçåÅß') }), targets, (text, target) => {
      const changed = [...pseudoLocalise(text, target).normalize('NFC')];
      expect([...text].filter((letter, index) => letter === changed[index])).toEqual([]);
    }),
  );
});

test('tags, entities, lines, digits and punctuation stay, in place', () => {
  fc.assert(
    fc.property(texts, targets, (text, target) => {
      const result = pseudoLocalise(text, target);
      expect(markupOf(result)).toEqual(markupOf(text));
      const others = (whole: string) => whole.replace(/\p{L}\p{M}*|\p{M}/gu, '');
      expect(others(result)).toBe(others(text));
    }),
  );
});

test('the same text is always rendered the same', () => {
  expect(pseudoLocalise('Hello', 'fr')).toBe(pseudoLocalise('Hello', 'fr'));
});
