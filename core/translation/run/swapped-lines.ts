import { changedFigures } from '../checks/changed-figures.ts';
import { isInProportion, weight } from '../checks/length.ts';

/** Compares a line with at most this many doubtful ones after it: engines swap lines that are close together. */
const comparedLines = 8;

interface Languages {
  source: string;
  target: string;
}

/** Marks of a text that are recognisable without understanding it. */
interface Marks {
  text: string;
  names: readonly string[];
  weight: number;
}

/**
 * Finds lines of an answer that seem swapped: two that are wrong in place and right the other way round, by their
 * figures, by names that both languages write alike, or by their length. Lines without differences in these cannot be
 * judged. Ignores a line that only lost a figure: the checks report it, and asking again would cost money without
 * changing it.
 *
 * @returns the indexes of all lines that are part of such a pair.
 */
export function swappedLines(sources: readonly string[], lines: readonly string[], languages: Languages): Set<number> {
  const right = lines.map((line) => marksOf(line, languages.target));
  // Ignore a name that no line has: it was translated.
  const answer = lines.join('\n');
  const left = sources.map((source): Marks => {
    const marks = marksOf(source, languages.source);
    return { ...marks, names: marks.names.filter((name) => answer.includes(name)) };
  });
  const doubtAt = (source: number, line: number) => doubt(left[source], right[line], languages);
  const doubtful = [...left.keys()].filter((index) => doubtAt(index, index) > 0);
  const swapped = new Set<number>();
  for (const [position, one] of doubtful.entries()) {
    const other = doubtful.slice(position + 1, position + 1 + comparedLines).find(
      (next) =>
        !swapped.has(next) &&
        doubtAt(one, next) + doubtAt(next, one) === 0 &&
        // A single doubt is a figure lost or a name translated.
        doubtAt(one, one) + doubtAt(next, next) > 1,
    );
    if (other !== undefined && !swapped.has(one)) swapped.add(one).add(other);
  }
  return swapped;
}

/** Counts the kinds of marks by which a line is not the translation of a text. */
function doubt(source: Marks | undefined, line: Marks | undefined, { source: from, target: to }: Languages): number {
  if (source === undefined || line === undefined) return 0;
  const { lost, invented } = changedFigures({
    source: source.text,
    target: line.text,
    sourceLanguage: from,
    language: to,
  });
  const figures = lost.length > 0 || invented.length > 0;
  const names = source.names.length > 0 && source.names.every((name) => !line.text.includes(name));
  const length = !isInProportion(source.weight, line.weight);
  return Number(figures) + Number(names) + Number(length);
}

function marksOf(encoded: string, language: string): Marks {
  // Drop the tags: their numbers are not figures.
  const text = encoded.replace(/<[^<>]*>/g, ' ');
  return { text, names: [...namesOf(text)], weight: weight(text, language) };
}

/**
 * Words that most languages with the same alphabet write alike: abbreviations in capitals, and capitalised words
 * inside a sentence, where grammar does not ask for the capital (as it does in German).
 */
const abbreviation = /(?<![\p{L}\p{N}])\p{Lu}{2,8}(?![\p{L}\p{N}])/gu;
const capital = /(?<=[\p{Ll},] )\p{Lu}\p{Ll}{3,}(?![\p{L}\p{N}])/gu;
/** Enough to tell two lines apart. */
const most = 12;

function namesOf(text: string): Set<string> {
  const found = new Set<string>();
  const shouted = !/\p{Ll}/u.test(text);
  for (const pattern of shouted ? [capital] : [abbreviation, capital]) {
    for (const [name] of text.matchAll(pattern)) {
      if (found.size < most) found.add(name);
    }
  }
  return found;
}
