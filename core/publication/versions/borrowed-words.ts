import type { Warning } from '../../../contracts/warnings.ts';
import type { WordsFrom } from '../../../contracts/words.ts';

/** Segments named in a message; the report lists them all. */
const shown = 5;

/** Whether any of the words come from another release. */
export function isBorrowed(words: readonly WordsFrom[] = []): boolean {
  return words.some(({ release }) => release !== undefined);
}

/** The same at each segment, for reviewers. */
export function borrowedAt(words: readonly WordsFrom[] = []): Warning[] {
  return words.flatMap(({ release, upload: { key }, segments }) =>
    release === undefined
      ? []
      : segments.map((segment): Warning => {
          const message = `People wrote these words for "${release}" ("${key}").`;
          return { code: 'words-of-another-release', message, segment };
        }),
  );
}

/** Warns of the words that come from each other release. */
export function borrowedWords(words: readonly WordsFrom[] = []): Warning[] {
  return words.flatMap(({ release, upload: { key, versionId }, segments }): Warning[] => {
    if (release === undefined) return [];
    const count = segments.length === 1 ? 'One segment is' : `${segments.length} segments are`;
    const more = segments.length > shown ? ', …' : '';
    const version = versionId === undefined ? '' : `, version ${versionId}`;
    const message = `${count} in the words that people wrote for "${release}" ("${key}"${version}): ${segments.slice(0, shown).join(', ')}${more}.`;
    return [{ code: 'words-of-another-release', message }];
  });
}
