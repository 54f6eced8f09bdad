import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const repository = fileURLToPath(new URL('../../', import.meta.url));

/** A Markdown file of the repository, by its path from the top. */
export interface Doc {
  path: string;
  text: string;
}

export function doc(file: string): Doc {
  return { path: file, text: readFileSync(path.join(repository, file), 'utf8') };
}

/** Everything that is documentation. */
export const docs: readonly Doc[] = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'CHANGELOG.md',
  ...globSync('docs/**/*.md', { cwd: repository }).toSorted(),
].map(doc);

/** The text below a heading, up to the next one of its level or above; what is below its sub-headings too. */
export function section({ path: file, text }: Doc, heading: string): string {
  const [found] = headings(text).filter(({ title }) => title === heading);
  if (found === undefined) throw new Error(`${file} has no section "${heading}"`);
  const next = headings(text).find(({ index, level }) => index > found.index && level <= found.level);
  return text.slice(found.index, next?.index);
}

/** Headings outside of code blocks. */
export function headings(text: string): { level: number; title: string; index: number }[] {
  const prose = text.replace(/^```[\s\S]*?^```/gm, (block) => block.replace(/[^\n]/g, ' '));
  return [...prose.matchAll(/^(#{1,6}) (.+)$/gm)].map(({ 1: marks = '', 2: title = '', index }) => ({
    level: marks.length,
    title,
    index,
  }));
}

/** A heading as GitHub links to it. */
export function anchor(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\- ]/gu, '')
    .replaceAll(' ', '-');
}

/** The cells of all rows of the tables in a text, without head and rule. */
export function rows(text: string): string[][] {
  const tables = text.match(/^\|.*\n\|[ -|]*\n(\|.*\n?)*/gm) ?? [];
  return tables.flatMap((table) =>
    table
      .trimEnd()
      .split('\n')
      .slice(2)
      .map((row) => cellsOf(row)),
  );
}

/** What the first cells of a text's tables say in backticks. */
export function firstCodes(text: string): string[] {
  return rows(text).flatMap(([first = '']) => codes(first));
}

/** What stands in backticks. */
export function codes(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
}

function cellsOf(row: string): string[] {
  return row
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim());
}
