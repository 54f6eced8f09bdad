import type { Settings } from '../../../contracts/environment.ts';
import { Rejection, type ReportedError } from '../../../contracts/failures.ts';
import { uploadFolders } from '../../../contracts/keys.ts';
import { detected, languageName } from '../../../contracts/locales.ts';
import type { Upload } from '../../../contracts/report.ts';
import { isXliff } from '../../documents/formats/extension.ts';
import { unseenIn } from '../../lib/text/invisible.ts';
import type { ReleaseName } from '../reading/read-release.ts';
import type { ReadUpload } from '../reading/read-upload.ts';
import type { ReleaseFiles } from '../reading/release-files.ts';
import { isUnnamed } from '../revisions/newest.ts';
import type { ReleaseRecord, ReleaseRecords } from '../revisions/release-record.ts';
import { languageHold } from './language-hold.ts';
import { languageSuffix } from './language-suffix.ts';
import { releaseOf, uses } from './release-of.ts';
import { uploadAgainCommand } from './upload-again-command.ts';
import { isIgnored, readUploadKey, suffixLanguages } from './upload-key.ts';

/** What an upload, or the deletion of one, is. */
export type ClassifiedUpload =
  /** A folder marker, what an editor's computer leaves beside its files, or a version that is gone already. */
  | { kind: 'ignored' }
  /** The state machine sends these to functions of their own. */
  | { kind: 'term-list' | 'memory' }
  /** Approves the expense of another upload. */
  | { kind: 'approval' }
  /** A file in the folder of a release. */
  | { kind: 'attachment'; slug: string; name: string }
  /** A text whose name ends in a language that is not configured: it waits until somebody says what that means. */
  | { kind: 'unnamed'; slug: string; hold: ReportedError }
  /** That a file is gone which this release is made of, or was. */
  | ({ kind: 'deletion' } & ReleaseName)
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
  /** Read only where the key leaves open what the upload is. */
  files: Pick<ReleaseFiles, 'read' | 'sourceLanguage'>;
}

/**
 * Classifies an upload by its key, and where that leaves it open by the options of the file and by the records:
 * the end of a name may be a language or part of the name, and a text in a language may be the source. Who has
 * said `suffix: name` once need not say it again while the file is there.
 *
 * @throws Rejection `InvalidKey`, `InvalidOption`, and what is wrong with the file
 */
export async function classifyUpload(
  upload: Upload,
  { settings, isDeleted, records, files }: Classifying,
): Promise<ClassifiedUpload> {
  const { key } = upload;
  if (isDeleted) {
    const name = await releaseOf(key, settings, records);
    return name === undefined ? { kind: 'ignored' } : { kind: 'deletion', ...name };
  }
  if (isIgnored(key)) return { kind: 'ignored' };
  refuseUnseen(key); // not for a deletion: a release of an older version may have such a name
  if (key.startsWith(uploadFolders.terminology)) return { kind: 'term-list' };
  if (key.startsWith(uploadFolders.memory)) return { kind: 'memory' };
  if (key.startsWith(uploadFolders.approvals)) return { kind: 'approval' };
  const configured = suffixLanguages(settings);
  const { slug, whole, language, extension, attachment } = readUploadKey(key, configured);
  if (attachment !== undefined) return { kind: 'attachment', slug, name: attachment };

  const suffix = extension === undefined || language !== undefined ? undefined : languageSuffix(whole);
  const source: ClassifiedUpload = { kind: 'source', slug: whole };
  if (suffix === undefined && language === undefined) return source;

  const file = await files.read(upload);
  if (file === undefined) return { kind: 'ignored' };
  if (file.options.suffix === 'name') {
    if (language !== undefined) await checkUnused(key, { slug, language }, records);
    return source;
  }
  const byName = await records.read(whole);
  if (byName?.source?.upload.key === key) return source;
  if (language === undefined) {
    if (suffix === undefined || byName?.source !== undefined) return source;
    const hold = languageHold(suffix, { key, configured }, uploadAgainCommand.bind(undefined, file.stored));
    return { kind: 'unnamed', slug, hold };
  }
  const name = { slug, language, ...(isUnnamed(byName) ? { waitedAs: whole } : {}) };
  const record = await records.read(slug);
  const said = files.sourceLanguage(file, record) ?? settings.sourceLanguage;
  if (isSource(file, language, record, said)) return { kind: 'source', ...name };
  return { kind: isXliff(extension) ? 'review' : 'translation', ...name };
}

/** @throws Rejection `InvalidKey` for signs that nobody sees, or that reorder the name */
function refuseUnseen(key: string): void {
  const signs = unseenIn(key);
  if (signs.length === 0) return;
  const shown = [...key].filter((sign) => unseenIn(sign).length === 0).join('');
  throw new Rejection(
    'InvalidKey',
    `The key has ${signs.join(', ')}: signs that nobody sees, and that can make a name look like another. Without them it is "${shown}".`,
  );
}

/**
 * Whether a text whose name ends in a configured language is the source, which may say its language too. Where
 * texts say their language themselves (`auto`), it is, unless there is a source of another name.
 */
function isSource(
  file: ReadUpload,
  language: string,
  record: ReleaseRecord | undefined,
  sourceLanguage: string,
): boolean {
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
    `"${key}" is in use as the ${languageName(language)} of "${slug}". Delete it first, then upload it with "suffix=name"; or give the file another name.`,
  );
}
