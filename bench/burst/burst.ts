import { workKeys } from '../../contracts/keys.ts';
import type { Report } from '../../contracts/report.ts';
import { lambdaConcurrency } from '../../local/ministack/concurrency.ts';
import { until } from '../../terminal/until.ts';
import { atMost, type Benchmark } from '../benchmark.ts';
import { gigabytes, seconds } from '../output/numbers.ts';
import { engineLatencyMs, withCloud } from '../support/bench-cloud.ts';
import { example } from '../support/example.ts';
import { watchUsage } from '../support/memory.ts';
import { drop } from '../support/release.ts';
import { reworded } from '../support/reworded.ts';

const file = 'river-ferry.md';
const files = 60;
const memoryBar = 8e9;
const patience = 900;

export const burst: Benchmark = {
  name: 'burst',
  title: `Burst: ${files} files at once`,
  how: `${files} files like \`examples/${file}\`, each with words of its own, are uploaded at once and published in six languages, with the engine (pseudo-localisation) at ${engineLatencyMs} ms a request. Lambda runs as many functions at once as the machine carries (here ${lambdaConcurrency()}) and throttles the others, as AWS does beyond an account's limit; the state machine tries those again. *Memory* is the sum of the resident memory of all processes of the local cloud, sampled twice a second: what they share is counted for each of them.`,
  run: (progress) =>
    withCloud(progress, async (cloud) => {
      const source = await example(file);
      const sources = Array.from({ length: files }, () => reworded(source));
      const usage = watchUsage();
      const began = performance.now();
      progress.step(`Uploading ${files} files at once`);
      const dropped = await Promise.all(sources.map((one, n) => drop(cloud, one, `burst-${n}`)));
      const ends = await Promise.all(
        dropped.map(async ({ key, versionId }) => {
          const look = () => cloud.buckets.json<Report>('workBucket', workKeys.history(key, versionId));
          const { outcome } = await until(`the report of ${key}`, look, { everyMs: 500, seconds: patience });
          return { outcome, ms: performance.now() - began };
        }),
      );
      const { memory, processes } = await usage.stop();
      const published = ends.filter(({ outcome }) => outcome === 'published').length;
      const times = ends.map(({ ms }) => ms).sort((a, b) => a - b);
      return {
        figures: [
          { what: 'published', value: `${published} of ${files}`, bar: `${files}`, met: published === files },
          atMost('memory, at most', memory, memoryBar, gigabytes),
          { what: 'processes, at most', value: String(processes) },
          { what: 'until the first is published', value: seconds(times.at(0) ?? Number.NaN) },
          { what: 'until all are', value: seconds(times.at(-1) ?? Number.NaN) },
        ],
        details: [],
      };
    }),
};
