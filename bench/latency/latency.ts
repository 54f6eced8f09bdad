import { atMost, type Benchmark, type Figure } from '../benchmark.ts';
import { milliseconds, seconds } from '../output/numbers.ts';
import { type BenchCloud, engineLatencyMs, withCloud } from '../support/bench-cloud.ts';
import { example } from '../support/example.ts';
import { reworded } from '../support/reworded.ts';
import { median, spread } from '../support/statistics.ts';
import { chill } from './cold.ts';
import { batchesOf, engineAlone } from './engine-alone.ts';
import { type Journey, uploadToManifest } from './upload-to-manifest.ts';

const file = 'river-ferry.md';
const languages = ['es', 'fr', 'it', 'pt', 'ca', 'ar'];
const warmRuns = 10;
const coldRuns = 5;

const warmBarMs = 1_500;
const coldBarMs = 8_000;
/** Aim for a release's time besides the engine's. */
const ownAimMs = 700;

export const latency: Benchmark = {
  name: 'latency',
  title: 'Latency: upload to manifest',
  how: `\`examples/${file}\` in six languages, with the engine (pseudo-localisation) at ${engineLatencyMs} ms a request. Every run has a word more in each of its segments, so that the translation memory knows none of them and the engine is asked for all. *Warm* runs follow two that are not counted; before a *cold* one the configuration of every function is written again, which gives them new execution environments; *first* is the first upload after the cloud has started. The engine alone is the same requests sent to the same endpoint with the same concurrency by nobody but this process. The phases are those of Step Functions' history; the upload and the manifest are what this process sees.`,
  run: (progress) =>
    withCloud(progress, async (cloud) => {
      const runs = runner(cloud, await example(file));
      progress.step('First upload');
      const first = await runs.release();
      progress.step(`${coldRuns} cold uploads`);
      const cold = await runs.releases(coldRuns, () => chill(cloud));
      progress.step(`${warmRuns} warm uploads`);
      await runs.releases(2);
      const warm = await runs.releases(warmRuns);
      const engine = await runs.engineAlone(warmRuns);
      progress.step(`${warmRuns} versions of one release`);
      const versions = await runs.versions(warmRuns);
      return {
        figures: [...figuresOf(warm, engine), ...coldFigures(first, cold), versionFigure(versions)],
        details: [phases(warm, cold, first)],
      };
    }),
};

/** Uploads the source repeatedly, each time with new text. */
function runner(cloud: BenchCloud, source: Awaited<ReturnType<typeof example>>) {
  let dropped = 0;
  const journey = (folder: string, version: number) => {
    const text = reworded(source);
    const requests = batchesOf(text).length * languages.length;
    return uploadToManifest(cloud, { source: text, folder, version, requests });
  };
  const release = () => {
    dropped += 1;
    return journey(`latency-${dropped}`, 1);
  };
  const times = async <T>(n: number, run: (index: number) => Promise<T>): Promise<T[]> => {
    const results: T[] = [];
    for (let index = 0; index < n; index += 1) results.push(await run(index));
    return results;
  };
  return {
    release,
    releases: (n: number, before = async () => {}) =>
      times(n, async () => {
        await before();
        return release();
      }),
    /** Version 1 is not counted. */
    versions: async (n: number) => (await times(n + 1, (index) => journey('versions', index + 1))).slice(1),
    engineAlone: (n: number) => times(n, () => engineAlone(cloud, batchesOf(reworded(source)), languages)),
  };
}

const totals = (journeys: readonly Journey[]) => journeys.map(({ total }) => total);

function figuresOf(warm: readonly Journey[], engine: readonly number[]): Figure[] {
  const alone = median(engine);
  return [
    atMost(`warm, median of ${warm.length}`, median(totals(warm)), warmBarMs, seconds),
    { what: 'warm, least to most', value: spread(totals(warm), seconds) },
    { what: `the engine alone, median of ${engine.length}`, value: seconds(alone) },
    { ...atMost('warm, less the engine', median(totals(warm)) - alone, ownAimMs, seconds), aim: true },
  ];
}

function coldFigures(first: Journey, cold: readonly Journey[]): Figure[] {
  return [
    atMost('first', first.total, coldBarMs, seconds),
    atMost(`cold, median of ${cold.length}`, median(totals(cold)), coldBarMs, seconds),
    { what: 'cold, least to most', value: spread(totals(cold), seconds) },
  ];
}

function versionFigure(versions: readonly Journey[]): Figure {
  return {
    what: `warm, the next version of the same release, median of ${versions.length}`,
    value: seconds(median(totals(versions))),
  };
}

function phases(warm: readonly Journey[], cold: readonly Journey[], first: Journey) {
  const of: [string, (journey: Journey) => number][] = [
    ['upload, and delivery of its event', ({ delivery }) => delivery],
    ["MiniStack's pause before an execution's first state; AWS has none", ({ phases: { pause } }) => pause],
    ['Ingest', ({ phases: { ingest } }) => ingest],
    ['Translate, all languages at once, the engine included', ({ phases: { translate } }) => translate],
    ['Publish until the manifest', ({ untilManifest }) => untilManifest],
    ['Publish, all of it: commit, latest, pages and report follow the manifest', ({ phases: { publish } }) => publish],
  ];
  return {
    title: 'Where the time goes, medians',
    head: ['phase', 'warm', 'cold', 'first'],
    rows: of.map(([name, read]) => [
      name,
      milliseconds(median(warm.map(read))),
      milliseconds(median(cold.map(read))),
      milliseconds(read(first)),
    ]),
  };
}
