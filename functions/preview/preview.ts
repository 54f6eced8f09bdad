import type { Eraser } from '../../aws/s3/erase.ts';
import { workKeys } from '../../contracts/keys.ts';
import { type ErasePreviewsInput, type PreviewInput, type PreviewResult, schema } from '../../contracts/messages.ts';
import type { Report, ReportedLanguage } from '../../contracts/report.ts';
import { defined } from '../../core/lib/defined.ts';
import { shellQuoted } from '../../core/lib/text/shell-quoted.ts';
import { stylesheetObject } from '../../core/publication/pages/stylesheet.ts';
import { overviewPage } from '../../core/publication/preview/overview.ts';
import { previewFiles, previewStore } from '../../core/publication/preview/preview-store.ts';
import { html } from '../../core/publication/published-object.ts';
import { writeLatestPages } from '../../core/publication/versions/write-latest-pages.ts';
import type { IngestedRelease } from '../../core/releases/ingested-release.ts';
import { allot } from '../../core/releases/revisions/allot.ts';
import { commit } from '../../core/releases/revisions/commit.ts';
import { embargoedRevision } from '../../core/releases/revisions/newest.ts';
import { publicReleaseOf, publicVersionOf } from '../../core/releases/revisions/public-release.ts';
import { asSeen } from '../../core/releases/revisions/withdraw.ts';
import { putVersion } from '../publish/put-version.ts';
import { type PublishedResult, whatWasPublished } from '../publish/report-end.ts';
import type { PublishServices } from '../publish/services.ts';
import { RenditionReplaced, releaseWarnings, versionOf } from '../publish/version.ts';
import { log } from '../shared/log.ts';
import { erasePreviews } from '../shared/previews.ts';
import { emptyReport } from '../shared/reports.ts';

export interface PreviewServices
  extends Pick<PublishServices, 'settings' | 'clock' | 'uploads' | 'work' | 'releases' | 'public' | 'report'> {
  /** Name of the work bucket. */
  workBucket: string;
  /** Erases in the work bucket. */
  erased: Pick<Eraser, 'versions' | 'erase'>;
}

/**
 * Puts what Publish will put at the end of the embargo into the work bucket, for the editors of the release, and says
 * in the report of each upload what there is to look at. Reads what readers see and does not change it.
 */
export async function preview(input: PreviewInput, services: PreviewServices): Promise<PreviewResult> {
  const { slug, revision } = input.release;
  const shown = await show(input, services);
  await erasePreviews(slug, services); // those before it; and this one if the release does not wait any more
  const outcome = shown !== undefined && (await isWaiting(slug, revision, services)) ? 'shown' : 'none';
  if (shown !== undefined && outcome === 'shown') await reportShown(input, shown, services);
  log('previewed', { outcome, upload: input.release.upload.versionId, revision });
  return { schema, outcome };
}

/** Erases the previews of a release that are not to be seen any more. */
export async function forgetPreviews({ erase }: ErasePreviewsInput, services: PreviewServices): Promise<PreviewResult> {
  const objects = await erasePreviews(erase, services);
  log('previews erased', { objects });
  return { schema, outcome: 'erased' };
}

async function isWaiting(slug: string, revision: number, { releases }: PreviewServices): Promise<boolean> {
  const record = await releases.read(slug);
  return record !== undefined && embargoedRevision(record) === revision;
}

/** Puts the files; undefined if there is nothing to show. */
async function show(
  { release, results, until }: PreviewInput,
  { releases, work, uploads, settings, clock, public: publicReleases }: PreviewServices,
): Promise<PublishedResult | undefined> {
  const { slug, revision: number, upload } = release;
  if (results[0]?.status === 'failed' || Date.parse(until) <= clock.now().getTime()) return undefined;
  const record = await releases.read(slug);
  if (record === undefined || embargoedRevision(record) !== number) return undefined;
  const ingested = await work.getJson<IngestedRelease>(workKeys.document(slug, number));

  // As Publish would decide now. Nothing is written, so the number may become another's.
  const run = { correction: ingested.correction !== undefined, now: new Date(until) };
  const allotment = allot(record, record.newest, run);
  if (allotment.outcome !== 'allotted') return undefined;
  const { publication } = allotment.revision;
  const [before, all] = await Promise.all([publicReleases.read(slug), publicReleases.versions(slug)]);
  const version = versionOf({ release, results }, ingested, { publication, earlier: asSeen(all, before), settings });
  const store = previewStore(version, { into: workKeys.preview(slug, number), until, work });

  await store.put(stylesheetObject);
  const put = await putVersion(version, { uploads, work, published: store, releases, sign: undefined }).catch(
    (error) => {
      if (error instanceof RenditionReplaced) return undefined; // Publish will refuse it too
      throw error;
    },
  );
  if (put === undefined) return undefined;
  const { manifest } = put;
  const committed = commit(allotment.record, allotment.revision, manifest);
  if (committed.outcome === 'committed') {
    const seen = publicReleaseOf(before, manifest, committed.committed.languages);
    const versions = asSeen([...all, publicVersionOf(before, manifest)], seen);
    await writeLatestPages({ release: seen, versions, settings }, store, version.published);
  }
  const shown = { ...put, warnings: releaseWarnings(ingested, version), options: ingested.options };
  const { warnings } = whatWasPublished({ release, results }, shown, settings);
  await store.put({
    key: `${version.folder}${previewFiles.overview}`,
    contentType: html,
    body: overviewPage({ manifest, revision: number, upload, warnings }),
  });
  return shown;
}

/** Says what there is to look at in the reports that say "held". */
async function reportShown(
  { release, results, until }: PreviewInput,
  shown: PublishedResult,
  { work, workBucket, settings, clock, report }: PreviewServices,
): Promise<void> {
  const { slug, revision, upload, also = [] } = release;
  const { options, warnings, languages } = whatWasPublished({ release, results }, shown, settings);
  const folder = workKeys.preview(slug, revision);
  const name = `preview-${slug.slice(slug.lastIndexOf('/') + 1)}`;
  const fetch = ['aws', 's3', 'cp', '--recursive', `s3://${workBucket}/${folder}`, name].map(shellQuoted).join(' ');
  for (const waiting of [upload, ...also]) {
    const earlier = await work.read(workKeys.history(waiting.key, waiting.versionId));
    const { approved } = earlier === undefined ? {} : (JSON.parse(earlier.text) as Partial<Report>);
    await report({
      ...emptyReport('held', waiting, clock),
      release: slug,
      revision,
      heldUntil: until,
      preview: { folder, fetch },
      ...defined({ options, approved }),
      warnings,
      languages: Object.fromEntries(Object.entries(languages).map(([tag, one]) => [tag, notYet(one)])),
    });
  }
}

/** A language as it is before its publication: without an address. */
function notYet({ url: _, status, ...rest }: ReportedLanguage): ReportedLanguage {
  return { status: status === 'published' ? 'ready' : status, ...rest };
}
