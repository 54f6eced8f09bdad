/** The line ending of a text's first line. */
export function lineEndingOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
}

/** Formats a paragraph for appending to a text, in the text's line endings. */
export function asLastParagraph(text: string, paragraph: string): string {
  const eol = lineEndingOf(text);
  const ended = text === '' || /[\r\n]$/.test(text);
  return `${ended ? '' : eol}${eol}${paragraph}${ended ? eol : ''}`;
}
