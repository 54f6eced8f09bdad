import type { SourceDocument } from '../../../contracts/document.ts';
import { type ReportedError, reportedError } from '../../../contracts/failures.ts';
import type { Warning } from '../../../contracts/warnings.ts';
import type { ReadTranslation } from '../../releases/reading/read-translation.ts';
import { type Alignment, align } from '../alignment/align.ts';
import type { UnitPair } from '../plan/human-translation.ts';
import { readXliff } from '../xliff/read-xliff.ts';

/** A human translation beside the document that it translates. */
export interface HumanText {
  /** The source that it translates. */
  source: SourceDocument;
  /** The person's document; for XLIFF the source's, with the person's text in the units. */
  document: SourceDocument;
  alignment: Alignment;
  /** Units of an XLIFF file that the person has not finished. */
  unfinished: number;
  isXliff: boolean;
  /** Warnings about links of an XLIFF file that changed places. */
  warnings: Warning[];
}

/** Reads a human translation beside its source. @throws Rejection `InvalidXliff`, `ForeignXliff` */
export function readHumanText(translation: ReadTranslation, source: SourceDocument): HumanText {
  const { document, read, language } = translation;
  if (document !== undefined) {
    return { source, document, alignment: align(source, document), unfinished: 0, isXliff: false, warnings: [] };
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
    warnings: [...targets].flatMap(([id, { moved }]) => (moved === undefined ? [] : [movedWarning(id, moved)])),
  };
}

function movedWarning(segment: string, moved: readonly string[]): Warning {
  const message = `The links changed places: they lead to ${moved.map((address) => `"${address}"`).join(', then ')}, in another order than in the source. Compare their words.`;
  return { code: 'links-moved', message, segment };
}

/** Returns the reason for which a review waits; undefined if it is finished. */
export function reviewHold({ unfinished, document }: HumanText): ReportedError | undefined {
  if (unfinished === 0) return undefined;
  const message = `${unfinished} of ${document.units.length} segments are neither "reviewed" nor "final"; the others are kept.`;
  return reportedError('ReviewIncomplete', message);
}
