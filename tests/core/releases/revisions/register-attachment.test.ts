import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maxAttachments } from '../../../../contracts/limits.ts';
import { allot } from '../../../../core/releases/revisions/allot.ts';
import type { Arrival, Registration } from '../../../../core/releases/revisions/arrival.ts';
import { commit } from '../../../../core/releases/revisions/commit.ts';
import { register } from '../../../../core/releases/revisions/register.ts';
import { runs } from '../../../support/runs.ts';
import { rejection } from '../../rejection.ts';
import { attachment, deletion, hoursLater, languages, start, Table, translation, upload, utc } from './arrivals.ts';

class House {
  readonly table = new Table();

  arrive(arrival: Arrival, now = start): Registration {
    const result = register(this.table.record, arrival, now);
    if (result.outcome === 'registered') this.table.write(result.record, result.revision);
    else if (result.record !== undefined) this.table.write(result.record);
    return result;
  }

  publish(correction = false): { version: number; change: string } {
    const { newest } = this.table.current();
    const allotted = allot(this.table.current(), newest, { correction, now: start });
    if (allotted.outcome !== 'allotted') throw new Error(allotted.outcome);
    this.table.write(allotted.record, allotted.revision);
    const { version } = allotted.revision.publication;
    const done = commit(this.table.current(), allotted.revision, { version, languages: languages() });
    if (done.outcome !== 'committed') throw new Error(done.outcome);
    this.table.write(done.record, done.revision);
    return allotted.revision.publication;
  }
}

const published = (...arrivals: Arrival[]) => {
  const house = new House();
  for (const arrival of arrivals) house.arrive(arrival);
  house.publish();
  return house;
};

const keys = ({ revision }: { revision: { also?: { key: string }[] } }) => revision.also?.map(({ key }) => key);

describe('an attachment', () => {
  test('that is here before its source waits, and its report with it', () => {
    const house = new House();
    const early = house.arrive(attachment('a.png', 'x', { sequence: 1 }));
    expect(early).toMatchObject({ revision: { kind: 'attachment', state: 'held', hold: { code: 'SourceMissing' } } });
    house.arrive(attachment('b.png', 'y', { sequence: 2 }));
    const result = house.arrive(upload('A', { sequence: 3 }));
    expect(result).toMatchObject({ revision: { kind: 'upload', state: 'under-way', sourceFingerprint: 'A' } });
    expect(keys(result as never)?.toSorted()).toEqual(['ferry.files/a.png', 'ferry.files/b.png']);
    expect(house.publish()).toMatchObject({ version: 1, change: 'first' });
    expect(house.arrive(upload('A', { sequence: 4 })).outcome).toBe('unchanged');
  });

  test('that comes after makes the next version, an update; the same again changes nothing', () => {
    const house = published(upload('A', { sequence: 1 }));
    expect(house.arrive(attachment('a.png', 'x', { sequence: 2 }))).toMatchObject({
      revision: { kind: 'attachment', sourceFingerprint: 'A' },
    });
    expect(house.publish()).toMatchObject({ version: 2, change: 'update' });
    expect(house.arrive(attachment('a.png', 'x', { sequence: 3 })).outcome).toBe('unchanged');
    expect(house.arrive(attachment('a.png', 'y', { sequence: 4 })).outcome).toBe('registered');
    expect(house.publish()).toMatchObject({ version: 3, change: 'update' });
  });

  test('is an update of a text that was a correction, and no correction of its own', () => {
    const house = published(upload('A', { sequence: 1 }));
    house.arrive(upload('B', { sequence: 2 }));
    house.arrive(attachment('a.png', 'x', { sequence: 3 }));
    expect(house.publish(true)).toMatchObject({ change: 'correction' });
    house.arrive(attachment('a.png', 'y', { sequence: 4 }));
    expect(house.publish(true)).toMatchObject({ change: 'update' });
    house.arrive(translation('fr', { sequence: 5, translates: 2 }));
    expect(house.publish(true)).toMatchObject({ change: 'translation' });
  });

  test('that is deleted is gone alone', () => {
    const house = published(upload('A', { sequence: 1 }), attachment('a.png', 'x', { sequence: 2 }));
    const result = house.arrive(deletion({ sequence: 3, key: 'ferry.files/a.png' }));
    expect(result).toMatchObject({ outcome: 'registered', revision: { kind: 'attachment', fingerprint: 'A' } });
    expect(house.table.current()).not.toHaveProperty('attachments');
    expect(house.table.current()).not.toHaveProperty('withdrawn');
    expect(house.publish()).toMatchObject({ change: 'update' });
  });

  test.each([
    ['attachment', attachment('a.png', 'x', { sequence: 2 }), 'ferry.files/a.png'],
    ['translation', translation('fr', { sequence: 2, translates: 1 }), 'ferry.fr.md'],
  ])('deleting an %s twice does not withdraw the release', (_, arrival, key) => {
    const house = published(upload('A', { sequence: 1 }), arrival);
    house.arrive(deletion({ sequence: 3, key }));
    expect(house.arrive(deletion({ sequence: 4, key })).outcome).toBe('superseded');
    expect(house.table.current()).toMatchObject({ source: { fingerprint: 'A' } });
    expect(house.table.current()).not.toHaveProperty('withdrawn');
  });

  test.each([
    ['attachment', attachment('b.png', 'y', { sequence: 2 })],
    ['translation', translation('fr', { sequence: 2 })],
  ])('deleted before its source leaves the %s that waits beside it waiting', (_, other) => {
    const house = new House();
    house.arrive(attachment('a.png', 'x', { sequence: 1 }));
    house.arrive(other);
    const gone = house.arrive(deletion({ sequence: 3, key: 'ferry.files/a.png' }));
    expect(gone).toMatchObject({ revision: { state: 'held', hold: { code: 'SourceMissing' } } });
    const result = house.arrive(upload('A', { sequence: 4 }));
    expect(keys(result as never)).toEqual([other.upload.key]);
  });

  test('outruns no embargo, and its source waits with it', () => {
    const house = new House();
    const until = utc(hoursLater(5));
    house.arrive(upload('A', { sequence: 1, embargo: until }));
    expect(house.arrive(attachment('a.png', 'x', { sequence: 2 }))).toMatchObject({
      revision: { embargo: until, state: 'under-way', also: [{ key: 'ferry.md' }] },
    });
  });

  test('stays when the source changes, and is there again when a deleted one comes back', () => {
    const house = published(upload('A', { sequence: 1 }), attachment('a.png', 'x', { sequence: 2 }));
    expect(house.arrive(upload('B', { sequence: 3 }))).toMatchObject({ record: { attachments: { 'a.png': {} } } });
    house.arrive(deletion({ sequence: 4 }));
    expect(house.arrive(upload('C', { sequence: 5 }))).toMatchObject({ record: { attachments: { 'a.png': {} } } });
  });

  test('beyond the limits is refused, and those that are there stay', () => {
    const house = published(upload('A', { sequence: 1 }));
    for (let one = 0; one < maxAttachments; one++) house.arrive(attachment(`${one}.png`, 'x', { sequence: 2 + one }));
    const { code, message } = rejection(() => house.arrive(attachment('more.png', 'x', { sequence: 999 })));
    expect(code).toBe('TooManyAttachments');
    expect(message).toContain(String(maxAttachments));
    expect(house.arrive(attachment('0.png', 'y', { sequence: 1000 })).outcome).toBe('registered');
    const large = attachment('1.png', 'y', { sequence: 1001 });
    if (large.content.kind === 'attachment') large.content.attachment.bytes = 2 ** 31;
    expect(rejection(() => house.arrive(large)).code).toBe('TooManyAttachments');
  });

  test('many that are dropped at once: the newest revision has them all, and every report waits for it', () => {
    const house = new House();
    house.arrive(upload('A', { sequence: 1 }));
    for (let one = 2; one < 12; one++) house.arrive(attachment(`${one}.png`, 'x', { sequence: one }));
    const { newest, attachments, lastVersion } = house.table.current();
    expect(newest).toMatchObject({ number: 11, state: 'under-way' });
    expect(newest.also).toHaveLength(10);
    expect(Object.keys(attachments ?? {})).toHaveLength(10);
    expect(lastVersion).toBe(0);
    expect(house.publish()).toMatchObject({ version: 1 });
  });
});

