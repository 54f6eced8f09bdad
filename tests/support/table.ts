/**
 * `node tests/support/table.ts AFTER.json [BEFORE.json]`: the seconds of each test file as a Markdown table, from
 * reports of Vitest's JSON reporter. Files below a second are one row.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';

interface Report {
  testResults: { name: string; startTime: number; endTime: number; assertionResults: unknown[] }[];
}

/** Files that are renamed for the thorough tier, or moved into another folder, are still the same. */
const nameOf = (file: string) => path.basename(file).replace('.long.test.ts', '.test.ts');
const folderOf = (file: string) => path.basename(path.dirname(file));

function secondsOf(file: string | undefined): Map<string, { shown: string; seconds: number }> {
  if (file === undefined) return new Map();
  const { testResults } = JSON.parse(readFileSync(file, 'utf8')) as Report;
  return new Map(
    testResults.map(({ name, startTime, endTime }) => [
      `${folderOf(name)}/${nameOf(name)}`,
      { shown: name.slice(name.lastIndexOf('/tests/') + 1), seconds: (endTime - startTime) / 1000 },
    ]),
  );
}

const [after, before] = process.argv.slice(2).map(secondsOf);
if (after === undefined) throw new Error('Name a report: node tests/support/table.ts AFTER.json [BEFORE.json]');
const names = [...new Set([...after.keys(), ...(before?.keys() ?? [])])];
const rows = names
  .map((name) => ({
    file: after.get(name)?.shown ?? before?.get(name)?.shown ?? name,
    columns: [...(before ? [before.get(name)?.seconds] : []), after.get(name)?.seconds],
  }))
  .sort((a, b) => Math.max(...b.columns.map((one) => one ?? 0)) - Math.max(...a.columns.map((one) => one ?? 0)));
const isLong = ({ columns }: { columns: (number | undefined)[] }) => columns.some((seconds) => (seconds ?? 0) >= 1);
const [long, short] = [rows.filter(isLong), rows.filter((row) => !isLong(row))];
const sum = (of: typeof rows, column: number) => of.reduce((total, { columns }) => total + (columns[column] ?? 0), 0);
const columns = before ? ['before', 'after'] : ['seconds'];
const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
const seconds = (value: number | undefined) => (value === undefined ? '–' : value.toFixed(1));
console.log(
  [
    line(['file', ...columns]),
    line(['---', ...columns.map(() => '--:')]),
    ...long.map((row) => line([`\`${row.file}\``, ...row.columns.map(seconds)])),
    line([`${short.length} files below a second`, ...columns.map((_, n) => seconds(sum(short, n)))]),
    line(['all', ...columns.map((_, n) => seconds(sum(rows, n)))]),
  ].join('\n'),
);
