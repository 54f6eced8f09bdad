import { LanguageFailure } from '../../../contracts/failures.ts';
import { Retryable, retryableErrors } from '../../../contracts/messages.ts';
import { ceilingOf } from '../../../contracts/spending.ts';
import { codePoints } from '../../lib/text/utf8-length.ts';
import type { MemoryEntry } from '../memory/entries.ts';
import { decodeSegment } from '../segments/decode-segment.ts';
import { type Batch, batchOf, unpack } from '../segments/pack.ts';
import { joinPieces, pieces } from '../segments/pieces.ts';
import { isPiledUp } from '../segments/piled-up.ts';
import type { Job } from './jobs.ts';
import type { Ledger } from './ledger.ts';
import type { Ports, SentCharacters, TranslationRequest } from './ports.ts';
import { swappedLines } from './swapped-lines.ts';

/** Thrown near the deadline: verified translations are kept, and the next attempt pays only for the rest. */
export class OutOfTime extends Retryable {
  constructor(remainingMs: number) {
    super(
      retryableErrors.outOfTime,
      `Stopped ${Math.round(remainingMs / 1000)} s before the deadline; what is translated is kept.`,
    );
  }
}

/** The result of a job: an entry, or an answer that could not be used. */
export type JobOutcome = MemoryEntry | 'unreadable';

export interface TranslatorOptions {
  ports: Pick<Ports, 'engine' | 'memory' | 'clock'>;
  request: Omit<TranslationRequest, 'terminology'>;
  /** The engine's name of the term list, sent only with texts in which one of its pairs occurs. */
  terminology?: string | undefined;
  slug: string;
  run: string;
  ledger: Ledger;
  sent: SentCharacters;
  stopBeforeDeadlineMs: number;
  outcomes: Map<string, JobOutcome>;
}

/** After this many unreadable segments in a row, stops halving and repairing. */
const giveUpAfterSegments = 25;

/**
 * Translates batches, and checks every answer.
 *
 * Halves a batch whose answer has another number of lines, until the culprit is alone. Sends a segment once more,
 * alone, if its tags are incomplete or away from their words, or its line was swapped with another; then in the pieces between its tags; if that
 * fails too, the source text stays. In a batch of n segments a culprit costs at most 2·⌈log2 n⌉ requests to find and 2
 * to repair, which is under 3 + 2·log2 n + 1 for every n.
 */
export class BatchTranslator {
  readonly #options: TranslatorOptions;
  #failuresInARow = 0;
  /** Answers with missing or reordered lines. */
  #mixed = 0;
  #stopped: unknown;
  /** Characters that may be sent in all, in every attempt of the run. */
  #ceiling = 0;

  constructor(options: TranslatorOptions) {
    this.#options = options;
  }

  /** Answers whose lines did not match the request; the doubtful segments were sent again. */
  get mixedAnswers(): number {
    return this.#mixed;
  }

  /** Allows sending a text of this estimate, with a part of it more than once. */
  allow(estimate: number): void {
    this.#ceiling = ceilingOf(estimate);
  }

  /** @throws LanguageFailure `BudgetExceeded` before it would send more than allowed, and as the engine does */
  async translate(batch: Batch<Job>): Promise<void> {
    try {
      await this.#batch(batch);
    } catch (error) {
      // Stops the other workers too.
      this.#stopped ??= error;
      throw error;
    }
  }

