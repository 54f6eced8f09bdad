/** Marks that end a sentence in the scripts of the world, then what may close around it. */
const end = /[.!?‽。！？｡．؟۔।॥։።၊။⁇⁈⁉]["'”’»›)\]」』】）]{0,4}$/u;
const ellipsis = /(?:\.\.|…)["'”’»›)\]」』】）]{0,4}$/u;

/** A title, an initial or the like: where it is none, two sentences are translated together, which does no harm. */
const abbreviation = /(?:^|[^\p{L}\p{N}])(?:\p{Lu}\p{L}{0,2}|Prof|Capt|Gen|Mlle|Mme|vs|etc|[Nn]o|e\.g|i\.e)\.$/u;

const closing = /[\s"'”’»›)\]」』】）]/u;

/** Whether a text that stands at the end of a cue ends a sentence. */
export function endsSentence(text: string): boolean {
  return end.test(text.slice(-20)) && !abbreviation.test(text.slice(-20));
}

/**
 * Whether a sentence that has come to `before` goes on with `after`, in the next line or cue.
 *
 * @param punctuated whether a sentence that ends would say so.
 */
export function goesOn(before: string, after: string, punctuated: boolean): boolean {
  const start = /^["'“‘«‹¿¡([「『【（…]*(.)/su.exec(after.slice(0, 20))?.[1] ?? '';
  if (/\p{Ll}/u.test(start)) return true;
  if (ellipsis.test(before.slice(-20))) return /^(?:\.\.|…)/.test(after);
  if (endsSentence(before)) return false;
  // A noise such as [door opens] is said by nobody.
  if (/[\])】）♪]$/u.test(before) || /^[[【(（]/u.test(after)) return false;
  return punctuated || /[,;:،、，；：–—-]$/u.test(before);
}

/** Where sentences end in a running text: the places at which the next one begins. */
export function sentenceStarts(text: string): number[] {
  const starts: number[] = [];
  for (const { index } of new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text)) {
    if (index > 0 && isStart(text, index)) starts.push(index);
  }
  return starts;
}

/** A wrong division of a sentence harms it, two sentences in one unit do not: only what is plain counts. */
function isStart(text: string, index: number): boolean {
  let last = index;
  while (last > 0 && last > index - 10 && closing.test(text.charAt(last - 1))) last--;
  return !/^\p{Ll}/u.test(text.slice(index, index + 2)) && endsSentence(text.slice(Math.max(0, last - 20), last));
}
