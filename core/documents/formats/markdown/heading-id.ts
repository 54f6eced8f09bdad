/**
 * The id of a heading, after its text: `## About us {#about-us}`. Google Docs exports it; Pandoc, Hugo, Docusaurus and
 * kramdown read it, and other attributes in the braces.
 */
const written = /[ \t]{0,9}\{#([^\s{}#]{1,200})(?:[ \t][^{}\r\n]{0,200})?\}[ \t]{0,9}$/;

/** Characters at the end of a heading that are searched for an id. */
const lookedAt = 430;

/** Returns the id and where it begins in the text of a heading, with the space before it. */
export function headingId(heading: string): { id: string; at: number } | undefined {
  if (!heading.trimEnd().endsWith('}')) return undefined;
  const from = Math.max(0, heading.length - lookedAt);
  const match = written.exec(heading.slice(from));
  return match?.[1] === undefined ? undefined : { id: match[1], at: from + match.index };
}
