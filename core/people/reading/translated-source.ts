import type { SourceDocument } from '../../../contracts/document.ts';
import { Rejection } from '../../../contracts/failures.ts';
import type { Upload } from '../../../contracts/report.ts';
import type { ReadTranslation } from '../../releases/reading/read-translation.ts';
import type { ReleaseFiles } from '../../releases/reading/release-files.ts';
import { sameUpload, sourceOfVersion } from '../../releases/revisions/inputs.ts';
import type { PastSource, ReleaseRecord } from '../../releases/revisions/release-record.ts';
import { align } from '../alignment/align.ts';
import { readIdentity } from '../xliff/read-xliff.ts';
import type { XliffIdentity } from '../xliff/xliff.ts';

/**
 * Number of older sources that a translation is compared with, if neither the file nor its option names its
 * source.
 */
const olderSources = 4;

/** Whether the file or its option names the source that it translates. */
export function isStated({ document, read }: ReadTranslation): boolean {
  return document === undefined || read.options.sourceVersion !== undefined;
}

/**
 * Finds the source that a translation translates, also while the release is withdrawn: the one that its option
 * names, the one that its XLIFF names, or the one that it aligns with best. Undefined if the release never had a
 * source.
 *
 * @throws Rejection `InvalidOption`, `ForeignXliff`
 */
export async function translatedSource(
  translation: ReadTranslation,
  record: ReleaseRecord | undefined,
  files: ReleaseFiles,
): Promise<Upload | undefined> {
  if (record === undefined || (record.source === undefined && record.sources === undefined)) return undefined;
  const { read, document } = translation;
  const said = read.options.sourceVersion;
  if (document === undefined) return reviewedSource(readIdentity(read.text), translation, record);
  if (said === undefined) return bestAligned(document, record, files);
  const past = said <= record.lastVersion ? sourceOfVersion(record.sources, said) : undefined;
  if (past === undefined) {
    throw new Rejection(
      'InvalidOption',
      `"source-version" says ${said}, but "${record.slug}" has ${record.lastVersion} versions, or that version is too old.`,
    );
  }
  return past.upload;
}

/** Returns the source of the revision that a review package was made from. */
function reviewedSource(
  { slug: reviewed, revision, language }: XliffIdentity,
  { slug, read, language: own }: ReadTranslation,
  { sources = [] }: ReleaseRecord,
): Upload {
  const past = sources.findLast((source) => source.revision <= revision);
  if (reviewed === slug && language === own && past !== undefined) return past.upload;
  throw new Rejection(
    'ForeignXliff',
    `"${read.upload.key}" contains a review of "${reviewed}" in ${language}, revision ${revision}; it does not belong to "${slug}" in ${own}, or is too old.`,
  );
}

async function bestAligned(
  document: SourceDocument,
  record: ReleaseRecord,
  files: ReleaseFiles,
): Promise<Upload | undefined> {
  const { source, sources = [] } = record;
  let best: { upload: Upload; score: number } | undefined;
  for (const { upload } of newestFirst(sources)) {
    const candidate = await files.source(upload, record);
    if (candidate === undefined) continue;
    const { aligned, score } = align(candidate.ingested.document, document);
    if (aligned && score > (best?.score ?? 0)) best = { upload, score };
    if (best?.score === 1) break;
  }
  return best?.upload ?? source?.upload;
}

function newestFirst(sources: readonly PastSource[]): PastSource[] {
  const different = sources.filter(
    ({ upload }, index) => !sources.slice(index + 1).some((later) => sameUpload(later.upload, upload)),
  );
  return different.slice(-1 - olderSources).reverse();
}
