import { type UploadedObject, uploads } from '../../aws/s3/uploads.ts';
import { Rejection } from '../../contracts/failures.ts';
import type { Report, Upload } from '../../contracts/report.ts';
import { sha256 } from '../../contracts/sha256.ts';
import type { SpendingLimits } from '../../contracts/spending.ts';
import { splitExtension } from '../../core/documents/formats/extension.ts';
import { systemClock } from '../../core/lib/clock.ts';
import { defined } from '../../core/lib/defined.ts';
import { runWorkers } from '../../core/lib/run-workers.ts';
import type { ReadRelease } from '../../core/releases/reading/read-release.ts';
import { ReleaseFiles } from '../../core/releases/reading/release-files.ts';
import { readUploadKey, suffixLanguages } from '../../core/releases/uploads/upload-key.ts';
import { excessOfRelease } from '../../core/translation/spend/excess.ts';
import type { Configuration } from '../configuration.ts';
import type { Deployment } from '../deployment.ts';
import type { Remembered } from '../estimate/remembered.ts';
import type { PastLists } from './past-lists.ts';
import {
  deletedUnnoticed,
  type FoundRelease,
  isOfDay,
  type LeftAlone,
  type ReportedFile,
  releasesIn,
} from './releases-in.ts';
import { type ReleaseChanges, whatChanges } from './what-changes.ts';

/** A file to upload again, and why. */
export interface Planned {
  /** Slug; or the key, if no execution has taken the file in. */
  name: string;
  key: string;
  versionId: string;
  at: Date;
  why: Why;
  characters: number;
  /** The pipeline would take it for unchanged otherwise: what has changed is not among its inputs. */
  isForced: boolean;
}

export interface Why extends Omit<ReleaseChanges, 'characters'> {
  /** Nobody may continue it: `never` taken in, or waiting until this time. */
  waits?: string;
  /** The language that its name ends in, for which it waits. */
  named?: string;
}

export interface Plan {
  planned: Planned[];
  /** Those for which the characters of this run are not enough. */
  later: Planned[];
  /** Those that go beyond the limit of one upload, and that nobody has named. */
  large: Planned[];
  left: LeftAlone;
  /** Names that are asked for, and not there; or there, and withdrawn, held or rejected. */
  unknown: string[];
  /** Keys that were deleted while nobody listened, and that readers still see. */
  deleted: string[];
}

export interface Asked {
  folder: string;
  /** Slugs or keys; empty for all. */
  names: readonly string[];
  /** Only for lack of this language. */
  language?: string | undefined;
  /** Only for the term list of this source language. */
  terms?: string | undefined;
  /** Only for imported memories. */
  memory: boolean;
  /** Those that wait, too. */
  waiting: boolean;
  /** At most so many characters. */
  characters: number;
}

/** Only warnings about links name the site, and a plan does not show them. */
const noSite = 'https://site.invalid';

const atOnce = 4;

/** What would come out different if it were taken in today, the newest first. */
export async function planRepublishing(
  deployment: Deployment,
  asked: Asked,
  { configuration, remembered, lists }: { configuration: Configuration; remembered: Remembered; lists: PastLists },
): Promise<Plan> {
  const { settings, limits } = configuration;
  const now = new Date();
  const { releases, unreported, ofUnknownLanguage, left } = await releasesIn(deployment, asked.folder, now);
  const leave = (why: string) => void left.set(why, (left.get(why) ?? 0) + 1);
  const store = uploads(deployment.s3, deployment.uploadBucket);
  const all: Planned[] = [];

  const isNamed = (...names: string[]) =>
    asked.names.length === 0 || names.some((name) => asked.names.includes(name.normalize('NFC')));
  const meant = releases.filter(({ slug, texts }) => isNamed(slug, ...texts.map(({ key }) => key)));
  await runWorkers(meant, atOnce, async (found) => {
    // They continue by themselves, unless their stack is gone.
    if (!asked.waiting && found.texts.some(({ report }) => report.errors.some(isOfDay))) return leave('held');
    const source = await sourceOf(found, settings, store);
    if (source === undefined) return leave('replaced by a newer file');
    const { file, object } = source;
    const { upload, options } = file.report;
    const release = await readToday(upload, object, settings, { slug: found.slug, options });
    if (release === undefined) return leave('rejected');
    const isWaiting = file.report.outcome === 'held';
    const { manifest } = found;
    const { languages, preview } = file.report;
    // What waits for a day's budget is not translated yet.
    const waiting = preview === undefined ? undefined : languages;
    const readers = isWaiting ? { manifest: undefined, waiting } : { manifest };
    const compared = { release, ...readers, at: file.at };
    const { characters, ...changes } = await whatChanges(compared, { settings, lists, remembered });
    const waits = isWaiting && asked.waiting ? file.report.heldUntil : undefined;
    const why = { ...only(changes, release.ingested.document.language, asked), ...defined({ waits }) };
    if (!isReason(why)) return leave('up to date');
    const isInput = why.missing.length > 0 || why.terms.length > 0;
    const isForced = waits !== undefined || !isInput;
    const { key, versionId } = upload;
    all.push({ name: found.slug, key, versionId, at: file.at, why, characters, isForced });
  });

  for (const { key, at, report } of ofUnknownLanguage.filter(({ key }) => isNamed(key))) {
    const { language: named } = readUploadKey(key, suffixLanguages(settings));
    if (named === undefined || (asked.language ?? named) !== named) {
      leave('held');
      continue;
    }
    const why = { missing: [], terms: [], words: [], named };
    const { versionId } = report.upload;
    all.push({ name: key, key, versionId, at, why, characters: 0, isForced: false });
  }

  if (asked.waiting) {
    for (const { key, at } of unreported.filter(({ key }) => isNamed(key))) {
      const newest = await store.newest(key);
      const object = newest && (await store.version(key, newest.versionId));
      if (newest === undefined || object === undefined) continue;
      const upload = { key, versionId: newest.versionId, sequencer: '' };
      const release = await readToday(upload, object, settings);
      object.discard();
      const compared = release && { release, manifest: undefined, at };
      const characters = compared && (await whatChanges(compared, { settings, lists, remembered })).characters;
      const why = { missing: [], terms: [], words: [], waits: 'never' };
      all.push({ name: key, key, versionId: newest.versionId, at, why, characters: characters ?? 0, isForced: false });
    }
  } else if (unreported.length > 0) left.set('never taken in', unreported.length);
  const known = new Set([
    ...meant.flatMap(({ slug, texts }) => [slug, ...texts.map(({ key }) => key)]),
    ...[...unreported, ...ofUnknownLanguage].map(({ key }) => key),
  ]);
  const unknown = asked.names.filter((name) => ![...known].some((one) => one.normalize('NFC') === name));
  const deleted = asked.waiting ? await deletedUnnoticed(deployment, asked.folder, now) : [];
  return { ...within(all, asked, limits), left, unknown, deleted };
}

