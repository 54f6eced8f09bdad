import type { LocalEngine } from './engine.ts';
import { splitMarkup } from './markup.ts';

/**
 * Pseudo-localisation: text that nobody mistakes for a translation, but that shows its effect on a page:
 * another alphabet or accents, and right-to-left where the language is. Letters are replaced one by one, so
 * lengths stay; tags, entities, digits and punctuation do not change.
 */
export const pseudo: LocalEngine = {
  name: 'pseudo',
  translate: async (text, _source, target) => pseudoLocalise(text, target),
};

const latin = 'abcdefghijklmnopqrstuvwxyz';
const accented = alphabet('åƀçđéƒĝĥîĵķļḿñöþɋŕšţûṽŵẋýž');
const arabic = alphabet('اپثدعفقهيجكلمنوبغرسطضحشخزذ');
const hebrew = alphabet('אבגדהוזחטיכלמנסעפצקרשתםןץך');

const scripts: Record<string, Map<string, string>> = {
  ar: arabic,
  fa: arabic,
  'fa-AF': arabic,
  ps: arabic,
  ur: arabic,
  he: hebrew,
};

export function pseudoLocalise(text: string, target: string): string {
  const letters = scripts[target] ?? accented;
  return splitMarkup(text)
    .map(({ type, value }) => (type === 'markup' ? value : replaceLetters(value, letters)))
    .join('');
}

function replaceLetters(text: string, letters: Map<string, string>): string {
  return text.replace(/[\p{Script=Latin}&&\p{L}]\p{M}*/gv, (character) => {
    // Replaces an accented letter as its base letter; one without a known base (ß, ø) as "x".
    const base = character.normalize('NFD').charAt(0);
    const replaced = letters.get(base.toLowerCase()) ?? (letters.get('x') as string);
    const upper = base === base.toLowerCase() ? replaced : replaced.toUpperCase();
    // A letter that already is in the accented alphabet loses its accent, so that it changes too.
    return upper === character.normalize('NFC') ? base : upper;
  });
}

function alphabet(characters: string): Map<string, string> {
  const each = [...characters];
  return new Map([...latin].map((letter, index) => [letter, each[index] as string]));
}
