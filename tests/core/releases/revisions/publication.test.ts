import { describe, expect, test } from 'vitest';
import type { LanguageEntry } from '../../../../contracts/manifest.ts';
import { allot } from '../../../../core/releases/revisions/allot.ts';
import type { Arrival } from '../../../../core/releases/revisions/arrival.ts';
import { commit } from '../../../../core/releases/revisions/commit.ts';
import { fail } from '../../../../core/releases/revisions/fail.ts';
import { register } from '../../../../core/releases/revisions/register.ts';
import { attachment, deletion, languages, start, Table, translation, upload } from './arrivals.ts';

/** A table, and what ingest and publish do with it. */
class Release extends Table {
  #sequence = 0;

  drop(content: string): number {
    this.#sequence += 1;
    const result = register(this.record, upload(content, { sequence: this.#sequence }), start);
    if (result.outcome !== 'registered') throw new Error(result.outcome);
    this.write(result.record, result.revision);
    return result.revision.number;
  }

  delete(): void {
    this.#sequence += 1;
    const result = register(this.record, deletion({ sequence: this.#sequence }), start);
    if (result.outcome === 'registered') this.write(result.record, result.revision);
  }

  allot(revision: number, { correction = false, now = start, redrive = 0 } = {}) {
    const before = this.revision(revision);
    const result = allot(this.current(), before, { correction, now, redrive });
    if (result.outcome !== 'allotted') return result.outcome;
    if (before.publication === undefined) this.write(result.record, result.revision);
    return result.revision.publication;
  }

  /** @param version that the attempt put; by default the one that the revision has. */
  commit(revision: number, spanishFails = false, version = this.revision(revision).publication?.version ?? 0) {
    const record = this.current();
    const result = commit(record, this.revision(revision), { version, languages: languages(spanishFails) });
    if (result.outcome !== 'committed') return result.outcome;
    if (result.record !== record) this.write(result.record, result.revision);
    return result.committed;
  }

  publish(content: string, spanishFails = false): number {
    const revision = this.drop(content);
    this.allot(revision);
    this.commit(revision, spanishFails);
    return revision;
  }

  die(revision: number, redrive = 0): void {
    const stored = this.revisions.get(revision);
    const result = stored && fail(this.current(), stored, redrive);
    if (result !== undefined) this.write(result.record, result.revision);
  }
}

describe('version numbers', () => {
  test('A, then B, then A again: three versions, each naming the one before', () => {
    const release = new Release();
    const revisions = ['A', 'B', 'A'].map((content) => release.publish(content));
    expect(revisions.map((revision) => release.revisions.get(revision)?.publication)).toEqual([
      { version: 1, publishedAt: '2026-10-01T12:00:00Z', change: 'first' },
      { version: 2, publishedAt: '2026-10-01T12:00:00Z', change: 'update', previousVersion: 1 },
      { version: 3, publishedAt: '2026-10-01T12:00:00Z', change: 'update', previousVersion: 2 },
    ]);
    expect(release.current().committed).toMatchObject({ version: 3, revision: 3, fingerprint: 'A', complete: true });
  });

  test('a retry has the same number and the same time, to the byte', () => {
    const release = new Release();
    const revision = release.drop('A');
    const first = release.allot(revision, { now: new Date('2026-10-01T12:00:00.987Z') });
    expect(first).toEqual({ version: 1, publishedAt: '2026-10-01T12:00:00Z', change: 'first' });
    expect(release.allot(revision, { now: new Date('2026-10-02T00:00:00Z'), correction: true })).toEqual(first);
    release.commit(revision);
    expect(release.allot(revision)).toEqual(first);
    expect(release.current()).toMatchObject({ lastVersion: 1, tick: 3 });
  });

  test('what is no longer the newest when its turn comes gets none', () => {
    const release = new Release();
    const [first, second] = [release.drop('A'), release.drop('B')];
    expect(release.allot(first)).toBe('superseded');
    expect(release.allot(second)).toMatchObject({ version: 1, change: 'first' });
  });

  test('what was withdrawn gets none, also after a newer upload', () => {
    const release = new Release();
    const first = release.drop('A');
    release.delete();
    expect(release.allot(first)).toBe('withdrawn');
    const third = release.drop('B');
    expect(release.allot(first)).toBe('withdrawn');
    expect(release.allot(third)).toMatchObject({ version: 1 });
  });

  test('the number of what was refused stays unused', () => {
    const release = new Release();
    release.publish('A');
    const second = release.drop('B');
    release.allot(second);
    release.delete();
    expect(release.commit(second)).toBe('withdrawn');
    release.publish('C');
    expect(release.current().committed).toMatchObject({ version: 3 });
    expect(release.revision(4).publication).toMatchObject({ version: 3, previousVersion: 1 });
  });
});

describe('what a version changes', () => {
  test('a correction says so', () => {
    const release = new Release();
    release.publish('A');
    expect(release.allot(release.drop('B'), { correction: true })).toMatchObject({ change: 'correction' });
  });

  test('the first is the first, whatever the option says', () => {
    const release = new Release();
    expect(release.allot(release.drop('A'), { correction: true })).toMatchObject({ change: 'first' });
  });

  test('the same file after a language failed is a repair, another file an update', () => {
    const release = new Release();
    release.publish('A', true);
    expect(release.current()).toMatchObject({ newest: { state: 'partial' }, committed: { complete: false } });
    expect(release.allot(release.drop('A'), { correction: true })).toMatchObject({ version: 2, change: 'repair' });
    const other = new Release();
    other.publish('A', true);
    expect(other.allot(other.drop('B'))).toMatchObject({ version: 2, change: 'update' });
  });

  test('a language that failed keeps its last version, as stale', () => {
    const release = new Release();
    const spanish = () => release.current().committed?.languages['es'];
    release.publish('A', true);
    expect(spanish()).toEqual({ status: 'failed' });
    release.publish('A');
    expect(spanish()).toEqual({ status: 'published', version: 2 });
    release.publish('B', true);
    release.publish('C', true);
    expect(spanish()).toEqual({ status: 'stale', version: 2 });
    expect(release.current().committed?.languages['fr']).toEqual({ status: 'published', version: 4 });
  });
});

describe('a language that awaits its review', () => {
  const waits: Record<string, LanguageEntry> = { ...languages(), fr: { status: 'awaiting-review' } };
  const drop = (release: Release, arrival: Arrival, published: Record<string, LanguageEntry>) => {
    const made = register(release.record, arrival, start);
    if (made.outcome !== 'registered') return made;
    release.write(made.record, made.revision);
    release.allot(made.revision.number);
    const revision = release.revision(made.revision.number);
    const version = revision.publication?.version ?? 0;
    const done = commit(release.current(), revision, { version, languages: published });
    if (done.outcome === 'committed') release.write(done.record, done.revision);
    return made;
  };

  test('leaves the revision published: the same file again changes nothing', () => {
    const release = new Release();
    drop(release, upload('A', { sequence: 1 }), waits);
    expect(release.current()).toMatchObject({
      newest: { state: 'published' },
      committed: { complete: true, awaitsReview: true, languages: { fr: { status: 'awaiting-review' } } },
    });
    expect(register(release.current(), upload('A', { sequence: 2 }), start).outcome).toBe('unchanged');
  });

  test('keeps the reports of what it was dropped with open, until the review has come', () => {
    const release = new Release();
    const source = upload('A', { sequence: 1 });
    const chart = attachment('chart.png', 'x', { sequence: 2 });
    const french = translation('fr', { sequence: 3 });
    drop(release, source, waits);
    expect(drop(release, chart, waits)).toMatchObject({ revision: { also: [source.upload] } });
    expect(drop(release, french, languages())).toMatchObject({ revision: { also: [chart.upload, source.upload] } });
    expect(release.current().committed).not.toHaveProperty('awaitsReview');
    const spanish = drop(release, translation('es', { sequence: 4 }), languages());
    expect(spanish).not.toHaveProperty('revision.also');
  });
});

describe('the commit', () => {
  test('is refused to a version once a newer one has its number', () => {
    const release = new Release();
    const first = release.drop('A');
    release.allot(first);
    const second = release.drop('B');
    release.allot(second);
    expect(release.commit(first)).toBe('superseded');
    expect(release.commit(second)).toMatchObject({ version: 2 });
    expect(release.commit(first)).toBe('superseded');
  });

  test('is not refused only because a newer upload is on its way', () => {
    const release = new Release();
    const first = release.drop('A');
    release.allot(first);
    release.drop('B');
    expect(release.commit(first)).toMatchObject({ version: 1 });
    expect(release.current().newest).toMatchObject({ number: 2, state: 'under-way' });
  });

  test('of a retry holds, and changes nothing', () => {
    const release = new Release();
    const first = release.publish('A');
    const before = release.current();
    expect(release.commit(first)).toBe(before.committed);
    expect(release.current()).toBe(before);
  });

  test('of a retry after newer versions and a deletion holds: its objects are public', () => {
    const release = new Release();
    const first = release.publish('A');
    const second = release.publish('B');
    expect(release.commit(first)).toMatchObject({ version: 2 }); // what readers see now
    release.delete();
    expect(release.commit(first)).toMatchObject({ version: 2 });
    expect(release.commit(second)).toMatchObject({ version: 2 });
    release.publish('C');
    expect(release.commit(first)).toMatchObject({ version: 3 });
  });

  test('is refused to a number that the revision does not have', () => {
    const release = new Release();
    const first = release.drop('A');
    expect(release.commit(first)).toBe('abandoned');
    release.allot(first);
    expect(release.commit(first, false, 2)).toBe('abandoned');
  });
});

describe('an execution that dies', () => {
  test('lets the same file be dropped again, as a revision of its own', () => {
    const release = new Release();
    const first = release.drop('A');
    release.allot(first);
    release.die(first);
    expect(release.current().newest).toMatchObject({ state: 'failed', died: true });
    const second = release.drop('A');
    expect(release.allot(second)).toMatchObject({ version: 2, change: 'first' });
    expect(release.commit(second)).toMatchObject({ version: 2 });
    expect(release.allot(first, { redrive: 1 })).toBe('superseded'); // redriven in vain
    expect(release.commit(first, false, 1)).toBe('abandoned');
  });

  test('goes on under another number when it is redriven: what was put under the first is removed', () => {
    const release = new Release();
    const first = release.drop('A');
    release.allot(first);
    release.die(first);
    expect(release.revision(first)).toMatchObject({ abandoned: [1] });
    expect(release.allot(first)).toBe('died'); // a function that still runs
    expect(release.allot(first, { redrive: 1 })).toMatchObject({ version: 2 });
    expect(release.commit(first, false, 1)).toBe('abandoned');
    expect(release.commit(first)).toMatchObject({ version: 2 });
    expect(release.commit(first, false, 1)).toBe('abandoned');
    expect(release.current().newest.state).toBe('published');
    expect(release.current().newest).not.toHaveProperty('died');
  });

  test('again when it is redriven gives up that number too, once', () => {
    const release = new Release();
    const first = release.drop('A');
    release.allot(first);
    release.die(first);
    release.allot(first, { redrive: 1 });
    release.die(first); // the news of the first death, once more
    expect(release.revision(first)).toMatchObject({ publication: { version: 2 }, abandoned: [1] });
    release.die(first, 1);
    expect(release.revision(first)).toMatchObject({ diedInRedrive: 1, abandoned: [1, 2] });
    expect(release.revision(first)).not.toHaveProperty('publication');
  });

  test('before its function asked for a number leaves it none', () => {
    const release = new Release();
    const first = release.drop('A');
    release.die(first);
    expect(release.allot(first)).toBe('died');
    expect(release.current().lastVersion).toBe(0);
  });

  test('after its commit leaves the version public, and the file can be dropped again', () => {
    const release = new Release();
    const first = release.publish('A');
    release.die(first);
    expect(release.current()).toMatchObject({ committed: { version: 1 }, newest: { state: 'published', died: true } });
    expect(release.drop('A')).toBe(2);
  });

  test('is marked once, and leaves a newer revision alone', () => {
    const release = new Release();
    const first = release.drop('A');
    const second = release.drop('B');
    release.die(first);
    const after = release.current();
    expect(after.newest).toMatchObject({ number: second, state: 'under-way' });
    release.die(first);
    expect(release.current()).toBe(after);
  });

  test('is no concern of a deletion', () => {
    const release = new Release();
    release.drop('A');
    release.delete();
    const after = release.current();
    release.die(2);
    expect(release.current()).toBe(after);
  });
});
