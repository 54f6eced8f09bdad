/**
 * Words that most languages with the same alphabet write alike: abbreviations in capitals, and capitalised words
 * inside a sentence, where grammar does not ask for the capital (as it does in German).
 */
const abbreviation = /(?<![\p{L}\p{N}])\p{Lu}{2,8}(?![\p{L}\p{N}])/gu;
const capital = /(?<=[\p{Ll},] )\p{Lu}\p{Ll}{3,}(?![\p{L}\p{N}])/gu;
/** Enough to tell two lines apart. */
const most = 12;

export function namesOf(text: string): Set<string> {
  const found = new Set<string>();
  const shouted = !/\p{Ll}/u.test(text);
  for (const pattern of shouted ? [capital] : [abbreviation, capital]) {
    for (const [name] of text.matchAll(pattern)) {
      if (found.size < most) found.add(name);
    }
  }
  return found;
}
