const word = '(?:page|pag\\.|pg\\.|p\\.|seite|página|pagina|pàgina|sida|side|strona|стр\\.)';

/**
 * Lines that number a page: "Page 2 of 5", "Seite 3", "Harbour Library – page 2". A sentence such as
 * "See page 12" has no sign before the word.
 */
const pageHeaders: readonly { reason: string; header: RegExp }[] = [
  {
    reason: 'A word and a number.',
    header: new RegExp(
      `^\\W{0,8}${word}\\s{0,3}\\d{1,4}(?:\\W+(?:of|von|de|di|sur|van|av|af|z)?\\W*\\d{1,4})?\\W{0,8}$`,
      'iu',
    ),
  },
  {
    reason: 'The same at the end of a running title.',
    header: new RegExp(
      `^[^.!?]{1,60}[|/–—·•-]\\s{0,3}${word}\\s{0,3}\\d{1,4}(?:\\s{0,3}(?:of|von|de|di|sur|/)\\s{0,3}\\d{1,4})?\\W{0,8}$`,
      'iu',
    ),
  },
  {
    reason: 'Chinese and Japanese pages.',
    header: /^第\s?\d{1,4}\s?[页頁ページ]{1,3}(?:\s?[/／,，共]\s?共?\s?\d{1,4}\s?[页頁ページ]{0,3})?$/u,
  },
];

/** Whether a line is nothing but such a header. */
export function isPageHeader(line: string): boolean {
  const bare = line.trim();
  return bare.length <= 100 && /\d/.test(bare) && pageHeaders.some(({ header }) => header.test(bare));
}