const names = ['a.png', 'b.png', 'b.fr.png'];
const event = fc.oneof(
  fc.record({ key: fc.constant('ferry.md'), says: fc.constantFrom('A', 'B') }),
  fc.record({ key: fc.constantFrom(...names), says: fc.option(fc.constantFrom('x', 'y'), { nil: undefined }) }),
);

test('in whichever order events come, and however often, the newest of each file is what counts', () => {
  const drawn = fc
    .array(event, { minLength: 1, maxLength: 12 })
    .map((events) =>
      events.map(({ key, says }, index) => ({ key, says: says && `${says} ${index}`, sequence: index + 1 })),
    )
    .chain((events) =>
      fc.tuple(fc.constant(events), fc.shuffledSubarray([...events, ...events], { minLength: 2 * events.length })),
    );
  fc.assert(
    fc.property(drawn, ([events, delivered]) => {
      const house = new House();
      for (const { key, says, sequence } of delivered) {
        if (key === 'ferry.md') house.arrive(upload(says ?? '', { sequence }));
        else if (says === undefined) house.arrive(deletion({ sequence, key: `ferry.files/${key}` }));
        else house.arrive(attachment(key, says, { sequence }));
      }
      const last = (key: string) => events.findLast((one) => one.key === key);
      const { source, attachments = {}, newest, withdrawn } = house.table.current();
      const source_ = last('ferry.md');
      expect(source?.fingerprint).toBe(source_?.says);
      for (const name of names) expect(attachments[name]?.etag).toBe(last(name)?.says);
      if (source === undefined) return;
      expect(withdrawn ?? 0).toBeLessThan(newest.number);
      // Every file that waits is named by the revision that will be published.
      const waiting = [newest.upload, ...(newest.also ?? [])].map(({ key, versionId }) => `${key} ${versionId}`);
      for (const { upload: one } of [source, ...Object.values(attachments)]) {
        expect(waiting.filter((each) => each === `${one.key} ${one.versionId}`)).toHaveLength(1);
      }
    }),
    { numRuns: runs(500) },
  );
});
