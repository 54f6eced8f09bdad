/**
 * A text without line breaks: each, with the white space around it, is a space. Every run of white
 * space is looked at once; a pattern that looks for the break in a run starts again at each of its spaces.
 */
export function onOneLine(text: string): string {
  if (!/[\r\n]/.test(text)) return text;
  return text.replace(/\s+/g, (run) => (/[\r\n]/.test(run) ? ' ' : run));
}
