import type { Part, SourceDocument, Unit } from '../../contracts/document.ts';
import { maxRequestBytes, stopBeforeDeadlineMs } from '../../contracts/limits.ts';
import type { TranslationSettings } from '../../contracts/translation-settings.ts';
import { type Warning, warningCodes } from '../../contracts/warnings.ts';
import { memoryKey } from '../memory-key.ts';
import { pack } from '../packing/index.ts';
import { runningHeads } from '../protection/running-heads.ts';
import { decodeSegment, encodeSegment, joined, type Segment, sourceParts } from '../segments/index.ts';
import { BatchTranslator, type Job, type Outcome } from './batch-translator.ts';
import { Ledger } from './ledger.ts';
import type { Ports } from './ports.ts';
import { RetriedCapitals } from './retried-capitals.ts';
import { runWorkers } from './workers.ts';

export interface TranslateOptions {
  /** Canonical tag of the language to translate into. */
  target: string;
  /** Slug of the release: segments of a few words are reused within it only. */
  release: string;
  /** Names who pays; the same in every attempt of one run. */
  run: string;
  /** What the engine is asked for beside the text; a part of what makes a translation the same one. */
  settings?: TranslationSettings | undefined;
  /** Requests at once. */
  concurrency?: number;
  /** UTF-8 bytes of a request. */
  maxBytes?: number;
  maxSegmentBytes?: number;
  stopBeforeDeadlineMs?: number;
}

export interface TranslatedDocument {
  /** The translated content of each unit that has any, by unit id. */
  translations: Map<string, Part[]>;
  /** `machine`: paid for by this run, in this attempt or an earlier one; `reused`: paid for by another. */
  segments: { total: number; machine: number; reused: number; human: 0 };
  /** Unicode code points that this run has sent, in all its attempts. */
  charactersBilled: number;
  requests: number;
  /** What translated most of it; none where there was nothing to translate. */
  engine?: string;
  warnings: Warning[];
}

/**
 * Translates a document's units: what the memory holds from there, the rest by the engine, in as few
 * requests as they fit. Every verified batch is kept before its worker sends another, so an attempt
 * that ends early costs nothing twice.
 *
 * @throws OutOfTime near the deadline
 * @throws LanguageFailure as the engine does
 */
export async function translateDocument(
  document: SourceDocument,
  options: TranslateOptions,
  ports: Ports,
): Promise<TranslatedDocument> {
  const { target, run, concurrency = 4, maxBytes = maxRequestBytes, ...rest } = options;
  const source = document.language;
  const heads = runningHeads(document.units);
  const encode = { ...segmentOptions(rest.maxSegmentBytes), language: source };
  const segments = new Map(
    document.units.map((unit) => [unit.id, heads.has(unit.id) ? [] : encodeSegment(unit, encode)]),
  );
  const all = [...segments.values()].flat();
  const ledger = new Ledger(run);
  const outcomes = new Map<string, Outcome>();
  const stop = rest.stopBeforeDeadlineMs ?? stopBeforeDeadlineMs;
  const request = { source, target, settings: options.settings };
  const translator = new BatchTranslator({ ports, request, run, ledger, outcomes, stopBeforeDeadlineMs: stop });
  const translateAll = async (wanted: readonly Segment[]) => {
    // What has an outcome was paid for and counted.
    const jobs = jobsOf(wanted, source, options).filter(({ text }) => !outcomes.has(text));
    const found = await ports.memory.lookup(jobs.map(({ key }) => key));
    ledger.resume(found.values());
    for (const { key, text, segment } of jobs) {
      const entry = found.get(key);
      if (entry && decodeSegment(segment, entry.target).ok) outcomes.set(text, entry);
    }
    const batches = pack(
      jobs.filter(({ text }) => !outcomes.has(text)),
      { maxBytes },
    );
    await runWorkers(batches, concurrency, (batch) => translator.translate(batch));
  };
  await translateAll(all);
  const capitals = new RetriedCapitals(all, outcomes, { source, target });
  if (capitals.segments.length > 0) await translateAll(capitals.segments);

  const assembled = assemble(document.units, segments, { outcomes, capitals, run });
  // Nothing of it is left in the text, so it stands beside the language and not beside a segment.
  const mixed: Warning[] =
    translator.mixedAnswers === 0 ? [] : [{ code: 'lines-mixed', message: warningCodes['lines-mixed'] }];
  return {
    ...assembled,
    warnings: [...assembled.warnings, ...mixed],
    charactersBilled: ledger.characters,
    requests: ledger.requests,
  };
}

/** Each text once: what is said twice is paid for once. */
function jobsOf(segments: readonly Segment[], source: string, { target, release, settings }: TranslateOptions): Job[] {
  const jobs = new Map<string, Job>();
  for (const segment of segments) {
    const { text } = segment;
    if (!jobs.has(text)) jobs.set(text, { text, segment, key: memoryKey({ source, target, text, release, settings }) });
  }
  return [...jobs.values()];
}

function assemble(
  units: readonly Unit[],
  segments: ReadonlyMap<string, readonly Segment[]>,
  { outcomes, capitals, run }: { outcomes: ReadonlyMap<string, Outcome>; capitals: RetriedCapitals; run: string },
) {
  const translations = new Map<string, Part[]>();
  const counts = { total: 0, machine: 0, reused: 0, human: 0 as const };
  const engines = new Map<string, number>();
  const warnings: Warning[] = [];
  for (const { id: unit, parts: source } of units) {
    const own = segments.get(unit) ?? [];
    const parts: Part[] = [];
    // An answer equal to what was sent is the source, with what the engine never saw of it.
    let same = true;
    const codes = new Set<Warning['code']>();
    for (const segment of own) {
      const outcome = outcomes.get(segment.text);
      const entry = capitals.entry(segment.text) ?? (outcome === 'unreadable' ? undefined : outcome);
      const decoded = entry && decodeSegment(segment, entry.target);
      same &&= entry === undefined || entry.target === segment.text;
      parts.push(...(decoded?.ok ? decoded.parts : sourceParts(segment)));
      counts.total++;
      if (entry && entry.paidBy !== run) counts.reused++;
      else counts.machine++;
      if (entry) engines.set(entry.engine, (engines.get(entry.engine) ?? 0) + 1);
      if (!entry) codes.add('segment-unreadable');
      else if (entry.warning) codes.add(entry.warning);
    }
    if (own.length > 0) translations.set(unit, same ? source : joined(parts));
    for (const code of codes) warnings.push({ code, message: warningCodes[code], segment: unit });
  }
  const [most] = [...engines].sort((a, b) => b[1] - a[1]);
  return { translations, segments: counts, warnings, ...(most ? { engine: most[0] } : {}) };
}

function segmentOptions(maxSegmentBytes: number | undefined): { maxSegmentBytes?: number } {
  return maxSegmentBytes === undefined ? {} : { maxSegmentBytes };
}
