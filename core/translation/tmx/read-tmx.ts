import { defined } from '../../lib/defined.ts';
import { languageFit } from '../../lib/language-fit.ts';
import { type XmlElement, XmlError } from '../../lib/xml/index.ts';
import { inlineOf } from './inline.ts';
import { type MemoryPair, memoryPair } from './memory-pair.ts';
import { changedAt, isMachines, isMachinesWork, props } from './props.ts';
import { TmxError } from './tmx-error.ts';
import { readTmxFile, type TmxFile, type TmxVariant } from './tmx-file.ts';

/** A translation unit in two languages. */
export interface TmxPair extends MemoryPair {
  /** Line of its `tu`, from 1. */
  line: number;
  /** Slug of its release, if the file names one. */
  slug?: string;
}

/** Counts of units that did not give a pair, by the reason. */
interface Skipped {
  /** Without one of the two languages. */
  otherLanguages: number;
  /** Either side has no letters, or the translation misses an address or placeholder of the source. */
  unusable: number;
  /** Written by a machine, according to the file. */
  machine: number;
  /** Another unit of the file has the same source, and is newer by its `changedate` or comes later. */
  repeated: number;
}

export interface ReadTmx {
  units: number;
  pairs: TmxPair[];
  skipped: Skipped;
}

/**
 * Reads the pairs of a TMX file in two languages.
 *
 * @param source canonical tag, as is `target`.
 * @throws TmxError with line and reason
 */
export function readTmx(text: string, languages: { source: string; target: string }): ReadTmx {
  return readTmxFile(text, (file) => pairsOf(file, languages));
}

function pairsOf({ text, line: first, units }: TmxFile, languages: { source: string; target: string }): ReadTmx {
  const skipped: Skipped = { otherLanguages: 0, unusable: 0, machine: 0, repeated: 0 };
  const pairs = new Map<string, TmxPair>();
  const dates = new Map<string, string>();
  const found = new Set<string>();
  let count = 0;
  for (const { element, line, variants } of units) {
    count += 1;
    const sides = bothSides(variants, languages, found);
    if (sides === undefined) {
      skipped.otherLanguages += 1;
      continue;
    }
    const said = props(text, element);
    if (isMachines(said) || isMachinesWork(text, element, sides.variant)) {
      skipped.machine += 1;
      continue;
    }
    const pair = atLine(line, () =>
      memoryPair(inlineOf(text, sides.source), inlineOf(text, sides.target), languages.source),
    );
    if (pair === undefined) {
      skipped.unusable += 1;
      continue;
    }
    const slug = said.get('x-release');
    const key = `${slug ?? ''}\n${pair.source}`;
    const changed = changedAt(text, element, sides.variant);
    const before = dates.get(key);
    if (pairs.has(key)) skipped.repeated += 1;
    // Of two, the newer; the later in the file if one of them does not say.
    if (pairs.has(key) && before !== undefined && changed !== undefined && changed < before) continue;
    pairs.delete(key);
    pairs.set(key, { ...pair, line, ...defined({ slug }) });
    if (changed === undefined) dates.delete(key);
    else dates.set(key, changed);
  }
  if (count === 0) throw new TmxError('the file does not contain a translation unit (<tu>).', first);
  if (skipped.otherLanguages === count) {
    const { source, target } = languages;
    throw new TmxError(
      `no unit has both ${source} and ${target}, which the file's name asks for; its languages are ${[...found].slice(0, 20).join(', ')}.`,
      first,
    );
  }
  return { units: count, pairs: [...pairs.values()], skipped };
}

/** Returns the variants that fit the two languages best; undefined if one language is missing. */
function bothSides(
  variants: readonly TmxVariant[],
  languages: { source: string; target: string },
  found: Set<string>,
): { source: XmlElement; target: XmlElement; variant: XmlElement } | undefined {
  const best: Record<'source' | 'target', { fit: number; segment?: XmlElement; variant?: XmlElement }> = {
    source: { fit: 0 },
    target: { fit: 0 },
  };
  for (const { line, language, segment, element } of variants) {
    if (language === undefined) throw new TmxError('a <tuv> does not say its language (xml:lang).', line);
    if (segment === undefined) throw new TmxError('a <tuv> has no <seg>.', line);
    found.add(language.slice(0, 20));
    for (const side of ['source', 'target'] as const) {
      const fit = languageFit(language, languages[side], side);
      if (fit > best[side].fit) best[side] = { fit, segment, variant: element };
    }
  }
  const [source, { segment: target, variant }] = [best.source.segment, best.target];
  return source === undefined || target === undefined || variant === undefined || source === target
    ? undefined
    : { source, target, variant };
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
