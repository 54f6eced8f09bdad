import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { standIns } from '../../infra/lambdas/bundles.ts';
import { atMost, type Benchmark, type Figure } from '../benchmark.ts';
import { milliseconds } from '../output/numbers.ts';
import { median } from '../support/statistics.ts';
import { synthesisedFunctions } from '../support/synth.ts';
import { bundleWithout } from './bundle-without.ts';
import { importTime } from './import-time.ts';

const runs = 15;
/** Times an empty module's, so that the figure is about the bundles and not about the machine. */
const most = 12;
/** Milliseconds that a stand-in must save in the function where it saves the most; else the library itself is bundled. */
const leastSaved = 10;

const times = (value: number) => `${value.toFixed(1)} ×`;

interface Candidate {
  name: string;
  file: string;
  environment: Record<string, string>;
  times: number[];
}

/** A function with a stand-in, and without it. */
interface Pair {
  standIn: string;
  with: Candidate;
  without: Candidate;
}

export const coldStart: Benchmark = {
  name: 'cold-start',
  title: 'Cold starts',
  how: `Each function's bundle, as \`cdk synth\` makes it, is imported by a new process of Node.js 24, ${runs} times, in turns with all others and with an empty module. The time is that from the start of the process until the module is there; the ratio is that of the medians. AWS adds the start of an execution environment, and its processors are others. Then the same without each stand-in (\`functions/shims/\`): one stays only if it saves ${leastSaved} ms or more.`,
  async run(progress) {
    progress.step('cdk synth');
    const functions = await synthesisedFunctions();
    const directory = await mkdtemp(path.join(tmpdir(), 'dragoman-cold-'));
    const candidate = async (name: string, code: Uint8Array | string, environment: Record<string, string> = {}) => {
      const file = path.join(directory, `${name.replaceAll(/[^\w-]/g, '-')}.mjs`);
      await writeFile(file, code);
      return { name, file, environment, times: [] } satisfies Candidate;
    };
    try {
      const empty: Candidate = await candidate('empty', 'export {};');
      const whole: Candidate[] = await Promise.all(
        functions.map(({ name, bundle, environment }) => candidate(name, bundle, environment)),
      );
      const pairs: Pair[] = [];
      for (const standIn of Object.keys(standIns)) {
        progress.step(`Bundling without the stand-in of ${standIn}`);
        for (const [index, { name, environment }] of functions.entries()) {
          const without = await candidate(`${name} ${standIn}`, await bundleWithout(name, standIn), environment);
          pairs.push({ standIn, with: whole[index] as Candidate, without });
        }
      }
      const all = [empty, ...whole, ...pairs.map(({ without }) => without)];
      for (let run = 1; run <= runs; run++) {
        progress.step(`Run ${run} of ${runs}`);
        for (const each of all) each.times.push(await importTime(each.file, each.environment));
      }
      const base = median(empty.times);
      return {
        figures: [
          ...whole.map(({ name, times: own }) => atMost(name, median(own) / base, most, times)),
          ...Object.keys(standIns).map((standIn) => savedBy(standIn, pairs)),
        ],
        details: [
          {
            title: 'Medians on this machine',
            head: ['module', 'time'],
            rows: [empty, ...whole].map(({ name, times: own }) => [name, milliseconds(median(own))]),
          },
        ],
      };
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  },
};

/** What the stand-in saves in the function where it saves the most: the median of the differences of each turn. */
function savedBy(standIn: string, pairs: readonly Pair[]): Figure {
  const saved = pairs
    .filter((pair) => pair.standIn === standIn)
    .map((pair) => median(pair.without.times.map((time, run) => time - (pair.with.times[run] ?? Number.NaN))));
  const value = Math.max(...saved);
  return {
    what: `saved by the stand-in of ${standIn}`,
    value: milliseconds(value),
    bar: `≥ ${milliseconds(leastSaved)}`,
    met: value >= leastSaved,
  };
}
