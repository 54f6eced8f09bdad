import type { BenchCloud } from '../support/bench-cloud.ts';
import type { Source } from '../support/example.ts';
import { historyOf, type Phases, phasesOf } from '../support/execution.ts';
import { drop, manifestOf } from '../support/release.ts';
import { until } from '../support/until.ts';

export interface Journey {
  /** Milliseconds from the upload's first byte to the manifest. */
  total: number;
  /** From there to the execution's start: storing the file, the event, the rule. */
  delivery: number;
  /** From the begin of Publish to the manifest. */
  untilManifest: number;
  phases: Phases;
}

export interface Route {
  source: Source;
  folder: string;
  version: number;
  /** Requests that the engine will be asked in all languages together. */
  requests: number;
}

/** Drops a source and waits for its manifest. */
export async function uploadToManifest(cloud: BenchCloud, route: Route): Promise<Journey> {
  await cloud.engine.resetStats();
  const wallClock = Date.now();
  const began = performance.now();
  const { key, slug } = await drop(cloud, route.source, route.folder);
  // Until the engine is done there can be no manifest, and asking S3 for one would slow down the
  // cloud that is measured; the engine's endpoint is this process.
  await until('the engine', async () => ((await cloud.engine.stats()).requests >= route.requests ? true : null), 5);
  await until(`the manifest of ${key}`, () => manifestOf(cloud, slug, route.version), 10);
  const total = performance.now() - began;
  const phases = phasesOf(await historyOf(cloud, key));
  const untilManifest = wallClock + total - phases.publishBegan;
  return { total, delivery: phases.started - wallClock, untilManifest, phases };
}
