import type { Spending } from '../../aws/dynamodb/spending.ts';
import type { SourceDocument } from '../../contracts/document.ts';
import type { Settings } from '../../contracts/environment.ts';
import { LanguageFailure, languageError } from '../../contracts/failures.ts';
import { workKeys } from '../../contracts/keys.ts';
import type { SegmentCounts } from '../../contracts/manifest.ts';
import type { ReleaseReference, TranslateInput, TranslateResult } from '../../contracts/messages.ts';
import type { StoredTermList } from '../../contracts/terminology.ts';
import { referenceWarnings } from '../../core/documents/attachments/attach.ts';
import { type AttachmentFolder, attachmentFolder } from '../../core/documents/attachments/folder.ts';
import { disclosed } from '../../core/documents/disclosure/disclosed.ts';
import { disclosureOf } from '../../core/documents/disclosure/disclosure.ts';
import { defined } from '../../core/lib/defined.ts';
import type { ObjectStore } from '../../core/lib/object-store.ts';
import {
  type HumanRendition,
  humanRendition,
  humanUnits,
  leftToTranslate,
  wordsIn,
} from '../../core/people/plan/human-rendition.ts';
import type { HumanTranslation } from '../../core/people/plan/human-translation.ts';
import { isBorrowed } from '../../core/publication/versions/borrowed-words.ts';
import { makeRendition, sourceRendition } from '../../core/publication/versions/make-rendition.ts';
import type { Rendition } from '../../core/publication/versions/rendition.ts';
import type { IngestedRelease } from '../../core/releases/ingested-release.ts';
import type { Ports, SentCharacters } from '../../core/translation/run/ports.ts';
import { listFor } from '../../core/translation/terminology/list-for.ts';
import { log } from '../shared/log.ts';
import { keepRendition } from './keep-rendition.ts';
import { type HowToTranslate, type MachineTranslation, machineTranslation } from './machine-translation.ts';
import { keepReviewPackage } from './review-package.ts';

export interface TranslateServices extends Ports {
  work: ObjectStore;
  settings: Settings;
  spending: Pick<Spending, 'spend' | 'refund' | 'settle'>;
}

/**
 * Translates a release into one language: reads the document and writes a rendition. The source language does not
 * need the engine; a human translation needs it only if the source has changed since. Returns a permanent failure
 * as the language's result; throws an error that may pass, and the state machine retries.
 */
export async function translate(
  { release, language }: TranslateInput,
  { work, settings, spending, ...ports }: TranslateServices,
): Promise<TranslateResult> {
  const { slug, revision } = release;
  const upload = release.upload.versionId;
  const ingested = await work.getJson<IngestedRelease>(workKeys.document(slug, revision));
  const { document, correction, attachments = {} } = ingested;
  const folder = attachmentFolder(slug, Object.keys(attachments), language);
  if (language === document.language) {
    const rendition = sourceRendition(document, { correction, folder });
    return {
      language,
      status: 'translated',
      sha256: await keepRendition(rendition, { document, slug, revision }, work),
    };
  }
  const one = { slug, revision, language };
  try {
    const terms = ingested.terms && listFor(await work.getJson<StoredTermList>(ingested.terms.key), language);
    const human = ingested.people?.includes(language)
      ? await work.getJson<HumanTranslation>(workKeys.human(slug, revision, language))
      : undefined;
    const sent: SentCharacters = {
      spend: (characters, ceiling) => spending.spend(one, characters, ceiling),
      refund: (characters) => spending.refund(one, characters),
    };
    const how: HowToTranslate = { language, slug, revision, settings, terms, correction, sent };
    const machine = await machineTranslation(leftToTranslate(document, human?.plan), how, ports);
    const { rendition, madeFrom } = renditionOf(document, machine, human, { language, settings, folder });
    const isOwnWords = rendition.origin === 'human' && !isBorrowed(rendition.words);
    const waits = ingested.afterReview?.includes(language) && !isOwnWords;

    if (waits) await keepForReview({ release, ingested, madeFrom, rendition, human, machine }, work);
    if (rendition.stale) await keepNewerForReview(rendition, { release, ingested, how, folder, ports }, work);
    const sha256 = await keepRendition(rendition, { document: madeFrom, slug, revision }, work);
    await spending.settle(one);
    log('translated', {
      upload,
      language,
      revision,
      characters: rendition.charactersBilled,
      requests: rendition.requests,
      warnings: rendition.warnings.length,
    });
    return { language, status: waits ? 'awaiting-review' : 'translated', sha256 };
  } catch (error) {
    if (!(error instanceof LanguageFailure)) throw error;
    await spending.settle(one);
    log('language failed', { upload, language, revision, code: error.code });
    return { language, status: 'failed', error: languageError(error.code, error.message) };
  }
}

