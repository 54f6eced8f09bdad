import { workKeys } from '../../contracts/keys.ts';
import { type IngestResult, schema } from '../../contracts/messages.ts';
import { defined } from '../../core/lib/defined.ts';
import { humanTranslations } from '../../core/people/reading/human-translations.ts';
import { withCorrection } from '../../core/publication/versions/correction.ts';
import type { ReadRelease } from '../../core/releases/reading/read-release.ts';
import type { ReleaseRecord, Revision } from '../../core/releases/revisions/release-record.ts';
import { needsEstimate } from '../../core/translation/spend/upper-bound.ts';
import { emptyReport } from '../shared/reports.ts';
import type { IngestContext } from './services.ts';

/** Writes the inputs of a revision to the work bucket, and returns the reference that starts its translation. */
export async function storeRevision(
  { number, upload, also, embargo }: Revision,
  release: ReadRelease,
  record: ReleaseRecord,
  { files, work, limits, report, clock }: Pick<IngestContext, 'files' | 'work' | 'limits' | 'report' | 'clock'>,
): Promise<IngestResult> {
  const { slug, ingested } = release;
  const human = await humanTranslations(release, record, files);
  const humanLanguages = human.map(({ language }) => language);
  await Promise.all([
    work.putJson(workKeys.document(slug, number), {
      ...ingested,
      ...defined({ terms: record.source?.terms }),
      ...defined({ attachments: record.attachments }),
      ...(human.length === 0 ? {} : { people: humanLanguages }),
    }),
    ...human.map((text) => work.putJson(workKeys.human(slug, number, text.language), text)),
  ]);
  const { document, correction, approvedCharacters } = ingested;
  const languages = new Set([document.language, ...release.languages, ...humanLanguages]);
  const translated = withCorrection(document, correction);
  const guarded = needsEstimate(translated, release.languages, limits, approvedCharacters) && {
    estimate: true as const,
  };
  const reference = { slug, revision: number, upload, ...(also ? { also } : {}), languages: [...languages] };
  if (embargo === undefined) return { schema, outcome: 'release', release: reference, ...guarded };
  for (const waiting of [upload, ...(also ?? [])]) {
    await report({
      ...emptyReport('held', waiting, clock),
      release: slug,
      revision: number,
      ...defined({ options: ingested.options }),
      heldUntil: embargo,
      warnings: ingested.warnings,
    });
  }
  return { schema, outcome: 'held', until: embargo, release: reference, ...guarded };
}
