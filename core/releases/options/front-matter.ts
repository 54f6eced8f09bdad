import { type Document, isMap, isNode, isPair, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { Rejection } from '../../../contracts/failures.ts';
import { maxFrontMatterLength } from '../../../contracts/limits.ts';
import { frontMatter } from '../../documents/formats/markdown/front-matter/front-matter.ts';
import { readToml } from '../../documents/formats/markdown/front-matter/toml.ts';

/** Keys and values as YAML or TOML parses them, with each key's line. */
export class FrontMatter extends Map<string, unknown> {
  /** Line of each key in the file, from 1. */
  readonly lines = new Map<string, number>();

  /** The entries that differ from another's. */
  beyond(other: ReadonlyMap<string, unknown> = new Map()): FrontMatter {
    const own = new FrontMatter();
    for (const [key, value] of this) {
      if (other.get(key) === value) continue;
      own.set(key, value);
      const line = this.lines.get(key);
      if (line !== undefined) own.lines.set(key, line);
    }
    return own;
  }
}

/**
 * The keys of a Markdown file's front matter, as written; empty if it does not have any.
 *
 * @throws Rejection `InvalidFrontMatter`, with the line in the file
 */
export function readFrontMatter(text: string): FrontMatter {
  const read = new FrontMatter();
  const found = frontMatter(text);
  if (found === undefined) return read;
  const { language, content } = found;
  const line = language === 'toml' ? '+++' : '---';
  if (content.end - content.start > maxFrontMatterLength) {
    throw new Rejection(
      'InvalidFrontMatter',
      `The front matter, between the two "${line}" lines at the top, has more than ${maxFrontMatterLength} characters. If these lines are meant as rules, begin the file with an empty line.`,
    );
  }
  const written = text.slice(content.start, content.end);
  return language === 'toml' ? keysOfToml(written, read) : keysOfYaml(written, read);
}

function keysOfToml(written: string, read: FrontMatter): FrontMatter {
  const toml = readToml(written);
  if ('error' in toml) {
    const line = toml.error.line + 1; // the opening "+++" is the first
    throw new Rejection('InvalidFrontMatter', `Line ${line}: ${firstSentence(toml.error.message)}`).at(line);
  }
  const lineOf = lineCounterOf(written);
  for (const { key, value, at } of toml.entries) {
    read.set(key, value);
    read.lines.set(key, lineOf(at) + 1);
  }
  return read;
}

/** Returns a function from positions, asked for in ascending order, to lines from 1. */
function lineCounterOf(text: string): (position: number) => number {
  let line = 1;
  let done = 0;
  return (position) => {
    line += text.slice(done, position).split(/\r\n|\n|\r/).length - 1;
    done = position;
    return line;
  };
}

function keysOfYaml(written: string, read: FrontMatter): FrontMatter {
  const lineCounter = new LineCounter();
  const document = parseDocument(written, {
    uniqueKeys: true,
    logLevel: 'silent',
    lineCounter,
  });
  const [error] = document.errors;
  if (error !== undefined) {
    const line = (error.linePos?.[0].line ?? 1) + 1;
    throw new Rejection('InvalidFrontMatter', `Line ${line}: ${firstSentence(error.message)}`).at(line);
  }
  const nested = nestedKey(document);
  if (nested !== undefined) {
    const line = lineCounter.linePos(nested).line + 1;
    throw new Rejection(
      'InvalidFrontMatter',
      `Line ${line}: Keys are lists or maps in one another. Write words as keys, such as title.`,
    ).at(line);
  }
  const content = contentOf(document);
  if (content === null) return read; // empty, or nothing but comments
  if (typeof content !== 'object' || Array.isArray(content)) {
    throw new Rejection(
      'InvalidFrontMatter',
      'The two "---" lines at the top have text between them, not "key: value". If these lines are meant as rules, begin the file with an empty line.',
    );
  }
  for (const [key, value] of Object.entries(content)) read.set(key, value);
  for (const { key } of isMap(document.contents) ? document.contents.items : []) {
    if (!isScalar(key) || !key.range) continue;
    const { line } = lineCounter.linePos(key.range[0]);
    read.lines.set(String(key.value), line + 1); // the opening "---" is the first
  }
  return read;
}

/** `{{{name}}}` of a template is a key that is a map, in a key that is a map. */
const maxKeysInKeys = 3;

/**
 * Where keys that are lists or maps lie in one another too deeply. The library writes such keys as text, and takes
 * minutes for five hundred of them.
 */
function nestedKey(document: Document): number | undefined {
  const isOfParts = (node: unknown) => isPair(node) && isNode(node.key) && !isScalar(node.key);
  let found: number | undefined;
  visit(document, {
    Pair(_, pair, path) {
      if (!isOfParts(pair) || path.filter(isOfParts).length < maxKeysInKeys) return undefined;
      found = isNode(pair.key) ? (pair.key.range?.[0] ?? 0) : 0;
      return visit.BREAK;
    },
  });
  return found;
}

/** YAML reads `title: *Big*` as an alias, and reports an unresolved alias only here. */
function contentOf(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (cause) {
    throw new Rejection(
      'InvalidFrontMatter',
      'A value begins with "*", so it refers to another value, which is missing or is used too often. If it is meant as text, put it in quotes.',
      { cause },
    );
  }
}

/** The parser speaks of YAML; these are mistakes of people who write a value. */
const advice: readonly [RegExp, string][] = [
  [
    /^(?:Nested mappings are not allowed|Implicit keys need to be on a single line)/,
    ' A value that contains ": " must be in quotes, such as title: "Heat: the future".',
  ],
  [/^Plain value cannot start with/, ' Put the value in quotes, such as title: "@work: a guide".'],
  [/^Missing closing/, ' Close the quotes at the end of the value.'],
  [
    /^Unexpected scalar at node end/,
    ' Put the whole value in quotes, and write \\" for those within it, such as title: "The \\"Heron\\" sails".',
  ],
];

function adviceOn(said: string): string {
  return advice.find(([pattern]) => pattern.test(said))?.[1] ?? '';
}

function firstSentence(message: string): string {
  const said = (message.split('\n')[0] ?? message).replace(/ at line \d+, column \d+:?$/, '');
  return `${said}.${adviceOn(said)}`;
}
