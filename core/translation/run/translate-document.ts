import type { SourceDocument, Unit } from '../../../contracts/document.ts';
import { LanguageFailure } from '../../../contracts/failures.ts';
import { maxRequestBytes, stopBeforeDeadlineMs } from '../../../contracts/limits.ts';
import type { TermList } from '../../../contracts/terminology.ts';
import type { TranslationSettings } from '../../../contracts/translation-settings.ts';
import { type Warning, warningCodes } from '../../../contracts/warnings.ts';
import { runWorkers } from '../../lib/run-workers.ts';
import { codePoints } from '../../lib/text/utf8-length.ts';
import type { MemoryEntry } from '../memory/entries.ts';
import { decodeSegment } from '../segments/decode-segment.ts';
import { type Batch, requestsOf } from '../segments/pack.ts';
import type { Segment } from '../segments/segment.ts';
import { type Assembled, assemble } from './assemble.ts';
import { BatchTranslator, type JobOutcome } from './batch-translator.ts';
import { jobsOf } from './jobs.ts';
import { Ledger } from './ledger.ts';
import type { Ports, SentCharacters } from './ports.ts';
import { prepared } from './prepared.ts';
import { RetriedCapitals } from './retried-capitals.ts';

export interface TranslateOptions {
  /** Canonical tag of the language to translate into. */
  target: string;
  /** Slug of the release: segments of a few words are reused within it only. */
  slug: string;
  /** Identifies the payer; the same in every attempt of one run. */
  run: string;
  /** Engine settings; part of a translation's key in the memory. */
  settings?: TranslationSettings | undefined;
  /** The terms of this language. */
  terms?: TermList | undefined;
  /** Texts about the document, not in it: translated with it, but not counted as segments. */
  aside?: readonly Unit[] | undefined;
  /** Counts what is sent; without it, only within this attempt. */
  sent?: SentCharacters | undefined;
  /** Requests at once. */
  concurrency?: number;
  /** UTF-8 bytes of a request. */
  maxBytes?: number;
  maxSegmentBytes?: number;
  stopBeforeDeadlineMs?: number;
}

/**
 * `translations` holds the content of each unit that has any, by unit id. Of `segments`, `machine` was paid for by
 * this run, in this attempt or an earlier one, and `reused` by another; a unit of which people translated some
 * sentences counts one segment a sentence. `engine` translated most of it, if a machine did.
 */
export interface TranslatedDocument extends Assembled {
  /** Unicode code points that this run has sent, in all its attempts. */
  charactersBilled: number;
  requests: number;
}

/**
 * Translates a document's units: takes people's words first, then the memory's, and sends the rest to the engine in as
 * few requests as possible. Keeps every verified batch before its worker sends another, so that after an early end no
 * text is paid for twice.
 *
 * @throws OutOfTime near the deadline
 * @throws LanguageFailure as the engine does, and `BudgetExceeded` before it would send more than twice the estimate
 */
export async function translateDocument(
  document: SourceDocument,
  options: TranslateOptions,
  ports: Ports,
): Promise<TranslatedDocument> {
  const { target, slug, run, settings, aside = [], concurrency = 4, maxBytes = maxRequestBytes } = options;
  const source = document.language;
  const { pieces, sent, terms } = await prepared(
    { units: [...document.units, ...aside], language: source, text: document.text },
    options,
    ports.human,
  );
  const wanted = [...sent.values()];
  const ledger = new Ledger(run);
  const outcomes = new Map<string, JobOutcome>();
  const translator = new BatchTranslator({
    ports,
    request: { source, target, settings },
    terminology: terms.name,
    slug,
    run,
    ledger,
    outcomes,
    sent: options.sent ?? sentInAttempt(),
    stopBeforeDeadlineMs: options.stopBeforeDeadlineMs ?? stopBeforeDeadlineMs,
  });
  const translateAll = async (segments: readonly Segment[]) => {
    // Texts with an outcome are paid for and counted already.
    const jobs = jobsOf(segments, { source, target, slug, settings, terms }).filter(({ text }) => !outcomes.has(text));
    const found = await ports.memory.lookup(jobs.map(({ key }) => key));
    ledger.resume(found.values());
    for (const { key, text, segment } of jobs) {
      const entry = found.get(key);
      if (entry && decodeSegment(segment, entry.target).ok) outcomes.set(text, entry);
    }
    const batches = requestsOf(
      jobs.filter(({ text }) => !outcomes.has(text)),
      { maxBytes },
    );
    if (segments === wanted) translator.allow(estimateOf(batches, [...found.values()], run));
    await runWorkers(batches, concurrency, (batch) => translator.translate(batch));
  };
  await translateAll(wanted);
  const capitals = new RetriedCapitals(wanted, outcomes, { source, target });
  if (capitals.segments.length > 0) await unlessTooMuch(translateAll(capitals.segments));

  const entry = (text: string) => {
    const outcome = outcomes.get(text);
    return capitals.entry(text) ?? (outcome === 'unreadable' ? undefined : outcome);
  };
  const sources = { sent: (segment: Segment) => sent.get(segment), entry, run, target, slug, terms };
  const assembled = assemble(document.units, pieces, sources);
  const beside = assemble(aside, pieces, sources);
  // The text itself no longer shows it, so the warning belongs to the language, not to a segment.
  const mixed: Warning[] =
    translator.mixedAnswers === 0 ? [] : [{ code: 'lines-mixed', message: warningCodes['lines-mixed'] }];
  return {
    ...assembled,
    translations: new Map([...assembled.translations, ...beside.translations]),
    runs: new Map([...assembled.runs, ...beside.runs]),
    words: [...assembled.words, ...beside.words],
    warnings: [...assembled.warnings, ...beside.warnings, ...mixed],
    charactersBilled: ledger.characters,
    requests: ledger.requests,
  };
}

/**
 * What this run has to send, in all its attempts: what the memory lacks now, and what earlier attempts of the run have
 * put there.
 */
function estimateOf(batches: readonly Batch[], found: readonly MemoryEntry[], run: string): number {
  const paid = found.filter(({ paidBy }) => paidBy === run).reduce((sum, { characters }) => sum + characters, 0);
  return batches.reduce((sum, { text }) => sum + codePoints(text), paid);
}

/** Headings in capitals stay as they are if asking again would cost too much. */
async function unlessTooMuch(asking: Promise<void>): Promise<void> {
  try {
    await asking;
  } catch (error) {
    if (!(error instanceof LanguageFailure) || error.code !== 'BudgetExceeded') throw error;
  }
}

/** Counts what is sent in this attempt alone. */
function sentInAttempt(): SentCharacters {
  let sent = 0;
  return {
    async spend(characters, ceiling) {
      if (sent + characters > ceiling) return false;
      sent += characters;
      return true;
    },
    async refund(characters) {
      sent -= characters;
    },
  };
}
