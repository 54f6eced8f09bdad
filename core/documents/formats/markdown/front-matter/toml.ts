import { type AST, parseTOML } from 'toml-eslint-parser';
import type { Range } from '../../../../../contracts/document.ts';

/** A key at the top of a TOML text, outside of tables. */
export interface TomlEntry {
  key: string;
  /** Text, numbers, booleans, lists of these; times as written; an empty object with a key for all that is nested. */
  value: unknown;
  /** The place of the key, and of the value with its quotes. */
  at: number;
  range: Range;
  /** For a text: how it is quoted. */
  quote?: '"' | "'";
}

/** Where a text is not valid TOML. */
export interface TomlError {
  message: string;
  /** From 1. */
  line: number;
}

/** Reads the keys at the top of a TOML text, with their places to the byte, and its comments. */
export function readToml(text: string): { entries: TomlEntry[]; comments: Range[] } | { error: TomlError } {
  let program: AST.TOMLProgram;
  try {
    program = parseTOML(text);
  } catch (error) {
    const { message = '', lineNumber = 1 } = error as { message?: string; lineNumber?: number };
    return { error: { message, line: lineNumber } };
  }
  const entries = program.body[0].body.flatMap((node) => entryOf(node, text));
  return { entries, comments: program.comments.map(({ range }) => rangeOf(range)) };
}

function entryOf(node: AST.TOMLKeyValue | AST.TOMLTable, text: string): TomlEntry[] {
  const [first, ...more] = node.key.keys;
  if (first === undefined) return [];
  const key = first.type === 'TOMLBare' ? first.name : first.value;
  const [at] = first.range;
  if (node.type === 'TOMLTable' || more.length > 0) return [{ key, value: nested(), at, range: rangeOf(node.range) }];
  const { value } = node;
  const quote = value.type === 'TOMLValue' && value.kind === 'string' ? text[value.range[0]] : undefined;
  return [
    {
      key,
      value: readValue(value, text),
      at,
      range: rangeOf(value.range),
      ...(quote === '"' || quote === "'" ? { quote } : {}),
    },
  ];
}

function readValue(node: AST.TOMLContentNode, text: string): unknown {
  if (node.type === 'TOMLArray') {
    return node.elements.map((element) => (element.type === 'TOMLValue' ? readValue(element, text) : nested()));
  }
  if (node.type === 'TOMLInlineTable') return nested();
  if (node.kind === 'string' || node.kind === 'boolean' || node.kind === 'integer' || node.kind === 'float')
    return node.value;
  // YAML's times are texts too.
  return text.slice(...node.range);
}

function nested(): object {
  return { nested: true };
}

function rangeOf([start, end]: readonly [number, number]): Range {
  return { start, end };
}
