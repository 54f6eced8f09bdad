import { isPageHeader } from '../protection/page-headers.ts';
import { isPostalLine } from '../protection/postal-lines.ts';
import { hasWayToReach, isContactLabel } from './contact-lines.ts';
import { isDateline } from './dateline.ts';
import { isDate } from './dates.ts';
import { isProperName, wordCount } from './names.ts';
import { isReference, isReleaseLine } from './release-lines.ts';

/** Lines above a plain-text release that are not its title. */
const notTitles: readonly { reason: string; test: (line: string, language: string) => boolean }[] = [
  { reason: 'a date', test: isDate },
  { reason: 'a dateline: the place in capitals or proper names, then the date', test: isDateline },
  { reason: 'a release line', test: isReleaseLine },
  {
    reason: 'the same in words that releases have in common with their texts',
    test: (line) => /^\W*for immediate (?:use|publication|distribution|broadcast)\W*$/i.test(line),
  },
  { reason: 'a number that a release is filed by', test: isReference },
  {
    reason: 'a release line with its date or time',
    test: (line) =>
      /^\W*(?:for )?(?:immediate )?release\W/i.test(line) && line.length < 80 && /\d|immediate/i.test(line),
  },
  {
    reason: 'a release line beside the name of who sends it: "Nordhaven Wind plc | Press release | 28 November"',
    test: isLetterhead,
  },
  {
    reason: 'the head of a wire: "EQS-News: Example AG / Schlagwort(e): …"',
    test: (line) =>
      /^\W*(?:DGAP|EQS|PTA|RNS|GNW|ots|euro adhoc|APA-OTS|News Source|Source|Fuente|Quelle)(?:-\p{L}{1,12})?\s?(?:Number)?\s?:/iu.test(
        line,
      ),
  },
  {
    reason: 'what may not be done with a release, or what law it is sent under',
    test: (line) =>
      /^\W*(?:not for (?:immediate )?(?:release|publication|distribution|broadcast)|this (?:announcement|press release|document) (?:contains|is not)|regulated information|information réglementée|ad[ -]?hoc|inside information|insiderinformation|hinweis an die redaktion)\b/i.test(
        line,
      ),
  },
  {
    reason: 'an embargo line',
    test: (line) =>
      /^\W*(?:strictly )?(?:embargo|under embargo|hold (?:for|until)|sperrfrist|gesperrt bis|embargado|bajo embargo|sous embargo|sob embargo|sotto embargo|onder embargo|حظر|محظور|محظورة النشر|解禁|情報解禁|발행 금지)/iu.test(
        line,
      ),
  },
  {
    reason: 'a heading of a filing',
    test: (line) =>
      /^\W*(?:ex(?:hibit|\.|-)\s?\d|form \d{1,2}-?[a-z]\b|annex [a-z\d]{1,3}\W*$)/i.test(line) && line.length < 40,
  },
  {
    reason: 'a name in short: (“Nordhaven” or the “Company”)',
    test: (line) => /^[(（].{0,118}[)）]\W?$/u.test(line.trim()),
  },
  { reason: 'an address', test: isAddress },
  { reason: 'a way to reach somebody', test: (line) => line.length < 200 && hasWayToReach(line) },
  { reason: 'a page header', test: isPageHeader },
  { reason: 'a line of an address', test: (line) => isPostalLine(line, false) },
  { reason: 'a label of a contact block', test: isContactLabel },
  {
    reason: 'a label of a letter',
    test: (line) =>
      /^\W*(?:date|datum|fecha|data|from|to|cc|von|an|de|ref|no|nr|tel|fax|place|ort|time|uhrzeit|who|what|when|where|photo|foto|logo|image|bild|caption)\s?[:：]/iu.test(
        line,
      ),
  },
  {
    reason: 'a logo or a picture',
    test: (line) => line.length < 60 && /(?:^|\s)logo(?:type|tipo)?$/iu.test(line.trim()),
  },
  { reason: 'an end mark', test: (line) => /^\W*(?:ends?|more|30)\W*$/i.test(line) },
  { reason: 'nothing that could be read', test: (line) => !/\p{L}/u.test(line) },
];

/** Characters of a line that are matched: the lines meant are shorter, and the patterns are not linear. */
const lookedAt = 400;

export function canBeTitle(line: string, language: string): boolean {
  const beginning = line.slice(0, lookedAt);
  return !notTitles.some(({ test }) => test(beginning, language));
}

/** Signs between the fields of a letterhead. Excludes the colon: "Media alert: Ferry opens Monday". */
const betweenFields = /\s?[|•·‧∙]\s?|\s[–—-]\s|--|\t| {3,}|[,，、]\s?/u;

function isLetterhead(line: string, language: string): boolean {
  if (line.length > 120) return false;
  const fields = line
    .split(betweenFields)
    .map((field) => field.trim())
    .filter(Boolean);
  if (fields.length < 2) return false;
  const names = fields.filter(
    (field) =>
      !isReleaseLine(field, language) && !isDate(field, language) && !/^[\d\s./-]+$/.test(field) && !isReference(field),
  );
  const says = fields.some((field) => isReleaseLine(field, language) || isReference(field));
  return (
    says &&
    names.length <= 2 &&
    names.every((name) => isProperName(name) && wordCount(name) <= 5 && !/[:：]/.test(name))
  );
}

/** Whether a line is a URL, a mailbox or a telephone number, with or without a label. */
function isAddress(line: string): boolean {
  const bare = line.replace(/^\s*\p{L}[\p{L}.-]{0,12}(?:\s\p{L}{1,8})?\s?:\s/u, '').trim();
  return /^<?(?:(?:https?:\/\/|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.-]+|\+?[\d\s()./-]{6,})>?$/i.test(bare);
}
