import { findLocale, locale } from '../../../contracts/locales.ts';
import { lineNumbers } from '../../lib/text/line-numbers.ts';
import {
  attribute,
  child,
  decodeXml,
  descendants,
  parseXml,
  textOf,
  type XmlElement,
  XmlError,
} from '../../lib/xml/index.ts';
import { type Entry, isKeepName, keepValue } from './entry.ts';
import { type Problems, quoted } from './problems.ts';

/**
 * Reads the entries of a TMX file (TMX 1.4b): each `tu` is a term, each of its `tuv` the term in one language. Drops
 * inline elements: they hold the formatting of the tool that wrote them.
 *
 * @param source canonical tag
 */
export function readTmx(text: string, source: string, problems: Problems): Entry[] {
  const lineAt = lineNumbers(text);
  try {
    const tmx = withoutDoctype(text);
    const root = parseXml(tmx);
    if (root.name !== 'tmx') {
      problems.add(lineAt(root.start), `the file begins with <${root.name}>; a TMX file begins with <tmx>.`);
      return [];
    }
    const unknown = new Set<string>();
    const units = [...descendants(root)].filter(({ name }) => name === 'tu');
    return units.flatMap((unit) => entryOf(unit, { tmx, source, lineAt, problems, unknown }) ?? []);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    problems.add(undefined, `The file is not readable XML: ${error.message}.`);
    return [];
  }
}

interface Reading {
  tmx: string;
  source: string;
  lineAt: (position: number) => number;
  problems: Problems;
  /** Unknown languages already reported. */
  unknown: Set<string>;
}

function entryOf(unit: XmlElement, { tmx, source, lineAt, problems, unknown }: Reading): Entry | undefined {
  const line = lineAt(unit.start);
  const own: { exact: boolean; text: string }[] = [];
  const targets: [string, string][] = [];
  for (const variant of unit.children.filter(({ name }) => name === 'tuv')) {
    const written = attribute(tmx, variant, 'xml:lang') ?? attribute(tmx, variant, 'lang') ?? '';
    const found = findLocale(written);
    if (found === undefined) {
      if (!unknown.has(written))
        problems.add(lineAt(variant.start), `${quoted(written)} is not a language that the engine knows.`);
      unknown.add(written);
      continue;
    }
    const segment = child(variant, 'seg');
    const text = segment === undefined ? '' : segmentText(tmx, segment);
    if (found.engineCode === locale(source).engineCode) own.push({ exact: found.tag === source, text });
    else targets.push([found.tag, text]);
  }
  if (own.length === 0) {
    problems.add(line, `the unit has no text in the source language, "${source}" as in the file's name.`);
    return undefined;
  }
  const marks = unit.children.filter((prop) => prop.name === 'prop' && isKeepName(attribute(tmx, prop, 'type') ?? ''));
  const values = marks.map((prop) => keepValue(textOf(tmx, prop)));
  if (values.includes(undefined)) problems.add(line, 'the property "do-not-translate" is neither yes nor no.');
  const { text } = own.find(({ exact }) => exact) ?? own[0] ?? { text: '' };
  return { line, source: text, targets, keep: values.includes(true) };
}

/** Returns the text of a segment. Keeps the text of `hi`, which is emphasis; drops other elements, which are codes. */
function segmentText(tmx: string, segment: XmlElement): string {
  let text = '';
  let at = segment.innerStart;
  for (const inner of segment.children) {
    text += decodeXml(tmx.slice(at, inner.start));
    if (inner.name === 'hi') text += segmentText(tmx, inner);
    at = inner.end;
  }
  return text + decodeXml(tmx.slice(at, segment.innerEnd));
}

/**
 * Blanks the `<!DOCTYPE tmx SYSTEM "tmx14.dtd">` that tools write. Leaves one with declarations, for the parser to
 * refuse.
 */
function withoutDoctype(text: string): string {
  return text.replace(/<!DOCTYPE[^[<>]*>/i, (found) => found.replace(/[^\n]/g, ' '));
}
