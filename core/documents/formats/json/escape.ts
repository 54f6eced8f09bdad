const short: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/** A text as the inside of a JSON string: only what must be is escaped, and half a surrogate pair, which UTF-8 cannot hold. */
export function escapeJson(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must be escaped.
  return text.replace(/["\\\u0000-\u001f]|\p{Cs}/gu, (character) => {
    return short[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** An apostrophe would begin a quotation before a brace; doubled, it is one anywhere. */
export function escapeMessage(text: string): string {
  return text.replace(/'/g, "''");
}
