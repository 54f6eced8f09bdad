import type { Part, SourceDocument } from '../../../contracts/document.ts';
import type { ReleaseData } from '../../../contracts/manifest.ts';
import type { WordsFrom } from '../../../contracts/words.ts';
import { attached } from '../../documents/attachments/attach.ts';
import type { AttachmentFolder } from '../../documents/attachments/folder.ts';
import { plainText } from '../../documents/parts/plain-text.ts';
import { linesThatGoOn } from '../../documents/title/head.ts';
import { summaryOf } from '../../documents/title/summary.ts';
import { collapseSpaces } from '../../lib/text/white-space.ts';
import { pageBody } from '../../publication/pages/body/page-body.ts';
import { makeRendition } from '../../publication/versions/make-rendition.ts';
import type { Rendition } from '../../publication/versions/rendition.ts';
import { renderReplaced } from '../human/render-replaced.ts';
import type { HumanPlan, HumanTranslation, UnitPair } from './human-translation.ts';

/** A rendition, and the document that its bytes are made from: the source, or the person's. */
export interface HumanRendition {
  rendition: Pick<Rendition, 'schema' | 'language' | 'title' | 'summary' | 'text' | 'body' | 'segments'>;
  madeFrom: SourceDocument;
}

/** The source with only the units that the plan leaves to translate. */
export function leftToTranslate(source: SourceDocument, plan: HumanPlan | undefined): SourceDocument {
  const { units } = source;
  switch (plan?.kind) {
    case undefined:
      return source;
    case 'verbatim':
      return { ...source, units: [] };
    case 'replace': {
      const replaced = new Set(plan.replaced.map(([unit]) => unit));
      return { ...source, units: units.filter(({ id }) => replaced.has(id)) };
    }
    case 'keep': {
      const kept = new Set(plan.texts.map(([unit]) => unit));
      return { ...source, units: units.filter(({ id }) => !kept.has(id)) };
    }
  }
}

/**
 * Combines a person's text with the translations of the rest.
 *
 * @param translations of the units that the plan leaves, by the source's ids.
 */
export function humanRendition(
  source: SourceDocument,
  language: string,
  plan: HumanPlan,
  translations: ReadonlyMap<string, Part[]>,
  folder?: AttachmentFolder,
): HumanRendition {
  if (plan.kind === 'keep') {
    const texts = new Map([...plan.texts, ...translations]);
    return { rendition: makeRendition(source, language, texts, { folder }), madeFrom: source };
  }
  const { document, pairs } = plan;
  const replaced = plan.kind === 'replace' ? plan.replaced : [];
  const text = attached(renderReplaced(document, replaced, translations, source), document.format, folder);
  const title = titleOf(document, replaced, translations);
  const changed = new Map(replaced.map(([unit, own]) => [own, translations.get(unit)]));
  return {
    rendition: {
      schema: 1,
      language,
      title,
      summary: summaryInWords(document, title, language, changed),
      text,
      body: pageBody(document, document.bom ? text.slice(1) : text, title),
      segments: segmentsOf(source, document, pairs, changed),
    },
    madeFrom: document,
  };
}

function titleOf(
  { title }: SourceDocument,
  replaced: readonly UnitPair[],
  translations: ReadonlyMap<string, Part[]>,
): string {
  const source = replaced.find(([, unit]) => unit === title.unit)?.[0];
  const parts = source === undefined ? undefined : translations.get(source);
  return parts === undefined ? title.text : collapseSpaces(plainText(parts));
}

/** The summary from the person's own words, as both source and target. */
function summaryInWords(
  document: SourceDocument,
  title: string,
  language: string,
  changed: ReadonlyMap<string, Part[] | undefined>,
): string {
  const passages = document.units.map(({ id, kind, parts }) => ({
    id,
    kind,
    source: plainText(parts),
    target: plainText(changed.get(id) ?? parts),
  }));
  return summaryOf({
    passages,
    title: { text: title, unit: document.title.unit },
    language: { source: language, target: language },
    goOn: linesThatGoOn(document),
  });
}

/** The person's units in order, each with its source unit if known. */
function segmentsOf(
  source: SourceDocument,
  document: SourceDocument,
  pairs: readonly UnitPair[],
  changed: ReadonlyMap<string, Part[] | undefined>,
): ReleaseData['segments'] {
  const units = new Map(source.units.map((unit) => [unit.id, unit]));
  const sourceOf = new Map(pairs.map(([unit, own]) => [own, unit]));
  return document.units.map(({ id, kind, parts }) => ({
    id,
    kind,
    source: plainText(units.get(sourceOf.get(id) ?? '')?.parts ?? []),
    target: plainText(changed.get(id) ?? parts),
  }));
}

/** The units of the rendition whose texts the plan takes from the person. */
export function humanUnits(plan: HumanPlan | undefined): string[] {
  if (plan === undefined) return [];
  if (plan.kind === 'keep') return plan.texts.map(([unit]) => unit);
  const replaced = new Set(plan.kind === 'replace' ? plan.replaced.map(([, own]) => own) : []);
  return plan.document.units.flatMap(({ id }) => (replaced.has(id) ? [] : [id]));
}

/**
 * Whose words a rendition has.
 *
 * @param left whose words the translations have that the plan leaves, by the source's units
 */
export function wordsIn(human: HumanTranslation | undefined, left: readonly WordsFrom[]): WordsFrom[] {
  const { plan, upload } = human ?? {};
  const own = humanUnits(plan);
  // A replaced text is in the person's document, whose units have ids of their own.
  const ids = new Map(plan?.kind === 'replace' ? plan.replaced : []);
  const others = left.map((words) => ({ ...words, segments: words.segments.map((unit) => ids.get(unit) ?? unit) }));
  return [...(upload === undefined || own.length === 0 ? [] : [{ upload, segments: own }]), ...others];
}
