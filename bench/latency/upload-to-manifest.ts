import { until } from '../../terminal/until.ts';
import type { BenchCloud } from '../support/bench-cloud.ts';
import type { Source } from '../support/example.ts';
import { historyOf, type Phases, phasesOf } from '../support/execution.ts';
import { drop, manifestOf } from '../support/release.ts';

export interface Journey {
  /** Milliseconds from the upload's first byte to the manifest. */
  total: number;
  /** From the upload to the execution's start: storing the file, the event, the rule. */
  delivery: number;
  /** From the start of Publish to the manifest. */
  untilManifest: number;
  phases: Phases;
}

export interface Route {
  source: Source;
  folder: string;
  version: number;
  /** Number of requests that the engine will get, in all languages. */
  requests: number;
}

/** Uploads a source and waits for its manifest. */
export async function uploadToManifest(cloud: BenchCloud, route: Route): Promise<Journey> {
  await cloud.engine.resetStats();
  const wallClock = Date.now();
  const began = performance.now();
  const { key, slug } = await drop(cloud, route.source, route.folder);
  // The manifest cannot exist before the engine is done, and asking S3 for it would slow down the cloud under
  // measurement; the engine's endpoint is in this process.
  await until('the engine', async () => ((await cloud.engine.stats()).requests >= route.requests ? true : null), {
    everyMs: 5,
  });
  await until(`the manifest of ${key}`, () => manifestOf(cloud, slug, route.version), { everyMs: 10 });
  const total = performance.now() - began;
  const phases = phasesOf(await historyOf(cloud, key));
  const untilManifest = wallClock + total - phases.publishBegan;
  return { total, delivery: phases.started - wallClock, untilManifest, phases };
}
