import { type Changes, isLooseSpace, type Rule } from './flat-text.ts';

/** The space before each mark, by variant of French. */
export type FrenchSpaces = Readonly<Record<';' | ':' | '!' | '?', string>>;

const narrow = '\u202f';

/** France, Switzerland, Belgium: a narrow no-break space before each (Imprimerie nationale; Guide du typographe). */
export const french: FrenchSpaces = { ';': narrow, ':': narrow, '!': narrow, '?': narrow };

/** Canada: a no-break space before the colon alone (Office québécois de la langue française, "Espacement"). */
export const canadianFrench: FrenchSpaces = { ';': '', ':': '\u00a0', '!': '', '?': '' };

/** A mark or a run of them that ends a phrase: not in a time, an address or a smiley. */
const phraseEnd =
  /(?<=[\p{L}\p{M}\p{N}%€$£°»›”’")\]][ \u00a0\u2009\u202f]{0,4})(?:[;!?]+(?=$|[\s»›”’")\]….,])|:(?=$|\s))/gu;

/** Sets the space before ; : ! ? to the language's, replacing the engine's. */
export function frenchSpaces(spaces: FrenchSpaces): Rule {
  return (text) => {
    const changes: Changes = new Map();
    for (const { index, 0: run } of text.matchAll(phraseEnd)) {
      let start = index;
      while (isLooseSpace(text.charAt(start - 1))) changes.set(--start, '');
      changes.set(index, spaces[run.charAt(0) as keyof FrenchSpaces] + run.charAt(0));
    }
    return changes;
  };
}
