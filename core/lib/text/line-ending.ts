/** The line ending of a text: that of its first line. */
export function lineEndingOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
}

/** What puts a paragraph after the end of a text, in its line endings. */
export function asLastParagraph(text: string, paragraph: string): string {
  const eol = lineEndingOf(text);
  const ended = text === '' || /[\r\n]$/.test(text);
  return `${ended ? '' : eol}${eol}${paragraph}${ended ? eol : ''}`;
}