function renditionOf(
  document: SourceDocument,
  machine: MachineTranslation,
  human: HumanTranslation | undefined,
  { language, settings, folder }: { language: string; settings: Settings; folder: AttachmentFolder },
): { rendition: Rendition; madeFrom: SourceDocument } {
  const { translations, engine, correction, charactersBilled, requests, warnings } = machine;
  const made: HumanRendition =
    human === undefined
      ? { rendition: makeRendition(document, language, translations, { folder }), madeFrom: document }
      : humanRendition(document, language, human.plan, translations, folder);
  const counts = counted(machine.segments, humanUnits(human?.plan).length);
  const origin = originOf(counts);
  const disclosure = disclosureOf({ origin, language, engine }, document.language);
  const { visibleLines } = settings.disclosure ?? {};
  const inDocument = disclosure && visibleLines && { disclosure, visibleLine: visibleLines[language] };
  const { format } = made.madeFrom;
  const { text } = made.rendition;
  const words = wordsIn(human, machine.words);
  const isStale = human?.plan.kind === 'verbatim' && human.plan.stale;
  return {
    madeFrom: made.madeFrom,
    rendition: {
      ...made.rendition,
      text: inDocument ? disclosed(text, { format, language }, inDocument) : text,
      origin,
      ...defined({ engine, correction }),
      ...(isStale ? { stale: true as const } : {}),
      ...defined({ sourceVersion: human?.sourceVersion }),
      ...(human?.review === undefined || origin !== 'human' ? {} : { review: human.review }),
      counts,
      charactersBilled,
      requests,
      ...(words.length === 0 ? {} : { words }),
      // The source's own links were checked with the source.
      warnings:
        made.madeFrom === document
          ? [...warnings, ...(human?.warnings ?? [])]
          : [...warnings, ...(human?.warnings ?? []), ...referenceWarnings(text, format, folder)],
    },
  };
}

function counted(segments: SegmentCounts, byPeople: number): SegmentCounts {
  return { ...segments, total: segments.total + byPeople, human: segments.human + byPeople };
}

function originOf({ total, human }: SegmentCounts): 'human' | 'mixed' | 'machine' {
  if (human === 0) return 'machine';
  return human === total ? 'human' : 'mixed';
}

interface ForReview {
  release: ReleaseReference;
  ingested: IngestedRelease;
  madeFrom: SourceDocument;
  rendition: Rendition;
  human: HumanTranslation | undefined;
  machine: MachineTranslation;
}

/** Gives a reviewer the machine's translation, together with what people have translated already. */
async function keepForReview(review: ForReview, work: ObjectStore): Promise<void> {
  const { release, ingested, madeFrom, rendition, human, machine } = review;
  const { document, source } = ingested;
  const left = new Set(leftToTranslate(document, human?.plan).units.map(({ id }) => id));
  const translations = new Map([...humanTexts(document, human), ...machine.translations]);
  const finished = new Set<string>();
  for (const { id, parts } of document.units) {
    const isKept = !translations.has(id); // such as a page header, which is not translated and so does not need approval
    if (isKept) translations.set(id, parts);
    if (isKept || !left.has(id) || machine.byPeople.has(id)) finished.add(id);
  }
  await keepReviewPackage(
    {
      release,
      sha256: source.sha256,
      source: document,
      madeFrom,
      rendition,
      translations,
      finished,
    },
    work,
  );
}

/** Keeps a translation of the newer source for review, so that a person can bring their older text up to date. */
async function keepNewerForReview(
  stale: Rendition,
  {
    release,
    ingested,
    how,
    folder,
    ports,
  }: Pick<ForReview, 'release' | 'ingested'> & { how: HowToTranslate; folder: AttachmentFolder; ports: Ports },
  work: ObjectStore,
): Promise<void> {
  const { document } = ingested;
  try {
    const machine = await machineTranslation(document, how, ports);
    const { rendition, madeFrom } = renditionOf(document, machine, undefined, { ...how, folder });
    await keepForReview({ release, ingested, madeFrom, rendition, human: undefined, machine }, work);
    stale.charactersBilled = machine.charactersBilled;
    stale.requests = machine.requests;
  } catch (error) {
    if (!(error instanceof LanguageFailure)) throw error;
    log('no review package', { language: how.language, revision: how.revision, code: error.code }); // the person's text is published anyway
  }
}

function humanTexts({ units }: SourceDocument, human: HumanTranslation | undefined) {
  const plan = human?.plan;
  if (plan === undefined) return [];
  if (plan.kind === 'keep') return plan.texts;
  const texts = new Map(plan.document.units.map(({ id, parts }) => [id, parts]));
  const known = new Set(units.map(({ id }) => id));
  return plan.pairs.flatMap(([unit, own]) => {
    const parts = texts.get(own);
    return parts && known.has(unit) ? [[unit, parts] as const] : [];
  });
}