  /** @returns whether the answer had as many lines as the request */
  async #batch({ segments: jobs, text }: Batch<Job>): Promise<boolean> {
    const answer = await this.#send(text, jobs);
    const lines = unpack({ segments: jobs }, answer.text);
    if (lines === undefined) {
      this.#mixed++;
      await this.#halve(jobs);
      return false;
    }
    const culprits: [Job, string][] = [];
    const good: [Job, string][] = [];
    const swapped = swappedLines(
      jobs.map(({ text }) => text),
      lines,
      this.#options.request,
    );
    for (const [index, job] of jobs.entries()) {
      const line = lines[index] ?? '';
      const fits = !swapped.has(index) && isUsable(job, line);
      (fits ? good : culprits).push([job, line]);
    }
    if (swapped.size > 0 || areTagsOfNeighbours(culprits)) this.#mixed++;
    await this.#keep(good, answer.engine);
    for (const [job] of culprits) await this.#repair(job);
    return true;
  }

  async #halve(jobs: readonly Job[]): Promise<void> {
    if (this.#failuresInARow >= giveUpAfterSegments) return this.#giveUp(jobs);
    const middle = Math.ceil(jobs.length / 2);
    const rest = jobs.slice(middle);
    const isWhole = await this.#batch(batchOf(jobs.slice(0, middle)));
    // Then the culprit is in the rest: sending that as it is would only show it again.
    if (isWhole && rest.length > 1) return this.#halve(rest);
    await this.#batch(batchOf(rest));
  }

  async #repair(job: Job): Promise<void> {
    if (this.#failuresInARow >= giveUpAfterSegments) return this.#giveUp([job]);
    const again = await this.#send(job.text, [job]);
    const line = unpack({ segments: [job] }, again.text)?.[0] ?? '';
    if (isUsable(job, line)) return this.#keep([[job, line]], again.engine);
    const inPieces = job.segment.tags.length > 0 ? await this.#inPieces(job) : undefined;
    if (!inPieces) return this.#giveUp([job]);
    await this.#keep([[job, inPieces.target]], inPieces.engine, 'tags-lost');
  }

  /** Translates each run of text between the segment's tags separately, in one request. */
  async #inPieces(job: Job): Promise<{ target: string; engine: string } | undefined> {
    const { segment } = job;
    const parts = pieces(segment).map((text) => ({ text }));
    if (parts.length === 0) return undefined;
    const batch = batchOf(parts);
    const answer = await this.#send(batch.text, [job]);
    const lines = unpack(batch, answer.text);
    if (!lines?.every((line) => /[\p{L}\p{N}]/u.test(line))) return undefined;
    const target = joinPieces(segment, lines);
    return decodeSegment(segment, target).ok ? { target, engine: answer.engine } : undefined;
  }

  #giveUp(jobs: readonly Job[]): void {
    this.#failuresInARow += jobs.length;
    for (const { text } of jobs) this.#options.outcomes.set(text, 'unreadable');
  }

  async #send(text: string, jobs: readonly Job[]): Promise<{ text: string; engine: string }> {
    const { ports, request, terminology, ledger, stopBeforeDeadlineMs } = this.#options;
    if (this.#stopped !== undefined) throw this.#stopped;
    const remaining = ports.clock.remainingMs();
    if (remaining < stopBeforeDeadlineMs) throw new OutOfTime(remaining);
    const withTerms = terminology !== undefined && jobs.some(({ terms }) => terms.length > 0);
    await this.#count(text);
    try {
      const answer = await ports.engine.translate(text, withTerms ? { ...request, terminology } : request);
      // Amazon bills answers; a failed request costs nothing.
      ledger.sent(text);
      return answer;
    } catch (error) {
      const mayHaveAnswered = error instanceof Retryable && error.mayHaveAnswered;
      if (!mayHaveAnswered) await this.#options.sent.refund(codePoints(text));
      throw error;
    }
  }

  /** Counts before sending, so that the next attempt knows it if this function dies. */
  async #count(text: string): Promise<void> {
    const ceiling = this.#ceiling;
    if (await this.#options.sent.spend(codePoints(text), ceiling)) return;
    throw new LanguageFailure(
      'BudgetExceeded',
      `The engine's answers could not be used, and asking again would send more than the ${ceiling.toLocaleString('en-US')} characters that this language may send.`,
    );
  }

  async #keep(translated: readonly (readonly [Job, string])[], engine: string, warning?: 'tags-lost'): Promise<void> {
    const [first] = translated;
    if (!first) return;
    const { ports, request, slug, run, ledger, outcomes } = this.#options;
    const receipt = ledger.receipt(first[0].key);
    const entries = new Map<string, MemoryEntry>();
    for (const [job, target] of translated) {
      const entry = {
        source: job.text,
        target,
        sourceLanguage: request.source,
        targetLanguage: request.target,
        release: slug,
        engine,
        paidBy: run,
        characters: codePoints(job.text),
        receipt,
        ...(warning ? { warning } : {}),
      };
      entries.set(job.key, entry);
      outcomes.set(job.text, entry);
    }
    this.#failuresInARow = 0;
    await ports.memory.keep(entries);
  }
}

/** Whether an answer has its tags, and has them beside their words. */
function isUsable({ segment }: Job, line: string): boolean {
  return decodeSegment(segment, line).ok && !isPiledUp(segment, line);
}

/** Whether two neighbouring lines with wrong tags have each other's tags. */
function areTagsOfNeighbours(culprits: readonly (readonly [Job, string])[]): boolean {
  return culprits.slice(1).some(([job, line], index) => {
    const [before, its] = culprits[index] as [Job, string];
    return decodeSegment(job.segment, its).ok && decodeSegment(before.segment, line).ok;
  });
}
