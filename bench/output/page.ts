import type { Benchmark, Details, Figure, Result } from '../benchmark.ts';

/** One section of the page. */
export interface Measured {
  benchmark: Pick<Benchmark, 'name' | 'title' | 'how'>;
  result: Result;
}

/** The input of `docs/developers/benchmarks.md`. */
export interface Page {
  /** All benchmarks, in the order of the page. */
  benchmarks: readonly Pick<Benchmark, 'name' | 'title' | 'how'>[];
  /** The results of this run. */
  measured: readonly Measured[];
  /** The commit that was measured. */
  commit: string;
  /** The page before: a benchmark that was not measured keeps its section, which names its commit. */
  before: string;
}

export function page({ benchmarks, measured, commit, before }: Page): string {
  const kept = sections(before);
  const texts = benchmarks.map(({ name, title, how }) => {
    const now = measured.find(({ benchmark }) => benchmark.name === name);
    return now === undefined ? (kept.get(title) ?? unmeasured({ name, title, how })) : section(now, commit);
  });
  return `${intro}\n${texts.join('\n')}`;
}

/** The machine is named by its kind, which times depend on, not by its name. */
const intro = `# Benchmarks

\`npm run bench\` measures everything on this page and exits 1 if a bar is missed. \`npm run bench -- NAME\` measures one benchmark. With \`--write\` it also writes the figures into this page; benchmarks that it does not measure keep their older figures. Each section names the commit that it was measured at. The machine had 2 shared cores, and the local cloud ran where a benchmark needs one.

Times of one machine do not say much about another. Counts do, and so do ratios within one run, and how a total divides. ✓: the bar is met. ✗: it is missed. A figure without a mark is for information.
`;

/** The sections of a page, by title. */
function sections(text: string): Map<string, string> {
  const found = text.split(/^(?=## )/m).filter((part) => part.startsWith('## '));
  return new Map(found.map((part) => [part.slice(3, part.indexOf('\n')), `${part.trimEnd()}\n`]));
}

function unmeasured({ name, title, how }: Pick<Benchmark, 'name' | 'title' | 'how'>): string {
  return [`## ${title}\n`, `\`npm run bench -- ${name}\`, not measured yet.\n`, `${how}\n`].join('\n');
}

function section({ benchmark: { name, title, how }, result: { figures, details } }: Measured, commit: string): string {
  const rows = figures.map((figure) => [figure.what, figure.value, figure.bar ?? '', mark(figure)]);
  return [
    `## ${title}\n`,
    `\`npm run bench -- ${name}\`, measured at commit ${commit}.\n`,
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
