import { expect } from 'vitest';
import type { Latest } from '../../../../contracts/manifest.ts';
import { allot } from '../../../../core/releases/revisions/allot.ts';
import type { Arrival, Registration } from '../../../../core/releases/revisions/arrival.ts';
import { commit } from '../../../../core/releases/revisions/commit.ts';
import { fail } from '../../../../core/releases/revisions/fail.ts';
import { register } from '../../../../core/releases/revisions/register.ts';
import type { Committed, Publication, Revision } from '../../../../core/releases/revisions/release-record.ts';
import { attachment, deletion, hour, languages, start, Table, upload, utc, written } from './arrivals.ts';

/** The steps of an attempt to publish; before each of them it may die. */
type Step = 'wait' | 'allot' | 'put' | 'commit' | 'move-latest' | 'remove' | 'over';

interface Attempt {
  revision: number;
  step: Step;
  /** How often its execution had been redriven. */
  redrive: number;
  publication?: Publication;
  /** What its commit said that readers see. */
  committed?: Committed;
}

/** What the source says, and each file of its folder. */
function whole(source: string, files: ReadonlyMap<string, string>): string {
  return JSON.stringify([source, ...[...files].sort(([a], [b]) => (a < b ? -1 : 1))]);
}

/** What the test knows of a revision by what it did itself, without asking the code under test. */
interface Known {
  content: string;
  heldUntil: number | undefined;
  spanishFails: boolean;
  /** `died`: its execution was stopped, before or after its commit. */
  died: boolean;
  /** How often its execution was redriven, and how often it had been when it last died. */
  redrives: number;
  diedInRedrive: number;
  publication?: Publication;
  /** Numbers that it gave up. */
  abandoned: number[];
  committed: boolean;
}

/**
 * One release with everything that happens to it: what is dropped and deleted, executions that
 * publish step by step, retries, second attempts at once, deaths. After every action it checks what
 * must always hold.
 */
export class ReleaseHouse {
  readonly table = new Table();
  readonly attempts: Attempt[] = [];
  readonly known = new Map<number, Known>();
  readonly deletions: number[] = [];
  /** Versions in the order of their commits. */
  readonly commits: { revision: number; version: number; spanishFails: boolean }[] = [];
  /** Revisions whose execution died, and of which a function may still run. */
  readonly #dead = new Set<number>();
  /** Versions whose objects are in the publish bucket. */
  readonly objects = new Set<number>();
  latest: Pick<Latest, 'version' | 'languages'> | undefined;
  now = start;
  /** The source and its files as the editors have them. */
  source: string | undefined;
  readonly files = new Map<string, string>();
  #sequence = 1;
  /** Whether an event of the source's key is remembered. */
  #isKeySeen = false;

  // What editors do.

