import { scriptOf } from '../../lib/text/unspaced.ts';

/** Minimum length of a word for which a match between two languages is not a coincidence. */
const longEnough = 4;
/** Letters in which related words begin alike: "international" and "internacional". */
const stem = 5;

const word = /[\p{L}\p{M}\p{N}]+/gu;
const endsSentence = /(?:^|[.!?:。！？؟…“"«(\n-])\s{0,4}$/u;

/** Words that are capitalised inside a sentence: mostly names, which translations keep. */
export function properWords(texts: readonly string[], language: string): ReadonlySet<string> {
  const latin = scriptOf(language) === 'Latn';
  const proper = new Set<string>();
  for (const text of texts) {
    for (const { 0: token, index } of text.matchAll(word)) {
      // In a text of another script, a Latin word was left untranslated.
      const foreign = !latin && /^\p{sc=Latn}/u.test(token) && token.length >= 3;
      const capital = /^\p{Lu}/u.test(token) && !endsSentence.test(text.slice(Math.max(0, index - 4), index));
      if (foreign || capital || /^(?:\p{Lu}{2,}|\p{L}+\p{N}[\p{L}\p{N}]*)$/u.test(token)) proper.add(folded(token));
    }
  }
  return proper;
}

/** Words that a translation may repeat: names, unchanged words, and the stems of longer ones. */
export function wordClues(text: string, proper: ReadonlySet<string>): string[] {
  const clues: string[] = [];
  for (const [token] of text.matchAll(word)) {
    if (/^\p{N}+$/u.test(token)) continue;
    const plain = folded(token);
    if (/^[\p{Lu}\p{Lo}\p{N}]/u.test(token) && proper.has(plain) && plain.length > 1) clues.push(`name:${plain}`);
    else if (proper.has(plain) && /\p{Lu}|\p{N}/u.test(token)) clues.push(`name:${plain}`);
    if (plain.length >= longEnough) clues.push(`word:${plain}`);
    if (plain.length > stem) clues.push(`stem:${plain.slice(0, stem)}`);
  }
  return clues;
}

/** Without case and accents. */
function folded(token: string): string {
  return token.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
