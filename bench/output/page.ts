import type { Benchmark, Details, Figure, Result } from '../benchmark.ts';

/** The results as `docs/developers/benchmarks.md`. */
export function page(results: readonly (readonly [Benchmark, Result])[]): string {
  return `${intro}\n${results.map(([benchmark, result]) => section(benchmark, result)).join('\n')}`;
}

/** The machine is part of a time's meaning; its name is nobody's business. */
const intro = `# Benchmarks

The figures as of this commit, on a machine with 2 shared cores, against the local cloud where a cloud is needed. \`npm run bench\` measures all of them and exits 1 where a bar is missed; \`npm run bench -- NAME\` measures one; \`npm run bench -- --write\` writes this page.

Times of one machine say little about another. What carries over are the counts, the ratios within one run, and how a total divides. ✓: the bar is met. ✗: it is missed. What has no mark is for information.
`;

function section({ name, title, how }: Benchmark, { figures, details }: Result): string {
  const rows = figures.map((figure) => [figure.what, figure.value, figure.bar ?? '', mark(figure)]);
  return [
    `## ${title}\n`,
    `\`npm run bench -- ${name}\`\n`,
    `${how}\n`,
    table({ head: ['figure', 'value', 'bar', ''], rows }),
    ...details.map(({ title: caption, ...own }) => `${caption}:\n\n${table(own)}`),
  ].join('\n');
}

function mark({ met, aim }: Figure): string {
  if (met === undefined) return '';
  return met ? '✓' : `✗${aim ? ' (an aim)' : ''}`;
}

function table({ head, rows }: Omit<Details, 'title'>): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return `${[line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')}\n`;
}
