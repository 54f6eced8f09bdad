import colours from 'picocolors';
import { table } from '../../terminal/table.ts';
import type { Benchmark, Figure, Result } from '../benchmark.ts';

/** A benchmark's result for the terminal. */
export function section({ name, title }: Benchmark, { figures, details }: Result): string {
  const rows = figures.map((figure) => [figure.what, figure.value, figure.bar ?? '', mark(figure)]);
  return [
    colours.bold(`${title} (npm run bench -- ${name})`),
    table(['figure', 'value', 'bar', ''], rows),
    ...details.map(({ title: caption, head, rows: own }) => `\n  ${caption}\n${table(head, own)}`),
  ].join('\n');
}

function mark({ met, aim }: Figure): string {
  if (met === undefined) return '';
  if (met) return colours.green('✓');
  return aim ? colours.yellow('✗ (aim)') : colours.red('✗ missed');
}
