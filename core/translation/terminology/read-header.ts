import { findLocale, locale } from '../../../contracts/locales.ts';
import { isKeepName } from './entry.ts';
import { type Problems, quoted } from './problems.ts';

/** The columns of a table after the first, which is the source language's. */
export interface HeaderColumns {
  targets: { index: number; tag: string }[];
  keep: number | undefined;
}

/**
 * Reads the first row, which names the languages.
 *
 * @param source canonical tag of the list's source language
 */
export function readHeader(cells: readonly string[], source: string, problems: Problems): HeaderColumns {
  const columns: HeaderColumns = { targets: [], keep: undefined };
  const seen = new Map<string, number>();
  for (const [index, written] of cells.entries()) {
    const place = `column ${index + 1}, ${quoted(written.trim())},`;
    const twice = (what: string) => problems.add(1, `${place} is ${what} once more; join the columns.`);
    if (index > 0 && isKeepName(written)) {
      if (columns.keep !== undefined) twice('the mark');
      columns.keep = index;
      continue;
    }
    const found = findLocale(written.trim());
    if (index === 0) {
      if (found?.engineCode !== locale(source).engineCode) {
        problems.add(
          1,
          `the first column must be the source language, "${source}" as in the file's name; it is ${quoted(written.trim())}.`,
        );
      }
    } else if (found === undefined) {
      problems.add(
        1,
        `${place} is not a language that the engine knows. Name each column by its language, such as "fr" or "pt-BR", or "do-not-translate".`,
      );
    } else if (found.engineCode === locale(source).engineCode) {
      problems.add(1, `${place} is the source language, which nothing is translated into; remove the column.`);
    } else if (seen.has(found.tag)) {
      twice(`column ${seen.get(found.tag)}`);
    } else {
      seen.set(found.tag, index + 1);
      columns.targets.push({ index, tag: found.tag });
    }
  }
  if (columns.targets.length === 0 && columns.keep === undefined && !problems.any) {
    problems.add(1, 'there is only the source language; add a column for each language, or "do-not-translate".');
  }
  return columns;
}
