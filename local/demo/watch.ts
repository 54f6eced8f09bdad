import { workKeys } from '../../contracts/keys.ts';
import type { Manifest } from '../../contracts/manifest.ts';
import type { Report } from '../../contracts/report.ts';
import { until } from '../../terminal/until.ts';
import { LocalError } from '../errors.ts';
import type { Progress } from '../progress.ts';
import type { DemoBuckets } from './buckets.ts';
import type { UploadedRelease } from './upload.ts';

export interface Result {
  key: string;
  report: Report;
  manifest: Manifest | null;
  seconds: number;
}

/** In seconds. Longer than an execution retries, so that its report arrives in time. */
const patience = 300;

/** Follows an upload to its report, and prints each language that is ready. */
export async function watch(
  buckets: DemoBuckets,
  { key, versionId, at }: UploadedRelease,
  progress: Progress,
): Promise<Result> {
  const before = new Set(await renditions(buckets, key));
  const seen = new Set<string>();
  progress.step(`${key}: uploaded`);
  return until(
    () => new LocalError('NoReport', `${key} has no report after ${patience} s.`),
    async () => {
      const report = await buckets.json<Report>('workBucket', workKeys.history(key, versionId));
      if (report !== null) {
        const seconds = (performance.now() - at) / 1_000;
        progress.step(`${key}: ${report.outcome} after ${seconds.toFixed(1)} s`);
        const manifest = report.manifest ? await buckets.json<Manifest>('publishBucket', report.manifest) : null;
        return { key, report, manifest, seconds };
      }
      for (const rendition of await renditions(buckets, key)) {
        if (before.has(rendition) || seen.has(rendition)) continue;
        seen.add(rendition);
        progress.step(`${key}: ${languageOf(rendition)} ready`);
      }
      return undefined;
    },
    { seconds: patience, everyMs: 100 },
  );
}

/** Keys of this slug's renditions, of any revision: `documents/<slug>/r<N>/<language>.json`. */
async function renditions(buckets: DemoBuckets, key: string): Promise<string[]> {
  const stem = key.normalize('NFC').replace(/\.[^.]*$/, '');
  const objects = await buckets.list('workBucket', workKeys.rendition(stem, 0, '').replace(/0\/\.json$/, ''));
  return objects.map((object) => object.key).filter((object) => languageOf(object) !== 'source');
}

function languageOf(rendition: string): string {
  return (
    rendition
      .split('/')
      .at(-1)
      ?.replace(/\.json$/, '') ?? ''
  );
}
