/** A row of a table or a unit of a TMX file, before checks. */
export interface TermEntry {
  /** Line of the file, from 1. */
  line: number;
  source: string;
  /** By canonical tag; empty if there is no translation. */
  targets: [tag: string, text: string][];
  /** Marked as never translated. */
  keep: boolean;
}

/** Whether a table's column or a TMX property of this name marks terms as never translated. */
export function isKeepName(name: string): boolean {
  return keepNames.has(
    name
      .trim()
      .toLowerCase()
      .replace(/[\s_]+/g, '-'),
  );
}

const keepNames = new Set(['keep', 'do-not-translate', 'x-do-not-translate']);

/** Reads the mark; undefined if it is neither yes nor no. */
export function keepValue(written: string): boolean | undefined {
  const value = written.trim().toLowerCase();
  if (['', 'no', 'n', 'false', '0'].includes(value)) return false;
  return ['yes', 'y', 'true', '1', 'x'].includes(value) ? true : undefined;
}
