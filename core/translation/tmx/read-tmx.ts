import { attribute, child, descendants, parseXml, type XmlElement, XmlError } from '../../lib/xml/index.ts';
import { inlineOf } from './inline.ts';
import { fitOf } from './languages.ts';
import { lineNumbers } from './line-numbers.ts';
import { type MemoryPair, memoryPair } from './memory-pair.ts';
import { isMachines, props } from './props.ts';
import { TmxError } from './tmx-error.ts';
import { withoutDoctype } from './without-doctype.ts';

/** A translation unit in two languages. */
export interface TmxPair extends MemoryPair {
  /** Line of its `tu`, from 1. */
  line: number;
  /** Slug of its release, if the file names one. */
  release?: string;
}

/** Counts of units that did not give a pair, by the reason. */
interface Skipped {
  /** Without one of the two languages. */
  otherLanguages: number;
  /** Either side has no letters, or the translation misses an address or placeholder of the source. */
  unusable: number;
  /** Written by a machine, according to the file. */
  machine: number;
  /** Replaced by a later unit of the file with the same source. */
  repeated: number;
}

export interface ReadTmx {
  units: number;
  pairs: TmxPair[];
  skipped: Skipped;
}

/**
 * Reads the pairs of a TMX file (TMX 1.4b) in two languages. Does not read DTDs, so nothing outside of the text.
 *
 * @param source canonical tag, as is `target`.
 * @throws TmxError with line and reason
 */
export function readTmx(text: string, { source, target }: { source: string; target: string }): ReadTmx {
  const lineAt = lineNumbers(text);
  try {
    return read(withoutDoctype(text), { source, target }, lineAt);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    throw new TmxError(`${error.message}.`, error.at === undefined ? undefined : lineAt(error.at), { cause: error });
  }
}

function read(tmx: string, languages: { source: string; target: string }, lineAt: (place: number) => number): ReadTmx {
  const root = parseXml(tmx);
  if (root.name !== 'tmx') {
    throw new TmxError(
      `the file begins with <${root.name.slice(0, 40)}>; a TMX file begins with <tmx>.`,
      lineAt(root.start),
    );
  }
  const skipped: Skipped = { otherLanguages: 0, unusable: 0, machine: 0, repeated: 0 };
  const pairs = new Map<string, TmxPair>();
  const found = new Set<string>();
  let units = 0;
  for (const unit of descendants(root)) {
    if (unit.name !== 'tu') continue;
    units += 1;
    const line = lineAt(unit.start);
    const sides = bothSides(tmx, unit, languages, { lineAt, found });
    if (sides === undefined) {
      skipped.otherLanguages += 1;
      continue;
    }
    const said = props(tmx, unit);
    if (isMachines(said)) {
      skipped.machine += 1;
      continue;
    }
    const pair = atLine(line, () =>
      memoryPair(inlineOf(tmx, sides.source), inlineOf(tmx, sides.target), languages.source),
    );
    if (pair === undefined) {
      skipped.unusable += 1;
      continue;
    }
    const release = said.get('x-release');
    const key = `${release ?? ''}\n${pair.source}`;
    if (pairs.delete(key)) skipped.repeated += 1;
    pairs.set(key, { ...pair, line, ...(release === undefined ? {} : { release }) });
  }
  if (units === 0) throw new TmxError('the file holds no translation unit (<tu>).', lineAt(root.start));
  if (skipped.otherLanguages === units) {
    const { source, target } = languages;
    throw new TmxError(
      `no unit has both ${source} and ${target}, which the file's name asks for; its languages are ${[...found].slice(0, 20).join(', ')}.`,
      lineAt(root.start),
    );
  }
  return { units, pairs: [...pairs.values()], skipped };
}

function bothSides(
  tmx: string,
  unit: XmlElement,
  languages: { source: string; target: string },
  { lineAt, found }: { lineAt: (place: number) => number; found: Set<string> },
): { source: XmlElement; target: XmlElement } | undefined {
  const best = { source: { fit: 0, segment: unit }, target: { fit: 0, segment: unit } };
  for (const variant of unit.children) {
    if (variant.name !== 'tuv') continue;
    const written = attribute(tmx, variant, 'xml:lang') ?? attribute(tmx, variant, 'lang');
    if (written === undefined)
      throw new TmxError('a <tuv> does not say its language (xml:lang).', lineAt(variant.start));
    const segment = child(variant, 'seg');
    if (segment === undefined) throw new TmxError('a <tuv> has no <seg>.', lineAt(variant.start));
    found.add(written.slice(0, 20));
    for (const side of ['source', 'target'] as const) {
      const fit = fitOf(written, languages[side], side);
      if (fit > best[side].fit) best[side] = { fit, segment };
    }
  }
  const { source, target } = best;
  if (source.fit === 0 || target.fit === 0 || source.segment === target.segment) return undefined;
  return { source: source.segment, target: target.segment };
}

/** Adds the line to the error of an unknown XML entity, which has no position of its own. */
function atLine<T>(line: number, make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    throw new TmxError(`${error.message}.`, line, { cause: error });
  }
}
