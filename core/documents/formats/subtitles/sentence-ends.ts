/** Marks that end a sentence in the world's scripts, then those that may close around it. */
const end = /[.!?‽。！？｡．؟۔।॥։።၊။⁇⁈⁉]["'”’»›)\]」』】）]{0,4}$/u;
const ellipsis = /(?:\.\.|…)["'”’»›)\]」』】）]{0,4}$/u;

/** A title, an initial or the like. A false match joins two sentences in one unit, which does no harm. */
const abbreviation = /(?:^|[^\p{L}\p{N}])(?:\p{Lu}\p{L}{0,2}|Prof|Capt|Gen|Mlle|Mme|vs|etc|[Nn]o|e\.g|i\.e)\.$/u;

const closing = /[\s"'”’»›)\]」』】）]/u;

/** Whether a text at the end of a cue ends a sentence. */
export function endsSentence(text: string): boolean {
  return end.test(text.slice(-20)) && !abbreviation.test(text.slice(-20));
}

/**
 * Whether the sentence of `before` continues with `after`, in the next line or cue.
 *
 * @param punctuated whether sentences end with a mark in this file.
 */
export function continuesSentence(before: string, after: string, punctuated: boolean): boolean {
  const start = /^["'“‘«‹¿¡([「『【（…]*(.)/su.exec(after.slice(0, 20))?.[1] ?? '';
  if (/\p{Ll}/u.test(start)) return true;
  if (ellipsis.test(before.slice(-20))) return /^(?:\.\.|…)/.test(after);
  if (endsSentence(before)) return false;
  // A noise such as [door opens] is not speech.
  if (/[\])】）♪]$/u.test(before) || /^[[【(（]/u.test(after)) return false;
  return punctuated || /[,;:،、，；：–—-]$/u.test(before);
}

/** Returns the positions in a running text where the next sentence begins. */
export function sentenceStarts(text: string): number[] {
  const starts: number[] = [];
  for (const { index } of new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text)) {
    if (index > 0 && isStart(text, index)) starts.push(index);
  }
  return starts;
}

/** Dividing a sentence wrongly harms it, two sentences in one unit do not: counts only clear ends. */
function isStart(text: string, index: number): boolean {
  let last = index;
  while (last > 0 && last > index - 10 && closing.test(text.charAt(last - 1))) last--;
  return !/^\p{Ll}/u.test(text.slice(index, index + 2)) && endsSentence(text.slice(Math.max(0, last - 20), last));
}
