import { changedFigures } from '../checks/changed-figures.ts';
import { isInProportion, weight } from '../checks/length.ts';
import { namesOf } from './names.ts';

/** A line is compared with so many other doubtful ones after it: engines mix up what stands together. */
const reach = 8;

interface Languages {
  source: string;
  target: string;
}

/** What can be told of a text without knowing what it says. */
interface Marks {
  text: string;
  names: readonly string[];
  weight: number;
}

/**
 * Lines of an answer that seem to have changed places: two that are wrong as they stand and right the
 * other way round, by their figures, by names that both languages write alike, or by their length.
 * Lines that have none of these in which they differ tell nothing; a line that only lost a figure is the
 * checks' business, since asking again would be paid for and change nothing.
 *
 * @returns the indexes of all lines that are part of such a pair.
 */
export function swappedLines(sources: readonly string[], lines: readonly string[], languages: Languages): Set<number> {
  const right = lines.map((line) => marksOf(line, languages.target));
  // A name that no line has is translated; where it should be it does not tell.
  const answer = lines.join('\n');
  const left = sources.map((source): Marks => {
    const marks = marksOf(source, languages.source);
    return { ...marks, names: marks.names.filter((name) => answer.includes(name)) };
  });
  const doubtAt = (source: number, line: number) => doubt(left[source], right[line], languages);
  const doubtful = [...left.keys()].filter((index) => doubtAt(index, index) > 0);
  const swapped = new Set<number>();
  for (const [position, one] of doubtful.entries()) {
    const other = doubtful.slice(position + 1, position + 1 + reach).find(
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

/** How many kinds of marks say that a line is not the translation of a text. */
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
  // Without the tags, whose numbers are no figures.
  const text = encoded.replace(/<[^<>]*>/g, ' ');
  return { text, names: [...namesOf(text)], weight: weight(text, language) };
}
