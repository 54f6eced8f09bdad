/**
 * Marks with which press offices end or continue a release. Desks know them; a translation would not mean anything.
 * Each must be its whole line: a heading "More" is a word.
 */
const endMarks: readonly { reason: string; mark: RegExp }[] = [
  {
    reason: 'Three or more of one sign, with or without the word.',
    mark: /^([#*~_=–—-])\1{2,}(?:\s*ENDS?\s*\1{3,})?$/u,
  },
  { reason: 'The old telegraph sign for the end.', mark: /^[–—-]\s*30\s*[–—-]$/u },
  { reason: 'The word in capitals, as British desks write it.', mark: /^[^\p{L}\p{N}]{0,8}ENDS?[^\p{L}\p{N}]{0,8}$/u },
  {
    reason: 'Words between dashes or in brackets.',
    mark: /^(?:[–—-]{1,3}|[([])\s*(?:more|ends?|continued|cont'?d)\s*(?:[–—-]{1,3}|[)\]])$/iu,
  },
];

/** Whether a line announces that the release continues on a further page. */
export function isContinuationMark(line: string): boolean {
  return /more|cont/i.test(line) && isEndMark(line);
}

/** Whether a line consists of such a mark. */
export function isEndMark(line: string): boolean {
  const bare = line.trim();
  return bare.length <= 40 && endMarks.some(({ mark }) => mark.test(bare));
}
