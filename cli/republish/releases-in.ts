import { isMissing, objectStore } from '../../aws/s3/object-store.ts';
import { filesIn, type ListedFile } from '../../aws/s3/upload-listing.ts';
import { versionsIn } from '../../aws/s3/versions.ts';
import type { ReportedError } from '../../contracts/failures.ts';
import { publishKeys, uploadFolders, workKeys } from '../../contracts/keys.ts';
import type { Latest, Manifest } from '../../contracts/manifest.ts';
import type { Report } from '../../contracts/report.ts';
import { isXliff, splitExtension } from '../../core/documents/formats/extension.ts';
import { defined } from '../../core/lib/defined.ts';
import { runWorkers } from '../../core/lib/run-workers.ts';
import { isIgnored } from '../../core/releases/uploads/upload-key.ts';
import type { Deployment } from '../deployment.ts';

/** A file of the upload bucket with its newest report. */
export interface ReportedFile extends ListedFile {
  report: Report;
}

/** A release whose source is in the upload bucket. */
export interface FoundRelease {
  slug: string;
  /** Its texts: the source, and people's translations. */
  texts: ReportedFile[];
  /** What readers see; absent before the first version. */
  manifest?: Manifest;
}

/** Why releases are left alone; each with the number of them. */
export type LeftAlone = Map<string, number>;

export interface Found {
  releases: FoundRelease[];
  /** Files without a report: no execution has taken them in. */
  unreported: ListedFile[];
  /** Files whose names end in a language that was not configured when they came. */
  ofUnknownLanguage: ReportedFile[];
  left: LeftAlone;
}

/** Requests at once. */
const atOnce = 16;

/** A file that was just uploaded has no report yet. */
const patience = 15 * 60_000;

/**
 * The releases of a folder of the upload bucket that are published, or wait for an embargo. Asks reports and what is
 * published, which every editor may read.
 */
export async function releasesIn(deployment: Deployment, folder: string, now: Date): Promise<Found> {
  const { s3, uploadBucket, workBucket, publishBucket } = deployment;
  const work = objectStore(s3, workBucket);
  const published = objectStore(s3, publishBucket);
  const all = (await filesIn(s3, uploadBucket, folder)).filter(({ key }) => isOfRelease(key));
  const bySlug = new Map<string, FoundRelease>();
  const unreported: ListedFile[] = [];
  const ofUnknownLanguage: ReportedFile[] = [];
  const left: LeftAlone = new Map();
  const leave = (why: string) => void left.set(why, (left.get(why) ?? 0) + 1);

  await runWorkers(all, atOnce, async (file) => {
    const stored = await work.read(workKeys.report(file.key));
    if (stored === undefined) {
      if (now.getTime() - file.at.getTime() > patience) unreported.push(file);
      return;
    }
    if (isAttachment(file.key) || isXliff(splitExtension(file.key).extension)) return;
    const report = JSON.parse(stored.text) as Report;
    if (report.outcome === 'held' && report.errors.some(({ code }) => code === 'LanguageNotConfigured')) {
      return void ofUnknownLanguage.push({ ...file, report });
    }
    const why = whyLeft(report);
    if (why !== undefined || report.release === undefined) return leave(why ?? 'of an earlier version');
    const found = bySlug.get(report.release) ?? { slug: report.release, texts: [] };
    found.texts.push({ ...file, report });
    bySlug.set(report.release, found);
  });

  const releases: FoundRelease[] = [];
  await runWorkers([...bySlug.values()], atOnce, async (release) => {
    const read = <T>(key: string) => published.getJson<T>(key).catch(orUndefined);
    const latest = await read<Latest>(publishKeys.latest(release.slug));
    if (latest?.status === 'withdrawn') return leave('withdrawn');
    const manifest = latest && (await read<Manifest>(latest.manifest));
    releases.push({ ...release, ...defined({ manifest }) });
  });
  return { releases, unreported, ofUnknownLanguage, left };
}

/**
 * Files that were deleted while nobody listened: they are still part of releases that readers see, and the deletion has
 * no report.
 */
export async function deletedUnnoticed(deployment: Deployment, folder: string, now: Date): Promise<string[]> {
  const { s3, uploadBucket, workBucket, publishBucket } = deployment;
  const work = objectStore(s3, workBucket);
  const published = objectStore(s3, publishBucket);
  const found: string[] = [];
  for await (const { key, versionId, isLatest, isDeletion, at } of versionsIn(s3, uploadBucket, folder)) {
    if (!isLatest || !isDeletion || !isOfRelease(key) || now.getTime() - at.getTime() < patience) continue;
    const stored = await work.read(workKeys.report(key));
    const report = stored && (JSON.parse(stored.text) as Report);
    if (report?.release === undefined || report.upload.versionId === versionId || whyLeft(report) !== undefined)
      continue;
    const latest = await published.getJson<Latest>(publishKeys.latest(report.release)).catch(orUndefined);
    if (latest !== undefined && latest.status !== 'withdrawn') found.push(key);
  }
  return found.toSorted();
}

function isOfRelease(key: string): boolean {
  return !isIgnored(key) && !Object.values(uploadFolders).some((reserved) => key.startsWith(reserved));
}

function isAttachment(key: string): boolean {
  return /[^/]\.files\//.test(key);
}

/** Undefined for what is published, or waits for its embargo or for the budget of the next day. */
function whyLeft({ outcome, heldUntil, errors }: Report): string | undefined {
  switch (outcome) {
    case 'published':
    case 'partial':
    case 'unchanged':
      return undefined;
    case 'held':
      return heldUntil !== undefined && errors.every(isOfDay) ? undefined : 'held';
    default:
      return outcome;
  }
}

/** Whether it is held until the next day has a budget. */
export function isOfDay({ code }: ReportedError): boolean {
  return code === 'DailyBudget';
}

function orUndefined(error: unknown): undefined {
  if (isMissing(error)) return undefined;
  throw error;
}
