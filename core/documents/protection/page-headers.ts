const word = String.raw`(?:page|pag\.|pàg\.|pág\.|pg\.|p\.|seite|página|pagina|pàgina|sida|side|strona|стр\.)`;
const of = String.raw`(?:\s{0,3}(?:of|von|de|di|sur|van|av|af|z|из|\/)\s{0,3}\d{1,4})?`;
/** Separator between a running title and its page number, or between two ways of counting pages. */
const sign = String.raw`\s{0,3}[|\/–—·•-]{1,2}\s{0,3}`;
const count = String.raw`(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)`;
const sheet = String.raw`(?:(?:add|take)\s${count}|(?:1st|2nd|3rd|\dth|first|second|third|fourth|fifth|sixth)\s(?:add|take))`;

const whole = (pattern: string) => new RegExp(String.raw`^[^\p{L}\p{N}]{0,8}${pattern}[^\p{L}\p{N}]{0,8}$`, 'iu');

/**
 * Lines that number a page: "Page 2 of 5", "Seite 3", "Harbour Library – page 2". A sentence such as "See page 12"
 * does not have a sign before the word.
 */
const pageHeaders: readonly { reason: string; header: RegExp }[] = [
  {
    reason: 'A word and a number, and how desks count besides.',
    header: whole(`${word}\\s{0,3}\\d{1,4}${of}(?:${sign}${sheet})?`),
  },
  {
    reason: 'The same at the end of a running title.',
    header: whole(`[^.!?]{1,60}${sign}(?:${word}\\s{0,3}\\d{1,4}${of}(?:${sign}${sheet})?|${sheet})`),
  },
  { reason: 'The same at its beginning.', header: whole(`${word}\\s{0,3}\\d{1,4}${of}${sign}[^.!?]{1,60}`) },
  {
    reason: 'Chinese and Japanese pages.',
    header: /^第\s?\d{1,4}\s?[页頁ページ]{1,3}(?:\s?[/／,，共]\s?共?\s?\d{1,4}\s?[页頁ページ]{0,3})?$/u,
  },
];

/** Nearly all lines fail this, and are not examined further. */
const hint = new RegExp(`${word}\\s{0,3}\\d|(?:add|take)\\b|第`, 'iu');

/** Whether a line consists of such a header. */
export function isPageHeader(line: string): boolean {
  const bare = line.trim();
  return bare.length <= 100 && hint.test(bare) && pageHeaders.some(({ header }) => header.test(bare));
}
