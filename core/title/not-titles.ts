import { isPageHeader } from '../protection/page-headers.ts';
import { isPostalLine } from '../protection/postal-lines.ts';
import { isDate } from './dates.ts';

/** What stands above a plain-text release and is not its title. */
export const notTitles: readonly { reason: string; test: (line: string, language: string) => boolean }[] = [
  { reason: 'a date', test: isDate },
  { reason: 'a dateline: the place in capitals or proper names, then the date', test: isDateline },
  {
    reason: 'a release line',
    test: (line) =>
      /^\W*(?:for (?:immediate|general) (?:release|distribution|publication)|(?:joint |official )?(?:press|news|media) (?:release|statement|information|advisory|communiqu[eé])|immediate release|not for (?:immediate )?(?:release|publication|distribution)\b.{0,80}|communiqu[ée] de presse|pressemitteilung|comunicado de prensa|nota de prensa|comunicato stampa|comunicado de imprensa|nota de premsa|persbericht)\W*$/i.test(
        line,
      ),
  },
  {
    reason: 'a release line with its date',
    test: (line) => /^\W*(?:for )?(?:immediate )?release\W/i.test(line) && line.length < 80,
  },
  {
    reason: 'an embargo line',
    test: (line) => /^\W*(?:strictly )?(?:embargo|under embargo|hold (?:for|until))/i.test(line),
  },
  { reason: 'an address', test: isAddress },
  { reason: 'a page header', test: isPageHeader },
  { reason: 'a line of an address', test: (line) => isPostalLine(line, false) },
  {
    reason: 'a label of a contact block',
    test: (line) => /^\W*(?:(?:press|media) )?(?:contacts?|enquiries|inquiries)\b[^:]{0,40}:?\W*$/i.test(line),
  },
  { reason: 'an end mark', test: (line) => /^\W*(?:ends?|more|30)\W*$/i.test(line) },
  { reason: 'nothing that could be read', test: (line) => !/\p{L}/u.test(line) },
];

/** Characters of a line that are looked at: what these patterns are for is shorter, and they are not linear. */
const lookedAt = 400;

export function canBeTitle(line: string, language: string): boolean {
  const beginning = line.slice(0, lookedAt);
  return !notTitles.some(({ test }) => test(beginning, language));
}

function isDateline(line: string, language: string): boolean {
  if (line.length > 80) return false;
  const fields = line
    .replace(/[\s–—:-]+$/u, '')
    .split(/[,–—()]|\s-\s/u)
    .map((field) => field.trim())
    .filter(Boolean);
  for (let from = 1; from <= Math.min(3, fields.length - 1); from++) {
    if (!isDate(fields.slice(from).join(', '), language)) continue;
    return fields.slice(0, from).every((place) => place.split(/\s+/).length <= 4 && place.split(/\s+/).every(isProper));
  }
  return false;
}

function isProper(word: string): boolean {
  return !/^\p{Ll}/u.test(word);
}

/** URLs, mailboxes, telephone numbers, with or without a label. */
function isAddress(line: string): boolean {
  const bare = line.replace(/^\s*\p{L}[\p{L}.-]{0,12}(?:\s\p{L}{1,8})?\s?:\s/u, '').trim();
  return /^<?(?:(?:https?:\/\/|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.-]+|\+?[\d\s()./-]{6,})>?$/i.test(bare);
}
