import { numbers } from '../checks/numbers.ts';

/**
 * Lines of an answer that seem to have changed places: neighbours whose figures are wrong as they
 * stand and right the other way round. Lines without figures tell nothing; a line that only lost a
 * figure is the checks' business, since asking again would be paid for and change nothing.
 *
 * @returns the indexes of all lines that are part of such a pair.
 */
export function swappedLines(
  sources: readonly string[],
  lines: readonly string[],
  { source: sourceLanguage, target: language }: { source: string; target: string },
): Set<number> {
  const fits = (at: number, line: number) =>
    numbers({ source: words(sources[at]), target: words(lines[line]), sourceLanguage, language }) === undefined;
  const swapped = new Set<number>();
  const wrong = sources.map((_, index) => !fits(index, index));
  for (let index = 0; index + 1 < sources.length; index += 1) {
    if (wrong[index] && wrong[index + 1] && fits(index, index + 1) && fits(index + 1, index)) {
      swapped.add(index).add(index + 1);
    }
  }
  return swapped;
}

/** Without the tags, whose numbers are no figures. */
function words(text = ''): string {
  return text.replace(/<[^<>]*>/g, ' ');
}
