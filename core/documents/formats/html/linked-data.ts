import type { Token } from 'parse5';
import { Rejection } from '../../../../contracts/failures.ts';
import { sameLanguage } from '../../../../contracts/locales.ts';
import type { DraftUnit, RenditionLocale, Splice } from '../format.ts';
import { decodeJson, Positions } from '../json/decode.ts';
import { escapeJson } from '../json/escape.ts';
import { located } from '../json/located.ts';
import { readPlain } from '../json/read-plain.ts';
import { readStrings, type StringValue } from '../json/values.ts';
import { htmlAttribute } from './attributes.ts';

/** Properties of schema.org whose values people read, of all types. */
const texts: ReadonlySet<string> = new Set([
  'headline',
  'alternativeHeadline',
  'description',
  'abstract',
  'articleBody',
  'articleSection',
  'caption',
]);

/** Types whose names are texts; those of people, organisations and products are names. */
const namedInWords =
  /^(?:(?:\w*Article|\w*Page|\w*Posting|PressRelease|Report|CreativeWork|Question|HowTo\w*|ImageObject|VideoObject|AudioObject|ListItem)$)/;

/** Whether a script is data about the page (JSON-LD 1.1, 7), which search engines show. */
export function isLinkedData(tag: Token.TagToken): boolean {
  return tag.tagName === 'script' && /^\s*application\/ld\+json\s*(?:;|$)/i.test(htmlAttribute(tag, 'type') ?? '');
}

/** Reads the texts of linked data, and the headline among them. @param offset of the JSON in the document. */
export function linkedData(json: string, offset: number): { units: DraftUnit[]; headline?: DraftUnit } {
  const values = stringsOf(json);
  const types = new Map<string, string>();
  for (const { range, path } of values) {
    const at = path.indexOf('@type');
    if (at >= 0) types.set(JSON.stringify(path.slice(0, at)), decodeJson(json.slice(range.start, range.end)));
  }
  const units: DraftUnit[] = [];
  let headline: DraftUnit | undefined;
  for (const { range, path } of values) {
    const key = path.at(-1);
    const type = types.get(JSON.stringify(path.slice(0, -1))) ?? '';
    if (typeof key !== 'string' || !(texts.has(key) || (key === 'name' && namedInWords.test(type)))) continue;
    const source = json.slice(range.start, range.end);
    const value = decodeJson(source);
    if (!value.isWellFormed()) continue;
    const positions = new Positions(source, offset + range.start);
    for (const { wrap, ...found } of readPlain(value)) {
      const unit: DraftUnit = { ...located(found, positions), kind: 'metadata', syntax: 'linked-data' };
      units.push(unit);
      if (key === 'headline') headline ??= unit;
    }
  }
  return { units, ...(headline ? { headline } : {}) };
}

/** Escapes a text for a string of linked data: an end tag in it would end the script. */
export function escapeLinkedData(text: string): string {
  return escapeJson(text).replace(/</g, '\\u003c');
}

/** Replaces what linked data says of the source's language. */
export function localiseLinkedData(json: string, offset: number, { lang, source }: RenditionLocale): Splice[] {
  return stringsOf(json).flatMap(({ range, path }) => {
    if (!/^(?:inLanguage|@language)$/.test(String(path.findLast((step) => typeof step === 'string')))) return [];
    if (!sameLanguage(json.slice(range.start, range.end), source)) return [];
    return [{ range: { start: offset + range.start, end: offset + range.end }, text: lang }];
  });
}

/** The strings of JSON; none if it is not valid, as on many pages. */
function stringsOf(json: string): StringValue[] {
  const values: StringValue[] = [];
  try {
    readStrings(json, (value) => values.push({ ...value, path: [...value.path] }));
  } catch (error) {
    if (error instanceof Rejection) return [];
    throw error;
  }
  return values;
}
