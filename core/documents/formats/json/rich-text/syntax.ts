import type { RichDialect } from './names.ts';

/** A text node of the source: the object, and its text without quotes. */
export type TextNode = [start: number, end: number, textStart: number, textEnd: number];

/** Data for the writer of a paragraph of rich text; stored in its unit. */
export interface RichSyntax {
  dialect: RichDialect;
  /** Text nodes in order, each with the number of the innermost tag that is around its text, or 0. */
  nodes: [tag: number, ...TextNode][];
  /** Elements around texts: the number of their tag, the source of their beginning and end, what is between nodes. */
  elements: [tag: number, openStart: number, openEnd: number, closeStart: number, closeEnd: number, between: string][];
  /** Nodes kept whole: the number of their placeholder, and their place. */
  whole: [tag: number, start: number, end: number][];
  /** What is between nodes: a comma and white space. */
  between: string;
  /** Whether the unit begins or ends inside the text of its first or last node. */
  head?: true;
  tail?: true;
  /** Whether an element is never first or last, which Slate requires. */
  padStart?: true;
  padEnd?: true;
}

const prefix = 'rich:';

export function encodeRich(syntax: RichSyntax): string {
  return prefix + JSON.stringify(syntax);
}

export function decodeRich(syntax: string | undefined): RichSyntax | undefined {
  return syntax?.startsWith(prefix) ? (JSON.parse(syntax.slice(prefix.length)) as RichSyntax) : undefined;
}
