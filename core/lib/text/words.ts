import { firstCharacter, isUnspaced, lastCharacter } from './unspaced.ts';

/** Whether a text holds a letter of any script; without one (figures, rules, end marks) it needs no translation. */
export function hasLetters(text: string): boolean {
  return /\p{L}/u.test(text);
}

export interface Word {
  /** In UTF-16 code units. */
  index: number;
  text: string;
}

/** Yields the words of a text; in scripts without spaces, each character. */
export function* wordsOf(text: string): Generator<Word> {
  for (const { 0: run, index } of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    let start = 0;
    let position = 0;
    for (const character of run) {
      if (isUnspaced(character)) {
        if (position > start) yield { index: index + start, text: run.slice(start, position) };
        yield { index: index + position, text: character };
        start = position + character.length;
      }
      position += character.length;
    }
    if (position > start) yield { index: index + start, text: run.slice(start) };
  }
}

/** Whether a stretch of a text is not part of a longer word. In scripts without spaces a word may end anywhere. */
export function standsAlone(text: string, start: number, end: number): boolean {
  const [before, first] = [
    lastCharacter(text.slice(Math.max(0, start - 2), start)),
    firstCharacter(text.slice(start, start + 2)),
  ];
  const [last, after] = [
    lastCharacter(text.slice(Math.max(0, end - 2), end)),
    firstCharacter(text.slice(end, end + 2)),
  ];
  return !continuesWord(before, first) && !continuesWord(after, last);
}

function continuesWord(outside: string | undefined, inside: string | undefined): boolean {
  if (outside === undefined || inside === undefined) return false;
  return /[\p{L}\p{N}\p{M}]/u.test(outside) && !isUnspaced(outside) && !isUnspaced(inside);
}

/** Cuts a text that is longer than so many characters after a word, and says so by "…". */
export function cutAtWord(text: string, most: number): string {
  // The first half of a pair of surrogates is never cut off from the second.
  const characters = [...text.slice(0, 2 * most + 2)];
  if (characters.length <= most) return text;
  const cut = characters.slice(0, most - 1).join('');
  const space = cut.lastIndexOf(' ');
  return `${space > 0 ? cut.slice(0, space) : cut}…`;
}
