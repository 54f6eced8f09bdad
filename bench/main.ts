/** `npm run bench`: measures what the project promises, and exits 1 where a promise is not kept. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { oneLine } from '../local/errors.ts';
import { repository } from '../local/paths.ts';
import { terminalProgress } from '../local/progress.ts';
import type { Benchmark, Result } from './benchmark.ts';
import { benchmarks } from './benchmarks.ts';
import { page } from './output/page.ts';
import { section } from './output/terminal.ts';

const help = `npm run bench [-- options] [NAME …]
Runs every benchmark, or those named: ${benchmarks.map(({ name }) => name).join(', ')}.
Exits 1 where a bar is missed.

  --write   puts the figures into docs/developers/benchmarks.md; all benchmarks run then
`;

async function main(argv: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: { write: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) return void process.stdout.write(help);
  const chosen = choose(positionals);
  if (chosen === undefined || (values.write && positionals.length > 0)) {
    process.stderr.write(help);
    process.exitCode = 2;
    return;
  }
  const progress = terminalProgress();
  const results: [Benchmark, Result][] = [];
  for (const benchmark of chosen) {
    const result = await benchmark.run(progress);
    process.stdout.write(`\n${section(benchmark, result)}\n\n`);
    results.push([benchmark, result]);
  }
  if (values.write) await writeFile(path.join(repository, 'docs', 'developers', 'benchmarks.md'), page(results));
  const missed = results.flatMap(([, { figures }]) => figures).filter(({ met, aim }) => met === false && !aim);
  if (missed.length > 0) process.exitCode = 1;
}

function choose(names: readonly string[]): Benchmark[] | undefined {
  if (names.length === 0) return [...benchmarks];
  const found = names.map((name) => benchmarks.find((benchmark) => benchmark.name === name));
  return found.every((benchmark) => benchmark !== undefined) ? found : undefined;
}

main(process.argv.slice(2)).catch((error) => {
  process.stderr.write(`${oneLine(error)}\n`);
  process.exitCode = 1;
});
