import { Rejection } from '../../../contracts/failures.ts';
import { commentWarnings } from '../../documents/comments/published-comments.ts';
import { defined } from '../../lib/defined.ts';
import type { ReadRelease } from '../../releases/reading/read-release.ts';
import type { ReleaseFiles } from '../../releases/reading/release-files.ts';
import { matchingTranslations, sameUpload } from '../../releases/revisions/inputs.ts';
import type { ReleaseRecord } from '../../releases/revisions/release-record.ts';
import type { HumanPlan, HumanTranslation } from '../plan/human-translation.ts';
import { planHumanTranslation } from '../plan/plan-human-translation.ts';
import { readHumanText } from './human-text.ts';

/**
 * Plans how each human translation of a release is used with the current source. Skips a file that was deleted;
 * uses one whose source was deleted unchanged, or not at all. A person's text never stops a release.
 */
export async function humanTranslations(
  release: ReadRelease,
  record: ReleaseRecord,
  files: ReleaseFiles,
): Promise<HumanTranslation[]> {
  const { source, sources = [] } = record;
  const { afterReview = [] } = release.ingested;
  const found: HumanTranslation[] = [];
  for (const input of matchingTranslations(record, release.extension)) {
    const { language } = input;
    const { requester } = input.upload;
    const translation = await files.translation(input, record);
    if (translation?.language !== language) continue; // gone, or its language is no longer configured
    const isCurrent =
      source !== undefined && input.translates !== undefined && sameUpload(source.upload, input.translates);
    const translated = isCurrent ? release : input.translates && (await files.source(input.translates, record));
    const plan = plannedOrNone(translation, translated?.ingested.document, release.ingested.document);
    if (plan === undefined) continue;
    const version = sources.find(({ upload }) => input.translates && sameUpload(upload, input.translates))?.version;
    const isReviewed = translation.document === undefined || afterReview.includes(language);
    const { text, format, options } = translation.read;
    const isSilent = plan.kind === 'keep' || format === 'xliff' || options.sourceComments !== undefined;
    const warnings = [
      ...translation.read.warnings,
      ...(isSilent ? [] : commentWarnings(text, format)),
      ...(translation.document === undefined && translated !== undefined
        ? readHumanText(translation, translated.ingested.document).warnings
        : []),
    ];
    found.push({
      schema: 1,
      language,
      ...(isCurrent || version === undefined ? {} : { sourceVersion: version }),
      ...(isReviewed ? { review: { at: input.at, sha256: input.sha256 } } : {}),
      plan,
      upload: { key: input.upload.key, versionId: input.upload.versionId, ...defined({ requester }) },
      ...(warnings.length === 0 ? {} : { warnings }),
    });
  }
  return found;
}

/** Skips a review of another text; its own report says so. */
function plannedOrNone(...given: Parameters<typeof planHumanTranslation>): HumanPlan | undefined {
  try {
    return planHumanTranslation(...given);
  } catch (error) {
    if (error instanceof Rejection) return undefined;
    throw error;
  }
}
