import { type ReportedError, reportedError } from '../../contracts/failures.ts';
import { workKeys } from '../../contracts/keys.ts';
import { type IngestResult, schema } from '../../contracts/messages.ts';
import type { ReportedOption } from '../../contracts/options.ts';
import type { Upload } from '../../contracts/report.ts';
import { withCorrection } from '../../core/publication/versions/correction.ts';
import { inputsBeside, matchingTranslations, sameUpload } from '../../core/releases/revisions/inputs.ts';
import type { ReleaseRecord, Revision } from '../../core/releases/revisions/release-record.ts';
import { needsEstimate } from '../../core/translation/spend/upper-bound.ts';
import { emptyReport } from '../shared/empty-report.ts';
import type { IngestServices } from './ingest.ts';
import { type PersonsText, personsTranslations } from './persons-translation.ts';
import type { ReadRelease } from './read-release.ts';

/** Leaves everything that a revision is made of in the work bucket, and hands the revision on. */
export async function handOn(
  revision: Revision,
  release: ReadRelease,
  record: ReleaseRecord,
  services: IngestServices,
): Promise<IngestResult> {
  const { slug, ingested } = release;
  const number = revision.revision;
  if (revision.hold !== undefined)
    return wait({ ...revision, options: ingested.options }, slug, revision.hold, services);

  const translations = matchingTranslations(record, release.extension);
  const people = await personsTranslations(release, record, translations, services);
  await Promise.all([
    services.work.putJson(workKeys.document(slug, number), {
      ...ingested,
      ...(record.source?.terms === undefined ? {} : { terms: record.source.terms }),
      ...(record.attachments === undefined ? {} : { attachments: record.attachments }),
      ...(people.length === 0 ? {} : { people: people.map(({ language }) => language) }),
    }),
    ...people.map((text) => services.work.putJson(workKeys.people(slug, number, text.language), text)),
  ]);
  const languages = new Set([
    ingested.document.language,
    ...release.languages,
    ...people.map(({ language }) => language),
  ]);
  const { upload, also, embargo } = revision;
  const { document, correction, approvedCharacters } = ingested;
  const guarded = needsEstimate(
    withCorrection(document, correction),
    release.languages,
    services.limits,
    approvedCharacters,
  ) && {
    estimate: true as const,
  };
  const reference = { slug, revision: number, upload, ...(also ? { also } : {}), languages: [...languages] };
  if (embargo === undefined) return { schema, outcome: 'release', release: reference, ...guarded };
  for (const waiting of [upload, ...(also ?? [])]) {
    await services.report({
      ...emptyReport('held', waiting, services.clock),
      release: slug,
      revision: number,
      ...(ingested.options === undefined ? {} : { options: ingested.options }),
      heldUntil: embargo,
      warnings: ingested.warnings,
    });
  }
  return { schema, outcome: 'held', until: embargo, release: reference, ...guarded };
}

/** The revision waits for something that an editor brings; no execution waits with it. */
export async function wait(
  {
    upload,
    also = [],
    revision,
    options,
  }: Pick<Revision, 'upload' | 'also'> & { revision?: number; options?: ReportedOption[] | undefined },
  slug: string,
  hold: ReportedError,
  services: IngestServices,
): Promise<IngestResult> {
  for (const waiting of [upload, ...also]) {
    await services.report({
      ...emptyReport('held', waiting, services.clock),
      release: slug,
      ...(revision === undefined ? {} : { revision }),
      ...(options === undefined ? {} : { options }),
      errors: [hold],
    });
  }
  return { schema, outcome: 'waiting' };
}

export function reviewIncomplete({ unfinished, document }: PersonsText): ReportedError {
  const message = `${unfinished} of ${document.units.length} segments are neither "reviewed" nor "final"; the others are kept.`;
  return reportedError('ReviewIncomplete', message);
}

/** A held upload that a newer revision replaces would say for months that it is held; it says at once that it is not. */
export async function reportReplaced(
  replaced: Revision | undefined,
  by: Revision,
  { slug, record, told }: { slug: string; record: ReleaseRecord; told: readonly Upload[] },
  services: IngestServices,
): Promise<void> {
  const isHeld = replaced?.state === 'held' || (replaced?.state === 'under-way' && replaced.embargo !== undefined);
  if (replaced === undefined || !isHeld) return;
  // What is in another format than the source, or has a newer file of its language before it, waits on.
  const waiting = inputsBeside(record).map((input) => input.upload);
  const goOn = [by.upload, ...(by.also ?? []), ...told, ...waiting];
  const goesOn = (upload: Upload) => goOn.some((one) => sameUpload(one, upload));
  for (const upload of [replaced.upload, ...(replaced.also ?? [])]) {
    if (goesOn(upload)) continue;
    await services.report({
      ...emptyReport('superseded', upload, services.clock),
      release: slug,
      revision: replaced.revision,
    });
  }
}
