import type { Settings } from '../../../contracts/environment.ts';
import { Rejection, type ReportedError } from '../../../contracts/failures.ts';
import { uploadFolders } from '../../../contracts/keys.ts';
import { detected, languageName } from '../../../contracts/locales.ts';
import type { ReadUpload } from '../reading/read-upload.ts';
import type { ReleaseRecord, ReleaseRecords } from '../revisions/release-record.ts';
import { dropAgainCommand } from './drop-again-command.ts';
import { languageHold, languageSuffix } from './language-suffix.ts';
import { releaseOf, uses } from './release-of.ts';
import { isIgnored, isXliff, readUploadKey, suffixLanguages } from './upload-key.ts';

/** What an upload, or the deletion of one, is. */
export type ClassifiedUpload =
  /** A folder marker, what an editor's computer leaves beside its files, or a version that is gone already. */
  | { kind: 'ignored' }
  /** The state machine sends these to functions of their own. */
  | { kind: 'term-list' | 'memory' }
  /** A file in the folder of a release. */
  | { kind: 'attachment'; slug: string; name: string }
  /** A text whose name ends in a language that is not configured: it waits until somebody says what that means. */
  | { kind: 'unnamed'; slug: string; hold: ReportedError }
  /** That a file is gone which this release is made of, or was. */
  | { kind: 'deletion'; slug: string }
  | ({ kind: 'source' } & NamedUpload)
  | ({ kind: 'translation' | 'review' } & NamedUpload & { language: string });

interface NamedUpload {
  slug: string;
  /** Canonical tag of the language that its name ends in. */
  language?: string;
  /** The name under which it waited until its language was configured. */
  waitedAs?: string;
}

export interface Classifying {
  settings: Pick<Settings, 'languages' | 'sourceLanguage'>;
  /** Whether the file was deleted. */
  isDeleted: boolean;
  records: ReleaseRecords;
  /** The file itself, which is read only where its key leaves open what it is; undefined where it is gone. */
  file(): Promise<ReadUpload | undefined>;
  /** The language that the file says it is in, beside what the release remembers. */
  sourceLanguage(file: ReadUpload, record: ReleaseRecord | undefined): string | undefined;
}

/**
 * Classifies an upload by its key, and where that leaves it open by the options of the file and by the records:
 * the end of a name may be a language or part of the name, and a text in a language may be the source. Who has
 * said `suffix: name` once need not say it again while the file is there.
 *
 * @throws Rejection `InvalidKey`, `InvalidOption`, and what is wrong with the file
 */
export async function classifyUpload(key: string, given: Classifying): Promise<ClassifiedUpload> {
  if (isIgnored(key)) return { kind: 'ignored' };
  if (given.isDeleted) {
    const slug = await releaseOf(key, given.settings, given.records);
    return slug === undefined ? { kind: 'ignored' } : { kind: 'deletion', slug };
  }
  if (key.startsWith(uploadFolders.terminology)) return { kind: 'term-list' };
  if (key.startsWith(uploadFolders.memory)) return { kind: 'memory' };
  const whole = readUploadKey(key, []);
  if (whole.attachment !== undefined) return { kind: 'attachment', slug: whole.slug, name: whole.attachment };

  const configured = suffixLanguages(given.settings);
  const { slug, language, extension } = readUploadKey(key, configured);
  const suffix = extension === undefined ? undefined : languageSuffix(whole.slug);
  const source: ClassifiedUpload = { kind: 'source', slug: whole.slug };
  if (suffix === undefined && language === undefined) return source;

  const file = await given.file();
  if (file === undefined) return { kind: 'ignored' };
  if (file.options.suffix === 'name') {
    if (language !== undefined) await checkUnused(key, { slug, language }, given.records);
    return source;
  }
  const byName = await given.records.read(whole.slug);
  if (byName?.source?.upload.key === key) return source;
  if (language === undefined) {
    if (suffix === undefined || byName?.source !== undefined) return source;
    const hold = languageHold(suffix, { key, configured }, (metadata) => dropAgainCommand(file.stored, metadata));
    return { kind: 'unnamed', slug, hold };
  }
  const name = { slug, language, ...(isUnnamed(byName) ? { waitedAs: whole.slug } : {}) };
  if (isSource(file, language, await given.records.read(slug), given)) return { kind: 'source', ...name };
  return { kind: isXliff(extension) ? 'review' : 'translation', ...name };
}

/** Whether a record holds only a file that waits for somebody to say what its name means. */
export function isUnnamed(record: ReleaseRecord | undefined): record is ReleaseRecord {
  return record?.newest.state === 'held' && record.newest.hold?.code === 'LanguageNotConfigured';
}

/**
 * Whether a text whose name ends in a configured language is the source, which may say its language too. Where
 * texts say their language themselves (`auto`), it is, unless there is a source of another name.
 */
function isSource(file: ReadUpload, language: string, record: ReleaseRecord | undefined, given: Classifying): boolean {
  const sourceLanguage = given.sourceLanguage(file, record) ?? given.settings.sourceLanguage;
  if (sourceLanguage !== detected) return language === sourceLanguage;
  return record?.source === undefined || record.source.upload.key === file.upload.key;
}

/** One file cannot be of two releases: nobody could tell what its deletion withdraws. */
async function checkUnused(
  key: string,
  { slug, language }: { slug: string; language: string },
  records: ReleaseRecords,
): Promise<void> {
  if (!uses(await records.read(slug), key)) return;
  throw new Rejection(
    'InvalidOption',
    `"${key}" is in use as the ${languageName(language)} of "${slug}". Delete it first, and then drop it with "suffix=name"; or give the file another name.`,
  );
}
