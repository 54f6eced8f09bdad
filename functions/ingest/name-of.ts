import { Rejection, type ReportedError } from '../../contracts/failures.ts';
import { languageName } from '../../contracts/locales.ts';
import { inputsBeside } from '../../core/releases/revisions/inputs.ts';
import type { ReleaseRecord } from '../../core/releases/revisions/release-record.ts';
import { dropAgainCommand } from '../../core/releases/uploads/drop-again-command.ts';
import { languageHold, languageSuffix } from '../../core/releases/uploads/language-suffix.ts';
import { readUploadKey } from '../../core/releases/uploads/upload-key.ts';
import { suffixLanguages } from '../shared/upload.ts';
import type { IngestServices } from './ingest.ts';
import type { ReadUpload } from './read-upload.ts';

/**
 * The upload with what its key says once it is known whether its suffix is a language or part of the name; or
 * why it waits, where nobody has said so and the language is not configured. Who has said `suffix: name` once
 * need not say it again while the file is there. `waited`: the name under which it waited until its language
 * was configured.
 *
 * @throws Rejection `InvalidOption`
 */
export async function nameOf(
  read: ReadUpload,
  { releases, settings }: Pick<IngestServices, 'releases' | 'settings'>,
): Promise<{ named: ReadUpload; waited?: string } | { hold: ReportedError }> {
  const { upload, key, options } = read;
  const whole = readUploadKey(upload.key, []);
  const suffix = whole.extension === undefined ? undefined : languageSuffix(whole.slug);
  if (suffix === undefined && key.language === undefined) return { named: read };
  if (options.suffix === 'name') {
    if (key.language !== undefined) await checkUnused(read, key.language, releases);
    return { named: { ...read, key: whole } };
  }
  const byName = await releases.read(whole.slug);
  if (byName?.source?.upload.key === upload.key) return { named: { ...read, key: whole } };
  if (key.language !== undefined) return { named: read, ...(isUnnamed(byName) ? { waited: whole.slug } : {}) };
  if (suffix === undefined || byName?.source !== undefined) return { named: read };
  const place = { key: upload.key, configured: suffixLanguages(settings) };
  return { hold: languageHold(suffix, place, (metadata) => dropAgainCommand(read.stored, metadata)) };
}

/** Whether it is nothing but a file that waits for somebody to say what its name means. */
export function isUnnamed(record: ReleaseRecord | undefined): record is ReleaseRecord {
  return record?.newest.state === 'held' && record.newest.hold?.code === 'LanguageNotConfigured';
}

/** One file cannot be of two releases: nobody could tell what its deletion withdraws. */
async function checkUnused(
  { upload, key }: ReadUpload,
  language: string,
  releases: IngestServices['releases'],
): Promise<void> {
  const owner = await releases.read(key.slug);
  if (![owner?.source, ...inputsBeside(owner ?? {})].some((input) => input?.upload.key === upload.key)) return;
  throw new Rejection(
    'InvalidOption',
    `"${upload.key}" is in use as the ${languageName(language)} of "${key.slug}". Delete it first, and then drop it with "suffix=name"; or give the file another name.`,
  );
}
