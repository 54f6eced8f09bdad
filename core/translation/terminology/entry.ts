/** A row of a table or a unit of a TMX file, before anything of it is checked. */
export interface Entry {
  /** Of the file, from 1. */
  line: number;
  source: string;
  /** By canonical tag; empty where there is no translation. */
  targets: [tag: string, text: string][];
  /** Marked as never translated. */
  keep: boolean;
}

/** How a term is marked as never translated: the name of a table's column, or of a TMX property. */
export function isKeepName(name: string): boolean {
  return keepNames.has(
    name
      .trim()
      .toLowerCase()
      .replace(/[\s_]+/g, '-'),
  );
}

const keepNames = new Set(['keep', 'do-not-translate', 'x-do-not-translate']);

/** What the mark says; undefined where it is neither yes nor no. */
export function keepValue(written: string): boolean | undefined {
  const value = written.trim().toLowerCase();
  if (['', 'no', 'n', 'false', '0'].includes(value)) return false;
  return ['yes', 'y', 'true', '1', 'x'].includes(value) ? true : undefined;
}