/** The newest first, as long as there are characters for them. */
function within(
  all: readonly Planned[],
  { names, characters }: Asked,
  limits: SpendingLimits,
): Pick<Plan, 'planned' | 'later' | 'large'> {
  const planned: Planned[] = [];
  const later: Planned[] = [];
  const large: Planned[] = [];
  let sum = 0;
  for (const one of all.toSorted((a, b) => b.at.getTime() - a.at.getTime())) {
    if (names.length === 0 && excessOfRelease(one, limits) !== undefined) large.push(one);
    else if (sum + one.characters > characters) later.push(one);
    else {
      planned.push(one);
      sum += one.characters;
    }
  }
  return { planned, later, large };
}

function only({ missing, terms, words }: Omit<ReleaseChanges, 'characters'>, source: string, asked: Asked): Why {
  const isAny = asked.language === undefined && asked.terms === undefined && !asked.memory;
  return {
    missing: isAny ? missing : missing.filter((tag) => tag === asked.language),
    terms: isAny || asked.terms === source ? terms : [],
    words: isAny || asked.memory ? words : [],
  };
}

function isReason({ missing, terms, words, waits }: Why): boolean {
  return missing.length + terms.length + words.length > 0 || waits !== undefined;
}

type Store = ReturnType<typeof uploads>;

/**
 * The source of a release, if it is what its newest report tells of; and what is published, unless it waits for an
 * embargo. Then uploading it again cannot publish anything that is not public, or that somebody has replaced.
 */
async function sourceOf(
  { slug, texts, manifest }: FoundRelease,
  settings: Configuration['settings'],
  store: Store,
): Promise<{ file: ReportedFile; object: UploadedObject } | undefined> {
  const isNamedSo = ({ key }: ReportedFile) => splitExtension(key.normalize('NFC')).stem === slug;
  for (const file of texts.toSorted((a, b) => Number(isNamedSo(b)) - Number(isNamedSo(a)))) {
    const { key, versionId } = file.report.upload;
    const newest = await store.newest(key);
    const object = newest?.versionId === versionId ? await store.version(key, versionId) : undefined;
    if (object === undefined) continue;
    const body = await object.read();
    const isPublic = manifest !== undefined && file.report.outcome !== 'held';
    const isSource = isPublic ? sha256(body) === manifest.source.sha256 : isNamedSo(file) || isIn(key, settings);
    if (isSource) return { file, object: { ...object, read: async () => body } };
  }
  return undefined;
}

/** Whether a name ends in the language that releases are written in. */
function isIn(key: string, settings: Configuration['settings']): boolean {
  return readUploadKey(key, suffixLanguages(settings)).language === settings.sourceLanguage;
}

/** Reads a source with what its release remembers; undefined if it would be rejected today, or is not one. */
async function readToday(
  upload: Upload,
  object: UploadedObject,
  settings: Configuration['settings'],
  known: { slug?: string; options?: Report['options'] } = {},
): Promise<ReadRelease | undefined> {
  const remembered = (known.options ?? []).filter(({ from }) => from === 'remembered');
  const metadata = { ...Object.fromEntries(remembered.map(({ name, value }) => [name, value])), ...object.metadata };
  const file = { ...object, metadata };
  const files = new ReleaseFiles({
    settings: { siteUrl: noSite, ...settings },
    clock: systemClock,
    uploads: { version: async () => file },
  });
  try {
    const read = await files.read(upload);
    const { slug, whole, language } = readUploadKey(upload.key, suffixLanguages(settings));
    const isWhole = known.slug === undefined || whole === known.slug;
    const name = isWhole ? { slug: whole } : { slug, language };
    return read && files.arriving(read, name, undefined).release;
  } catch (error) {
    if (error instanceof Rejection) return undefined;
    throw error;
  }
}
