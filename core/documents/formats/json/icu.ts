import type { Range } from '../../../../contracts/document.ts';

/** A typed argument of an ICU message, and the messages in it, of which one is chosen. */
export interface IcuArgument extends Range {
  messages: Range[];
  /** Whether `#` stands for the number, as in the messages of a plural. */
  plural: boolean;
}

const types = 'number|date|time|spellout|ordinal|duration|list';
const head = new RegExp(
  String.raw`\{\s{0,9}[\p{L}\p{N}_.-]{1,64}\s{0,9},\s{0,9}(plural|selectordinal|select|${types})\s{0,9}`,
  'uy',
);
/** Two braces are i18next's: it writes `{{count, number}}`. */
const hint = new RegExp(
  String.raw`(?<!\{)\{\s{0,9}[\p{L}\p{N}_.-]{1,64}\s{0,9},\s{0,9}(?:plural|selectordinal|select|${types})\s{0,9}[,}]`,
  'u',
);
const offset = /\s{0,9}offset\s{0,9}:\s{0,9}\d{1,9}/y;
const selector = /\s{0,99}(?:=\d{1,9}|[\p{L}\p{N}_-]{1,64})\s{0,99}(?=\{)/uy;
const blank = /\s*/y;

/** Whether a string is an ICU message (ICU User Guide, "Formatting Messages"), in which an apostrophe quotes. */
export function isIcu(text: string): boolean {
  return text.includes('{') && hint.test(text);
}

/** Reads the typed argument that begins at a position; undefined if it is not one that can be understood. */
export function icuArgument(text: string, start: number, end: number): IcuArgument | undefined {
  head.lastIndex = start;
  const match = head.exec(text);
  if (!match) return undefined;
  const type = match[1] ?? '';
  let position = head.lastIndex;
  if (text.charAt(position) === '}') return { start, end: position + 1, messages: [], plural: false };
  if (text.charAt(position) !== ',') return undefined;
  position++;
  if (!/^(?:plural|select)/.test(type)) {
    const close = matchingBrace(text, position, end);
    return close === undefined ? undefined : { start, end: close + 1, messages: [], plural: false };
  }
  const messages: Range[] = [];
  position = skip(offset, text, position);
  for (;;) {
    const next = skip(selector, text, position);
    if (next === position) break;
    const close = matchingBrace(text, next + 1, end);
    if (close === undefined) return undefined;
    messages.push({ start: next + 1, end: close });
    position = close + 1;
  }
  position = skip(blank, text, position);
  if (messages.length === 0 || position >= end || text.charAt(position) !== '}') return undefined;
  return { start, end: position + 1, messages, plural: type !== 'select' };
}

/** Finds the brace that closes the one open at a position; quoted braces are text. */
function matchingBrace(text: string, start: number, end: number): number | undefined {
  let depth = 0;
  for (let position = start; position < end; position++) {
    const character = text.charAt(position);
    if (character === "'" && /[{}]/.test(text.charAt(position + 1))) {
      const quote = text.indexOf("'", position + 1);
      if (quote === -1 || quote >= end) return undefined;
      position = quote;
    } else if (character === '{') depth++;
    else if (character === '}' && depth-- === 0) return position;
  }
  return undefined;
}

function skip(pattern: RegExp, text: string, position: number): number {
  pattern.lastIndex = position;
  return pattern.test(text) ? pattern.lastIndex : position;
}
