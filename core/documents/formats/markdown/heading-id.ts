/**
 * The name that a heading is linked by, behind its text: `## About us {#about-us}`. Google Docs exports
 * it, and Pandoc, Hugo, Docusaurus and kramdown read it; what else stands in the braces is theirs.
 */
const written = /[ \t]{0,9}\{#([^\s{}#]{1,200})(?:[ \t][^{}\r\n]{0,200})?\}[ \t]{0,9}$/;

/** Characters at the end of a heading that are looked at. */
const lookedAt = 430;

/** Where it begins in the text of a heading, with the space before it. */
export function headingId(heading: string): { id: string; at: number } | undefined {
  if (!heading.trimEnd().endsWith('}')) return undefined;
  const from = Math.max(0, heading.length - lookedAt);
  const match = written.exec(heading.slice(from));
  return match?.[1] === undefined ? undefined : { id: match[1], at: from + match.index };
}
