import { atMost, type Benchmark } from '../benchmark.ts';
import { count } from '../output/numbers.ts';
import { type BenchCloud, withCloud } from '../support/bench-cloud.ts';
import { example, type Source } from '../support/example.ts';
import { historyOf } from '../support/execution.ts';
import { publish } from '../support/release.ts';
import { reworded } from '../support/reworded.ts';
import { sum } from '../support/statistics.ts';
import { callsSince, counted } from '../support/trail.ts';

const file = 'river-ferry.md';
const others = 50;
/** As many as two cores keep busy. */
const atOnce = 5;

export const requests: Benchmark = {
  name: 'requests',
  title: 'Requests per published release',
  how: `S3 and DynamoDB requests of Ingest, Translate and Publish for one release of \`examples/${file}\` in six languages, from CloudTrail's record: as the first release of an empty catalogue, and again when ${others} more are published. The bar is that the count does not grow; the first release also puts the stylesheet. Site is not counted: it runs later, for several releases at once, and \`tests/functions/site/cost.test.ts\` counts its requests.`,
  run: (progress) =>
    withCloud(progress, async (cloud) => {
      const source = await example(file);
      progress.step('One release in an empty catalogue');
      const before = await requestsOf(cloud, source, 'before');
      progress.step(`${others} more releases`);
      await fill(cloud);
      const published = (await cloud.buckets.list('publishBucket', 'latest/')).length;
      progress.step(`One release beside ${published}`);
      const after = await requestsOf(cloud, source, 'after');

      const names = [...new Set([...before.keys(), ...after.keys()])].sort();
      const [first, last] = [sum(before.values()), sum(after.values())];
      return {
        figures: [
          { what: 'S3 and DynamoDB requests, empty catalogue', value: count(first) },
          atMost(`the same with ${published} releases published`, last, first, count),
        ],
        details: [
          {
            title: 'By function and operation',
            head: ['requests', 'empty catalogue', `${published} releases`],
            rows: names.map((name) => [name, count(before.get(name) ?? 0), count(after.get(name) ?? 0)]),
          },
        ],
      };
    }),
};

async function requestsOf(cloud: BenchCloud, source: Source, folder: string): Promise<Map<string, number>> {
  const since = new Date();
  await publish(cloud, reworded(source), folder);
  // Publish writes more after the report.
  await historyOf(cloud, `${folder}/${source.name}`);
  const calls = await callsSince(cloud, since);
  const stores = calls.filter(({ service }) => service === 's3' || service === 'dynamodb');
  return counted(stores.filter(({ by }) => by !== 'Site'));
}

/** Publishes small releases in one language: only their number should matter. */
async function fill(cloud: BenchCloud): Promise<void> {
  const small = (n: number): Source => ({
    name: 'notice.md',
    text: `---\nlanguages: es\n---\n# Notice number ${n}\n\nThe quay at berth ${n} is closed on Monday.\n`,
  });
  for (let from = 1; from <= others; from += atOnce) {
    await Promise.all(
      Array.from({ length: Math.min(atOnce, others - from + 1) }, (_, index) =>
        publish(cloud, small(from + index), `notices/${from + index}`),
      ),
    );
  }
}
