import { once } from '../../lib/once.ts';

/** The script that a language is written in, by its ISO 15924 code; `Intl` knows the usual one. */
export const scriptOf = once((language) => new Intl.Locale(language).maximize().script ?? '');

/** A letter of a script without spaces between words. */
export const unspaced = /[\p{sc=Hani}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u;
