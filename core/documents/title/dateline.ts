import { isDate } from './dates.ts';

/** News wires, named in a dateline or at its end. */
const wire =
  /(?:--|–|—)?\s?(?:\((?:BUSINESS ?WIRE|GLOBE ?NEWS ?WIRE|ACCESS ?WIRE|ACCESS Newswire|Newsfile[^()]{0,30}|Marketwired|EQS[^()]{0,12}|ots|EFE|EUROPA ?PRESS|ANSA|AFP|AP|dpa|APA|PAP|Lusa|Xinhua|PRNewswire|CNW|[\p{Lu}\d]{2,12})\)|\/(?:PRNewswire|CNW|Xinhua|PR Newswire)[^/\n]{0,40}\/)\s?/u;

/** Words within names of places that are not capitalised. */
const ofPlaces = new Set(
  'de del la las los el da do das dos di am an der dem im in on of the upon sur sous lès les le en aan den den-'.split(
    ' ',
  ),
);

/**
 * Whether a line consists of the place and the date of a release: "ATHENS, 15 December 2021", "(Paris, le 28 novembre
 * 2026)".
 */
export function isDateline(line: string, language: string): boolean {
  if (line.length > 90) return false;
  const fields = line
    .replace(wire, ' – ')
    .split(/[,，、،–—()（）【】]|--|\s-\s/u)
    .map((field) => field.trim())
    .filter((field) => /[\p{L}\p{N}]/u.test(field));
  for (let from = 1; from <= Math.min(3, fields.length - 1); from++) {
    if (isDate(fields.slice(from).join(', '), language)) return fields.slice(0, from).every(isPlace);
  }
  // "28 November 2026, London"
  const [date, place, ...rest] = fields;
  return (
    date !== undefined &&
    place !== undefined &&
    rest.length === 0 &&
    !/[–—-]/.test(line) &&
    /\p{N}{4}/u.test(date) &&
    isDate(date, language) &&
    isPlace(place) &&
    place.split(/\s+/).length < 3
  );
}

function isPlace(field: string): boolean {
  const words = field.split(/\s+/);
  return (
    words.length <= 5 &&
    words.every(
      (word, index) => !/^\p{Ll}/u.test(word) || (index > 0 && ofPlaces.has(word)) || /^(?:г|м|с)\.$/u.test(word),
    )
  );
}

/** The end of a dateline, before the text. */
const ends = /\s?(?:--|[–—―:.)）】/]|-\s)[-–—\s]{0,4}|[\u3000 ](?=\S)/gu;

/** The most characters in a dateline. */
const maxDatelineCharacters = 110;

/** Returns where the text begins after a paragraph's dateline; undefined if it has none. */
export function afterDateline(paragraph: string, language: string): number | undefined {
  const beginning = paragraph.slice(0, maxDatelineCharacters);
  if (!/[\p{N}]/u.test(beginning)) return undefined;
  const found = wire.exec(beginning);
  let last: number | undefined;
  for (const { 0: sign, index } of beginning.matchAll(ends)) {
    const end = index + sign.length;
    if (end < 6 || end >= paragraph.length) continue;
    const head = beginning.slice(0, end);
    if (last !== undefined && sign.trim() === '') break; // a space also follows every word
    if (isDateline(head, language) || isDateline(head.replace(/^[(（【[]/u, ''), language)) last = end;
    else if (last !== undefined) break;
  }
  // A wire's name alone is enough: "HARTWELL, N.Y. (BUSINESS WIRE) – Hartwell Ferries".
  if (last === undefined && found && /(?:WIRE|NEWSWIRE|PRNewswire|CNW|EFE|PRESS|ots|ANSA|AFP)/i.test(found[0])) {
    last = found.index + found[0].length;
  }
  return last;
}
