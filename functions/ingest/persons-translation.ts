import type { Part, SourceDocument } from '../../contracts/document.ts';
import { Rejection } from '../../contracts/failures.ts';
import { commentWarnings } from '../../core/documents/comments/published-comments.ts';
import { type Alignment, align } from '../../core/people/alignment/align.ts';
import { mergeHuman } from '../../core/people/human/merge-human.ts';
import type { PersonsPlan, PersonsTranslation, UnitPair } from '../../core/people/plan/persons-translation.ts';
import { readXliff } from '../../core/people/xliff/read-xliff.ts';
import { sameUpload } from '../../core/releases/revisions/inputs.ts';
import type { ReleaseRecord, TranslationInput } from '../../core/releases/revisions/release-record.ts';
import type { IngestServices } from './ingest.ts';
import type { ReadRelease } from './read-release.ts';
import { readAgain } from './read-source.ts';
import { type ReadTranslation, readTranslationAgain } from './read-translation.ts';

/** A person's text beside the document that it translates. */
export interface PersonsText {
  /** The source that it translates. */
  source: SourceDocument;
  /** The person's document; for XLIFF the source's, with the person's text in the units. */
  document: SourceDocument;
  alignment: Alignment;
  /** Units of an XLIFF file that the person is not done with. */
  unfinished: number;
  isXliff: boolean;
}

/** Reads a translation beside its source. @throws Rejection `InvalidXliff`, `ForeignXliff` */
export function besideSource(translation: ReadTranslation, source: SourceDocument): PersonsText {
  const { document, read, language } = translation;
  if (document !== undefined) {
    return { source, document, alignment: align(source, document), unfinished: 0, isXliff: false };
  }
  const targets = readXliff(read.text, source, language);
  const units = source.units.map((unit) => ({ ...unit, parts: targets.get(unit.id)?.parts ?? unit.parts }));
  const finished = [...targets].flatMap(([id, target]) => (target.finished ? [id] : []));
  const pairs = finished.map((id): UnitPair => [id, id]);
  return {
    source,
    document: { ...source, language, units },
    alignment: { aligned: true, score: 1, pairs, likely: pairs },
    unfinished: targets.size - finished.length,
    isXliff: true,
  };
}

/**
 * What each person's translation comes to beside the release as it is now. A file that is gone, or
 * whose source is, is shown as it is or not at all; nothing that a person wrote stops a release.
 */
export async function personsTranslations(
  release: ReadRelease,
  record: ReleaseRecord,
  translations: readonly TranslationInput[],
  services: IngestServices,
): Promise<PersonsTranslation[]> {
  const { source, sources = [] } = record;
  const { afterReview = [] } = release.ingested;
  const found: PersonsTranslation[] = [];
  for (const input of translations) {
    const { language } = input;
    const translation = await readTranslationAgain(input.upload, services);
    if (translation?.language !== language) continue; // gone, or its language is no longer configured
    const isCurrent =
      source !== undefined && input.translates !== undefined && sameUpload(source.upload, input.translates);
    const translated = isCurrent ? release : input.translates && (await readAgain(input.translates, record, services));
    const plan = plannedOrNone(translation, translated?.ingested.document, release.ingested.document);
    if (plan === undefined) continue;
    const version = sources.find(({ upload }) => input.translates && sameUpload(upload, input.translates))?.version;
    const isReviewed = translation.document === undefined || afterReview.includes(language);
    const { text, format, options } = translation.read;
    const isSilent = plan.kind === 'keep' || format === 'xliff' || options.sourceComments !== undefined;
    const warnings = isSilent ? [] : commentWarnings(text, format);
    found.push({
      schema: 1,
      language,
      ...(isCurrent || version === undefined ? {} : { sourceVersion: version }),
      ...(isReviewed ? { review: { at: input.at, sha256: input.sha256 } } : {}),
      plan,
      ...(warnings.length === 0 ? {} : { warnings }),
    });
  }
  return found;
}

/** A review of a text that is none of this release's comes to nothing; its own report has said so, or will. */
function plannedOrNone(...documents: Parameters<typeof planOf>): PersonsPlan | undefined {
  try {
    return planOf(...documents);
  } catch (error) {
    if (error instanceof Rejection) return undefined;
    throw error;
  }
}

function planOf(
  translation: ReadTranslation,
  oldSource: SourceDocument | undefined,
  newSource: SourceDocument,
): PersonsPlan | undefined {
  if (oldSource === undefined) {
    const { document } = translation;
    return document && { kind: 'verbatim', document, pairs: [], stale: true };
  }
  const text = besideSource(translation, oldSource);
  const { document, alignment, isXliff } = text;
  if (isXliff) return { kind: 'keep', texts: keptTexts(text, newSource) };
  if (!alignment.aligned) return { kind: 'verbatim', document, pairs: [], stale: true };
  if (oldSource === newSource) return { kind: 'verbatim', document, pairs: alignment.likely };
  const merged = mergeHuman({ oldSource, human: document, pairs: alignment.likely, newSource });
  if (merged === 'unmergeable') return { kind: 'verbatim', document, pairs: [], stale: true };
  if (merged.base === 'human') return { kind: 'replace', document, pairs: merged.pairs, replaced: merged.replaced };
  return { kind: 'keep', texts: [...merged.keep] };
}

/** Where the units of a reviewed source stand in the source as it is now. */
function keptTexts(
  { source, document, alignment: { pairs } }: PersonsText,
  newSource: SourceDocument,
): [string, Part[]][] {
  const texts = new Map(document.units.map(({ id, parts }) => [id, parts]));
  if (source === newSource) return pairs.map(([id]) => [id, texts.get(id) ?? []]);
  const merged = mergeHuman({ oldSource: source, human: document, pairs, newSource });
  if (merged === 'unmergeable') return [];
  if (merged.base === 'source') return [...merged.keep];
  const replaced = new Set(merged.replaced.map(([id]) => id));
  return merged.pairs.filter(([id]) => !replaced.has(id)).map(([id, own]) => [id, texts.get(own) ?? []]);
}
