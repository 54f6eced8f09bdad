import { own } from '../../../../contracts/own.ts';

const short: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/**
 * Escapes a text for the inside of a JSON string: only the characters that need it, and half a surrogate pair, which
 * UTF-8 cannot hold.
 */
export function escapeJson(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must be escaped.
  return text.replace(/["\\\u0000-\u001f]|\p{Cs}/gu, (character) => {
    return own(short, character) ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** Doubles apostrophes: a single one before a brace would begin a quotation. */
export function escapeMessage(text: string): string {
  return text.replace(/'/g, "''");
}
