import type { Changes, Rule } from './flat-text.ts';

/** Three dots after a word, before one, or in brackets; not those of a path, a range or a call. */
const dots =
  /(?<=[\p{L}\p{M}?!])\.\.\.(?![\p{L}\p{N}\p{M}./\\\ufffc])|(?<=^|[\s[¿¡"＂“”„‟«»「」『』])\.\.\.(?![./\\\ufffc])/gu;

/** Replaces three dots by one character, which every language in CLDR writes. */
export const ellipsis: Rule = (text) => {
  const changes: Changes = new Map();
  for (const { index } of text.matchAll(dots)) {
    changes
      .set(index, '…')
      .set(index + 1, '')
      .set(index + 2, '');
  }
  return changes;
};
