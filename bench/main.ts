/** `npm run bench`: measures what the project promises, and exits with 1 if a promise is not kept. */
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { LocalError, oneLine } from '../local/errors.ts';
import { repository } from '../local/paths.ts';
import { terminalProgress } from '../local/progress.ts';
import { print, printError } from '../terminal/print.ts';
import { readArguments } from '../terminal/read-arguments.ts';
import type { Benchmark } from './benchmark.ts';
import { benchmarks } from './benchmarks.ts';
import { type Measured, page } from './output/page.ts';
import { section } from './output/terminal.ts';

const help = `npm run bench [-- options] [NAME …]
Runs every benchmark, or those that you name: ${benchmarks.map(({ name }) => name).join(', ')}.
Exits 1 if a bar is missed.

  --write   writes the figures into docs/developers/benchmarks.md; benchmarks that do not run keep theirs
`;

async function main(argv: string[]): Promise<void> {
  const { values, positionals } = readArguments(
    argv,
    { write: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    (message) => new LocalError('InvalidArgument', `${message}.`),
  );
  if (values.help) return void print(help);
  const chosen = choose(positionals);
  if (chosen === undefined) {
    printError(help);
    process.exitCode = 2;
    return;
  }
  const progress = terminalProgress();
  const measured: Measured[] = [];
  for (const benchmark of chosen) {
    const result = await benchmark.run(progress);
    print(`\n${section(benchmark, result)}\n\n`);
    measured.push({ benchmark, result });
    if (values.write) await write(measured);
  }
  const missed = measured.flatMap(({ result }) => result.figures).filter(({ met, aim }) => met === false && !aim);
  if (missed.length > 0) process.exitCode = 1;
}

/** Writes the results so far, so that a failing benchmark does not lose them. */
async function write(measured: readonly Measured[]): Promise<void> {
  const file = path.join(repository, 'docs', 'developers', 'benchmarks.md');
  const before = await readFile(file, 'utf8').catch(() => '');
  await writeFile(file, page({ benchmarks, measured, commit: await commit(), before }));
}

async function commit(): Promise<string> {
  const git = async (...words: string[]) =>
    (await promisify(execFile)('git', words, { cwd: repository })).stdout.trim();
  const changed = await git('status', '--porcelain', '--', '.', ':!docs');
  return `\`${await git('rev-parse', '--short=7', 'HEAD')}\`${changed === '' ? '' : ', with changes'}`;
}

function choose(names: readonly string[]): Benchmark[] | undefined {
  if (names.length === 0) return [...benchmarks];
  const found = names.map((name) => benchmarks.find((benchmark) => benchmark.name === name));
  return found.every((benchmark) => benchmark !== undefined) ? found : undefined;
}

main(process.argv.slice(2)).catch((error) => {
  printError(`${oneLine(error)}\n`);
  process.exitCode = 1;
});
