import { hasLetters } from '../../../lib/text/words.ts';

/** Patterns of values that programs read. Unless a row says otherwise, only ASCII without spaces can match. */
const notProse: readonly { reason: string; pattern: RegExp }[] = [
  { reason: 'a URL, a data or other URI', pattern: /^[a-z][a-z0-9+.-]{1,30}:\S+$/i },
  { reason: 'a mailbox', pattern: /^[^\s@]+@[^\s@][^\s@.]*\.[^\s@]+$/ },
  { reason: 'a path, a media type, a time zone', pattern: /^(?:[\w.~@%+-]*\/)+[\w.~@%+?&=#-]*$/ },
  { reason: 'a file or host name, a qualified name, a version', pattern: /^[\w-]+(?:\.[\w-]+)+$/ },
  {
    reason: 'a date or time (ISO 8601), which may contain a space',
    pattern: /^\d{4}-\d\d(?:-\d\d)?(?:[T ]\d\d:\d\d\S*)?$/,
  },
  { reason: 'a duration (ISO 8601)', pattern: /^P(?:\d+[YMWD])*(?:T(?:\d+(?:\.\d+)?[HMS])+)?$/ },
  {
    reason: 'lower_snake, kebab-case, or one word in lower case: a state or a kind',
    pattern: /^[a-z0-9]+(?:[_-][a-z0-9]+)*$/,
  },
  { reason: 'camelCase', pattern: /^[a-z]+[0-9]*(?:[A-Z][a-z0-9]*)+$/ },
  { reason: 'SCREAMING_SNAKE, a code such as EUR', pattern: /^[A-Z0-9]+(?:[_-][A-Z0-9]+)*$/ },
  { reason: 'PascalCase of several words: a type', pattern: /^(?:[A-Z][a-z0-9]+){2,}$/ },
  { reason: 'a language tag', pattern: /^[a-z]{2,3}(?:[-_](?:[A-Z][a-z]{3}|[A-Z]{2}|\d{3}))+$/ },
  { reason: 'a colour, an anchor, a handle', pattern: /^[#@][\w-]+$/ },
  { reason: 'a name of a space, such as xsd:string or svc::Name', pattern: /^[\w-]+(?:::?[\w-]+)+$/ },
  {
    reason: 'an id, a hash, base64: figures among letters, or nothing a word could be',
    pattern: /^(?=[\w+/=-]*\d)[\w+/=-]{6,}$|^[\w+/=-]{40,}$/,
  },
];

/** Keys whose values are never prose. */
const keys =
  /^(?:[$@].*|_?id|ids|[ug]uid|ur[il]s?|href|src|slug|path|file(?:name)?|key|token|hash|sha\d*|md5|etag|checksum|signature|e-?mail|regexp?|pattern|selector|class(?:name)?|css|style|mime(?:[_-]?type)?|media[_-]?type|content[_-]?type)$/i;

/** The same as the last word of a key: `releaseId`, `image_url`; but not `valid`. */
const lastWords =
  /[a-z0-9](?:Ids?|IDs?|Ur[il]s?|UR[IL]s?|Slug|Path|Hash|Token)$|[_-](?:ids?|ur[il]s?|slug|path|hash|token)$/;

/** Keys whose values are names of a fixed set, if they are one word. */
const enumKeys =
  /^(?:type|kind|status|state|lang(?:uage)?|locale|country|currency|code|format|encoding|charset|method|version|level|role|theme|layout|align(?:ment)?|target|rel|unit|visibility|priority|icon|colou?r|dir(?:ection)?|time[_-]?zone)$/i;

/** Keys whose values, if they are only this, are a program's answer to a question: `"isAccessibleForFree": "True"`. */
const questions = /^(?:is|has|can|allows?|requires?)[A-Z_]/;
const answer = /^(?:true|false)$/i;

/** Lists of words for readers, also if a word has no capital. */
const wordLists = /^keywords?$/i;

/**
 * Guesses whether people read a string value.
 *
 * @param inList whether it is one of a list of that key.
 */
export function isProse(value: string, key: string | undefined, inList = false): boolean {
  if (!hasLetters(value)) return false;
  if (key !== undefined && questions.test(key) && answer.test(value.trim())) return false;
  if (inList && key !== undefined && wordLists.test(key)) return !/^(?:https?:|\/)/.test(value);
  if (key !== undefined && (keys.test(key) || lastWords.test(key))) return false;
  const text = value.trim();
  if (key !== undefined && enumKeys.test(key) && !/\s/.test(text)) return false;
  // Without spaces, a value this long is data; and the patterns do not run on long texts.
  if (/\s/.test(text) && text.length > 40) return true;
  return !notProse.some(({ pattern }) => pattern.test(text.slice(0, 300)));
}
