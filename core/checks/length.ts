import type { Check } from './check.ts';

/** Characters of a text that is long enough for a proportion to mean anything. */
const longEnough = 40;

/** Languages whose characters hold a syllable or a word: a third of the characters says as much. */
const dense = new Set(['zh', 'ja', 'ko']);

/**
 * How much shorter or longer a translation may be than its source. Between alphabets texts grow and
 * shrink by up to a half (W3C, Text size in translation); beyond twice that something is missing or was added.
 */
const proportion = { least: 0.4, most: 2.5 };

export const length: Check = ({ source, target, sourceLanguage, language }) => {
  const from = weight(source, sourceLanguage);
  const to = weight(target, language);
  if (from < longEnough && to < longEnough) return undefined;
  if (to < from * proportion.least) return `The translation is much shorter than its source: ${percent(to, from)}.`;
  if (to > from * proportion.most) return `The translation is much longer than its source: ${percent(to, from)}.`;
  return undefined;
};

function weight(text: string, language: string): number {
  const characters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  return dense.has(new Intl.Locale(language).language) ? characters * 3 : characters;
}

function percent(to: number, from: number): string {
  return from === 0 ? 'which has no words' : `${Math.round((to / from) * 100)} %`;
}