  drop(content: string, given: 'unsaid' | 'none' | number, spanishFails: boolean): Registration['outcome'] {
    const until = typeof given === 'number' ? this.now.getTime() + given * hour : undefined;
    const embargo = until === undefined ? 'none' : utc(new Date(until));
    const metadata = given === 'unsaid' ? {} : { embargo };
    this.source = content;
    this.#isKeySeen = true;
    this.#sequence += 1;
    const { arrival } = written(content, { sequence: this.#sequence, metadata }, this.table.record, this.now);
    return this.#arrive(arrival, this.#expectedOf(whole(content, this.files), given, until), spanishFails);
  }

  /** A file of its folder is dropped, or deleted where it says nothing. */
  attach(name: string, says: string | undefined): void {
    if (says === undefined && !this.files.has(name)) return;
    if (says === undefined) this.files.delete(name);
    else this.files.set(name, says);
    this.#sequence += 1;
    const arrival =
      says === undefined
        ? deletion({ sequence: this.#sequence, key: `ferry.files/${name}` })
        : attachment(name, says, { sequence: this.#sequence });
    if (this.source !== undefined) {
      this.#arrive(arrival, this.#expectedOf(whole(this.source, this.files), 'unsaid', undefined), false);
      return;
    }
    const result = register(this.table.record, arrival, this.now);
    if (result.outcome !== 'registered') throw new Error(`without a source a file was ${result.outcome}`);
    expect(result.revision.state).toBe(this.files.size > 0 ? 'held' : 'withdrawn');
    this.table.write(result.record, result.revision);
    if (this.files.size > 0) this.known.set(result.revision.number, unpublished('', undefined, false));
    this.#checked();
  }

  #arrive(
    arrival: Arrival,
    expected: { content: string; heldUntil: number | undefined; unchanged: boolean },
    spanishFails: boolean,
  ): Registration['outcome'] {
    const current = this.table.record;
    const result = register(current, arrival, this.now);

    expect(result.outcome).toBe(expected.unchanged ? 'unchanged' : 'registered');
    if (result.outcome === 'unchanged') {
      const { tick, sequencers, attachments, source, ...rest } = result.record;
      const { attachments: _, source: before, ...same } = this.#withoutSequencers();
      expect(rest).toEqual(same);
      expect(source).toMatchObject({ upload: before?.upload, fingerprint: before?.fingerprint });
      this.table.write(result.record);
    } else if (result.outcome === 'registered') {
      expect(result.revision.number).toBe((current?.newest.number ?? 0) + 1);
      expect(result.revision.publication).toBeUndefined();
      expect(result.record.committed).toEqual(current?.committed);
      expect(result.record.lastVersion).toBe(current?.lastVersion ?? 0);
      this.table.write(result.record, result.revision);
      this.#begin(result.revision, unpublished(expected.content, expected.heldUntil, spanishFails));
    }
    return this.#checked(result.outcome);
  }

  /** An event that lingered: older than what is known. */
  dropLate(content: string): void {
    const result = register(this.table.record, upload(content, { sequence: 0 }), this.now);
    if (this.#isKeySeen) expect(result).toEqual({ outcome: 'superseded' });
  }

  delete(): void {
    this.#sequence += 1;
    this.#isKeySeen ||= this.table.record !== undefined;
    const result = register(this.table.record, deletion({ sequence: this.#sequence }), this.now);
    if (result.outcome === 'superseded' && this.source === undefined && result.record !== undefined) {
      this.table.write(result.record); // only files are there, and they wait on
      return;
    }
    if (result.outcome !== 'registered') throw new Error(`a deletion was ${result.outcome}`);
    this.table.write(result.record, result.revision);
    this.source = undefined;
    this.deletions.push(result.revision.number);
    this.#checked();
  }

  pass(hours: number): void {
    this.now = new Date(this.now.getTime() + hours * hour);
  }

  // What executions do.

  step(attempt: Attempt): void {
    const { revision } = attempt;
    const known = this.#of(revision);
    const record = this.table.current();
    switch (attempt.step) {
      case 'wait':
        if ((known.heldUntil ?? 0) <= this.now.getTime()) attempt.step = 'allot';
        break;
      case 'allot': {
        const stored = this.table.revision(revision);
        const result = allot(record, stored, { correction: false, now: this.now, redrive: attempt.redrive });
        if (result.outcome === 'allotted') {
          if (stored.publication === undefined) this.table.write(result.record, result.revision);
          attempt.publication = result.revision.publication;
          known.publication ??= attempt.publication;
          expect(attempt.publication).toEqual(known.publication); // a retry writes the same bytes
        } else if (result.outcome === 'died') {
          expect(isDead(attempt, known)).toBe(true);
        } else {
          expect(record.newest.number).toBeGreaterThan(revision);
          expect(result.outcome).toBe(this.#wasWithdrawn(revision) ? 'withdrawn' : 'superseded');
        }
        attempt.step = result.outcome === 'allotted' ? 'put' : 'over';
        break;
      }
      case 'put':
        this.objects.add(versionOf(attempt));
        attempt.step = 'commit';
        break;
      case 'commit':
        attempt.step = this.#commit(attempt, known) ? 'move-latest' : 'remove';
        break;
      case 'move-latest': {
        const { committed } = attempt;
        if (committed !== undefined && committed.version > (this.latest?.version ?? 0)) this.latest = committed;
        attempt.step = 'over';
        break;
      }
      case 'remove': {
        const { version } = attempt.publication ?? {};
        this.objects.delete(versionOf(attempt));
        const isRetried = known.abandoned.some((number) => number === version) && !isDead(attempt, known);
        if (isRetried) this.retry(attempt);
        else attempt.step = 'over';
        break;
      }
      case 'over':
        this.attempts.splice(this.attempts.indexOf(attempt), 1);
    }
    this.#checked();
  }

  /** The function is killed; Step Functions runs the task again from its beginning, if the execution is alive. */
  retry(attempt: Attempt): void {
    if (attempt.step === 'wait') return;
    if (isDead(attempt, this.#of(attempt.revision))) {
      this.attempts.splice(this.attempts.indexOf(attempt), 1);
      return;
    }
    attempt.step = 'allot';
    delete attempt.publication;
    delete attempt.committed;
  }

  /** The connection to the function is lost, the function itself is not: two attempts at once. */
  double(attempt: Attempt): void {
    const { revision, redrive } = attempt;
    if (attempt.step !== 'wait' && !isDead(attempt, this.#of(revision)))
      this.attempts.push({ revision, step: 'allot', redrive });
  }

  /** The execution ends for good, and its functions with it. */
  abort(attempt: Attempt): void {
    this.stop(attempt);
    for (const each of this.attempts.filter((one) => isDead(one, this.#of(one.revision))))
      this.attempts.splice(this.attempts.indexOf(each), 1);
  }

  /** Somebody stops the execution, which does not stop its functions. */
  stop({ revision }: Attempt): void {
    const known = this.#of(revision);
    for (const waiting of this.attempts.filter((each) => each.revision === revision && each.step === 'wait'))
      this.attempts.splice(this.attempts.indexOf(waiting), 1);
    known.died = true;
    known.diedInRedrive = known.redrives;
    if (!known.committed && known.publication !== undefined) {
      known.abandoned.push(known.publication.version);
      delete known.publication;
    }
    this.#dead.add(revision);
    this.#sweep(revision);
    this.#checked();
  }

  /** What report-dead-execution and Withdraw do when an execution died: at once, and when none of its functions runs. */
  #sweep(revision: number): void {
    const stored = this.table.revisions.get(revision);
    const result = stored && fail(this.table.current(), stored, this.#of(revision).diedInRedrive);
    if (result !== undefined) this.table.write(result.record, result.revision);
    for (const number of this.table.revisions.get(revision)?.abandoned ?? []) this.objects.delete(number);
  }

  redrive(revision: number): void {
    const known = this.#of(revision);
    if (!known.died || known.redrives > known.diedInRedrive) return;
    known.redrives += 1;
    this.attempts.push({ revision, step: 'wait', redrive: known.redrives });
  }

  /** Time passes until nothing is left to do. */
  finish(): void {
    this.pass(10_000);
    for (let attempt = this.attempts[0]; attempt !== undefined; attempt = this.attempts[0]) this.step(attempt);
    for (const revision of this.#dead) this.#sweep(revision);
    this.#dead.clear();
    this.#checked();
  }

  #begin({ number: revision, embargo }: Revision, known: Known): void {
    expect(embargo && Date.parse(embargo)).toBe(known.heldUntil);
    this.known.set(revision, known);
    this.attempts.push({ revision, step: 'wait', redrive: 0 });
  }

  #commit(attempt: Attempt, known: Known): boolean {
    const { revision, publication } = attempt;
    const stored = this.table.revision(revision);
    const last = this.commits.at(-1);
    const version = versionOf(attempt);
    const result = commit(this.table.current(), stored, { version, languages: languages(known.spanishFails) });
    if (known.abandoned.includes(version)) {
      expect(result.outcome).toBe('abandoned');
      return false;
    }
    if (known.committed) {
      if (result.outcome !== 'committed') throw new Error(`what was committed is now ${result.outcome}`);
      expect(result.record).toBe(this.table.current());
      attempt.committed = result.committed;
      return true;
    }
    if (result.outcome !== 'committed') {
      expect(result.outcome).toBe(this.#wasWithdrawn(revision) ? 'withdrawn' : 'superseded');
      return false;
    }
    expect(this.#wasWithdrawn(revision)).toBe(false);
    expect(publication?.previousVersion).toBe(last?.version);
    expect(publication?.change).toBe(this.#changeOf(known, last?.revision));
    this.table.write(result.record, result.revision);
    this.commits.push({ revision, version: publication?.version ?? 0, spanishFails: known.spanishFails });
    attempt.committed = result.committed;
    known.committed = true;
    known.died = false;
    expect(isDead(attempt, known)).toBe(false);
    return true;
  }

  // What must be.

  #expectedOf(content: string, given: 'unsaid' | 'none' | number, until: number | undefined) {
    const { newest } = this.table.record ?? {};
    const before = newest === undefined ? undefined : this.known.get(newest.number);
    const stillHeld = before && (before.heldUntil ?? 0) > this.now.getTime() ? before.heldUntil : undefined;
    // Forgetting the line never publishes what is held.
    const heldUntil = given === 'unsaid' && !before?.committed ? stillHeld : until;
    if (before === undefined || before.content !== content || before.died)
      return { content, heldUntil, unchanged: false };
    if (before.committed) return { content, heldUntil, unchanged: !before.spanishFails && heldUntil === undefined };
    return { content, heldUntil, unchanged: heldUntil === stillHeld };
  }

  #changeOf({ content }: Known, last: number | undefined): string {
    if (last === undefined) return 'first';
    const before = this.#of(last);
    return before.content === content && before.spanishFails ? 'repair' : 'update';
  }

  #checked<T>(result?: T): T {
    const { record } = this.table;
    const files = Object.entries(record?.attachments ?? {}).map(([name, { etag }]) => [name, etag]);
    expect(Object.fromEntries(files)).toEqual(Object.fromEntries(this.files));
    if (record !== undefined) {
      const committed = this.commits.at(-1);
      expect(record.committed?.version).toBe(committed?.version);
      expect(record.committed?.revision).toBe(committed?.revision);
      for (const [index, each] of this.commits.entries()) {
        const earlier = this.commits[index - 1];
        expect(each.version).toBeGreaterThan(earlier?.version ?? 0);
        expect(each.revision).toBeGreaterThan(earlier?.revision ?? 0);
        expect(this.objects).toContain(each.version); // what is public stays
      }
      const numbers = [...this.known.values()].flatMap(({ publication, abandoned }) => [
        ...(publication === undefined ? [] : [publication.version]),
        ...abandoned,
      ]);
      expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: record.lastVersion }, (_, i) => i + 1));
      for (const { heldUntil, publication } of this.known.values())
        if ((heldUntil ?? 0) > this.now.getTime()) expect(publication).toBeUndefined();
      expect(record.committed?.languages['es']).toEqual(this.#spanish());
      if (this.latest !== undefined) expect(this.latest.version).toBeLessThanOrEqual(committed?.version ?? 0);
    }
    return result as T;
  }

  /** The newest version that readers have in Spanish. */
  #spanish() {
    const last = this.commits.at(-1);
    if (last === undefined) return undefined;
    // A withdrawal in between took the older text away.
    const isThere = (revision: number) => !this.deletions.some((gone) => gone > revision && gone < last.revision);
    const version = this.commits.findLast(({ spanishFails, revision }) => !spanishFails && isThere(revision))?.version;
    if (!last.spanishFails) return { version, status: 'published' };
    return version === undefined ? { status: 'failed' } : { version, status: 'stale' };
  }

  #wasWithdrawn(revision: number): boolean {
    return this.deletions.some((deleted) => deleted > revision);
  }

  #withoutSequencers() {
    const { tick, sequencers, ...rest } = this.table.current();
    return rest;
  }

  #of(revision: number): Known {
    const found = this.known.get(revision);
    if (found === undefined) throw new Error(`revision ${revision} was never registered`);
    return found;
  }
}

function unpublished(content: string, heldUntil: number | undefined, spanishFails: boolean): Known {
  const alive = { died: false, redrives: 0, diedInRedrive: -1 };
  return { content, heldUntil, spanishFails, ...alive, abandoned: [], committed: false };
}

/** Whether the attempt is of an execution that ended: its function may still run. */
function isDead({ redrive }: Attempt, { diedInRedrive }: Known): boolean {
  return redrive <= diedInRedrive;
}

function versionOf({ publication }: Attempt): number {
  if (publication === undefined) throw new Error('no version was allotted');
  return publication.version;
}
