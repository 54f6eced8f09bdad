import { createHash, createPublicKey, randomUUID, verify } from 'node:crypto';
import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { beforeAll, describe, expect, test } from 'vitest';
import type { DynamoDBDocumentClient, S3Client } from '../../aws/clients.ts';
import { allItems, batchDelete } from '../../aws/dynamodb/batches.ts';
import { keysOf } from '../../aws/s3/object-store.ts';
import { uploadAgain } from '../../aws/s3/upload-again.ts';
import { filesIn } from '../../aws/s3/upload-listing.ts';
import { versionsIn } from '../../aws/s3/versions.ts';
import type { PublicVersion } from '../../contracts/site.ts';
import { loggedOf } from '../../core/publication/site/catalogue.ts';
import { noCounters, takePlace } from '../../core/publication/site/places.ts';
import type { ReleaseRecord } from '../../core/releases/revisions/release-record.ts';
import type { BroughtRecord } from '../../core/translation/memory/brought.ts';
import type { HumanEntry, MemoryEntry } from '../../core/translation/memory/entries.ts';
import type { Places, Services } from '../support/services.ts';

export interface PortsUnderTest {
  services: Services;
  clients: { s3: S3Client; dynamo: DynamoDBDocumentClient };
  places: Places;
}

/** What functions rely on from every port, of the in-memory cloud and of the local one alike. */
export function portsHold(connect: () => Promise<PortsUnderTest>): void {
  let services: Services;
  let clients: PortsUnderTest['clients'];
  let places: Places;
  beforeAll(async () => {
    ({ services, clients, places } = await connect());
  });
  /** A name that no other test has: the places are shared. */
  const fresh = (what: string) => `${what}-${randomUUID().slice(0, 8)}`;
  const object = (key: string, body = 'the bytes', mark: Record<string, string> = {}) => ({
    key,
    body,
    contentType: 'text/plain; charset=utf-8',
    mark,
  });
  const at = new Date('2026-11-24T12:00:00Z');

  describe('a signer', () => {
    test('signs the same bytes the same way, with the key whose public half it gives', async () => {
      const message = Buffer.from('ü'.repeat(2048));
      const signature = await services.signer.sign(message);
      expect(Buffer.from(await services.signer.sign(message))).toEqual(Buffer.from(signature));
      const publicKey = Buffer.from(await services.signer.publicKey());
      const key = createPublicKey({ key: publicKey, format: 'der', type: 'spki' });
      expect(key.asymmetricKeyType).toBe('ed25519');
      expect(verify(null, message, key, signature)).toBe(true);
      expect(verify(null, Buffer.from('other'), key, signature)).toBe(false);
    });

    test('refuses more than 4,096 bytes, and none', async () => {
      await expect(services.signer.sign(Buffer.alloc(4097, 'x'))).rejects.toThrow('4096');
      await expect(services.signer.sign(new Uint8Array())).rejects.toThrow('1');
    });
  });

  describe('an object store', () => {
    test('reads what was put, and says where nothing is', async () => {
      const key = fresh('a/ö b');
      expect(await services.work.read(key)).toBeUndefined();
      expect(await services.work.look(key)).toBeUndefined();
      await expect(services.work.getJson(key)).rejects.toThrow();
      await services.work.putJson(key, { text: 'ö' });
      expect(await services.work.getJson(key)).toEqual({ text: 'ö' });
      expect(Buffer.from(await services.work.getBytes(key)).toString()).toBe('{"text":"ö"}');
      expect((await services.work.read(key))?.text).toBe('{"text":"ö"}');
      await services.work.delete(key);
      expect(await services.work.look(key)).toBeUndefined();
      await services.work.delete(key);
    });

    test('puts once, again with the same bytes, and never with others', async () => {
      const key = fresh('once');
      await services.published.putOnce(object(key));
      await services.published.putOnce(object(key));
      await expect(services.published.putOnce(object(key, 'other bytes'))).rejects.toThrow(
        'an object is published already, with other bytes',
      );
      expect((await services.published.read(key))?.text).toBe('the bytes');
    });

    test('replaces exactly what was read', async () => {
      const key = fresh('shared');
      expect(await services.work.replace(object(key, 'one', { tick: '1' }), undefined)).toBe(true);
      expect(await services.work.replace(object(key, 'two'), undefined)).toBe(false);
      const read = await services.work.read(key);
      const looked = await services.work.look(key);
      expect(looked).toEqual({ mark: { tick: '1' }, etag: read?.etag });
      expect(await services.work.replace(object(key, 'two'), read?.etag)).toBe(true);
      expect(await services.work.replace(object(key, 'three'), read?.etag)).toBe(false);
      await services.work.delete(key);
      expect(await services.work.replace(object(key, 'four'), read?.etag)).toBe(false);
    });

    test('moves forward only, whatever the order of the writers', async () => {
      const key = fresh('forward');
      const put = (tick: number) =>
        services.published.putForward(
          object(key, `text ${tick}`, { tick: String(tick) }),
          (mark) => Number(mark['tick']) > tick,
        );
      const written = await Promise.all([3, 1, 4, 2, 5].map(put));
      expect(written.at(-1)).toBe(true);
      expect(await services.published.read(key)).toMatchObject({ text: 'text 5' });
      expect(await put(4)).toBe(false);
      expect(await put(5)).toBe(true);
    });

    test('lists its keys by their beginning', async () => {
      const folder = fresh('folder');
      for (const name of ['b', 'a', 'ö']) await services.work.put(object(`${folder}/${name}`));
      const keys: string[] = [];
      for await (const key of keysOf(clients.s3, places.work, `${folder}/`)) keys.push(key);
      expect(keys).toEqual([`${folder}/a`, `${folder}/b`, `${folder}/ö`]);
    });
  });

  describe('uploads', () => {
    const put = async (key: string, Body: string) => {
      const metadata = { Languages: 'es' };
      const { VersionId = '' } = await clients.s3.send(
        new PutObjectCommand({
          Bucket: places.upload,
          Key: key,
          Body,
          Metadata: metadata,
          ContentType: 'text/markdown',
        }),
      );
      return VersionId;
    };

    test('are read by version, whatever has come since', async () => {
      const key = fresh('upload.md');
      expect(await services.uploads.newest(key)).toBeUndefined();
      const first = await put(key, 'first');
      const second = await put(key, 'second');
      expect(await services.uploads.newest(key)).toEqual({
        versionId: second,
        etag: createHash('md5').update('second').digest('hex'),
      });
      const object = await services.uploads.version(key, first);
      expect(object).toMatchObject({ bytes: 5, contentType: 'text/markdown', metadata: { languages: 'es' } });
      expect(object?.stored).toMatchObject({ bucket: places.upload, key, contentType: 'text/markdown' });
      expect(Buffer.from((await object?.read()) ?? []).toString()).toBe('first');
    });

    test('leave their versions to a deletion, and nothing to a permanent one', async () => {
      const key = fresh('deleted.md');
      const versionId = await put(key, 'text');
      await clients.s3.send(new DeleteObjectCommand({ Bucket: places.upload, Key: key }));
      expect(await services.uploads.newest(key)).toBeUndefined();
      const left = await services.uploads.version(key, versionId);
      expect(left?.bytes).toBe(4);
      left?.discard();
      await clients.s3.send(new DeleteObjectCommand({ Bucket: places.upload, Key: key, VersionId: versionId }));
      expect(await services.uploads.version(key, versionId)).toBeUndefined();
    });

    test('are listed with their times, with all that was there before', async () => {
      const folder = fresh('listed');
      const [key, gone] = [`${folder}/here.md`, `${folder}/gone.md`];
      const began = Date.now() - 2_000; // S3 keeps whole seconds
      const [first, second] = [await put(key, 'first'), await put(key, 'second')];
      await put(gone, 'text');
      await clients.s3.send(new DeleteObjectCommand({ Bucket: places.upload, Key: gone }));
      const files = await filesIn(clients.s3, places.upload, `${folder}/`);
      expect(files.map((file) => file.key)).toEqual([key]);
      const versions = [];
      for await (const version of versionsIn(clients.s3, places.upload, `${folder}/`)) versions.push(version);
      expect(versions.filter(({ isDeletion }) => isDeletion)).toMatchObject([{ key: gone, isLatest: true, bytes: 0 }]);
      const ofKey = versions.filter((version) => version.key === key);
      expect(ofKey).toMatchObject([
        { versionId: second, isLatest: true, isDeletion: false, bytes: 6 },
        { versionId: first, isLatest: false, isDeletion: false, bytes: 5 },
      ]);
      expect([...files, ...versions].filter(({ at }) => at.getTime() < began)).toEqual([]);
    });

    test('are uploaded again as they are, only over what was read', async () => {
      const key = fresh('again.md');
      const versionId = await put(key, 'text');
      const object = await services.uploads.version(key, versionId);
      if (object === undefined) throw new Error('it is not there');
      const again = { bytes: await object.read(), over: `"${object.etag}"` };
      const uploaded = await uploadAgain(clients.s3, object.stored, again);
      const newest = await services.uploads.newest(key);
      expect(newest?.versionId).not.toBe(versionId);
      expect(uploaded).toBe(newest?.versionId);
      const copy = await services.uploads.version(key, newest?.versionId ?? '');
      expect(copy?.stored).toEqual(object.stored);
      copy?.discard();
      await put(key, 'other text');
      expect(await uploadAgain(clients.s3, object.stored, again)).toBeUndefined();
      await clients.s3.send(new DeleteObjectCommand({ Bucket: places.upload, Key: key }));
      expect(await uploadAgain(clients.s3, object.stored, again)).toBeUndefined();
      expect(await services.uploads.newest(key)).toBeUndefined();
    });
  });

  describe('the record of a release', () => {
    const record = (tick: number) => ({ tick, note: undefined, newest: { number: tick } }) as unknown as ReleaseRecord;
    const version = (number: number) => ({ schema: 1, number, languages: {} }) as unknown as PublicVersion;

    test('counts every change of writers that meet', async () => {
      const slug = fresh('release');
      expect(await services.releases.read(slug)).toBeUndefined();
      const change = () =>
        services.releases.change(slug, (current) => {
          const tick = (current?.tick ?? 0) + 1;
          return { result: tick, write: { record: record(tick) } };
        });
      const ticks = await Promise.all(Array.from({ length: 6 }, change));
      expect(ticks.toSorted()).toEqual([1, 2, 3, 4, 5, 6]);
      expect(await services.releases.read(slug)).toEqual({ tick: 6, newest: { number: 6 } });
    });

    test('is refused with all that is written with it if an item is too large', async () => {
      const slug = fresh('release');
      const write = (bytes: number) =>
        services.releases.change(slug, (current) => ({
          result: 'written',
          write: {
            record: { ...record((current?.tick ?? 0) + 1), extension: 'x'.repeat(bytes) },
            input: { identity: `${bytes}`, over: undefined, revision: 1, execution: 'e' },
          },
        }));
      await expect(write(409_601)).rejects.toThrow();
      expect(await services.releases.read(slug)).toBeUndefined();
      expect(await services.releases.input(slug, '409601')).toBeUndefined();
      expect(await write(409_000)).toBe('written');
    });

    test('remembers an event once, over exactly the marker that was read', async () => {
      const slug = fresh('release');
      const marker = { revision: 0, execution: 'dead' };
      const remember = (over: typeof marker | undefined, revision: number, execution: string) => {
        let tries = 0;
        return services.releases.change(slug, async () => {
          tries += 1;
          if (tries > 1) return { result: 'superseded' };
          return { result: 'written', write: { input: { identity: 'event', over, revision, execution } } };
        });
      };
      expect(await remember(undefined, 0, 'dead')).toBe('written');
      expect(await remember(undefined, 1, 'living')).toBe('superseded');
      const stored = await services.releases.input(slug, 'event');
      expect(stored).toEqual({ identity: 'event', ...marker });
      expect(await remember(stored, 1, 'living')).toBe('written');
      expect(await remember(stored, 2, 'late')).toBe('superseded');
      expect(await services.releases.input(slug, 'event')).toMatchObject({ revision: 1, execution: 'living' });
    });

    test('has its public versions beside it, oldest first, and of no other release', async () => {
      const slug = fresh('release');
      for (const [n, number] of [2, 11, 1].entries()) {
        await services.releases.change(slug, () => ({
          result: n,
          write: { record: record(n + 1), version: version(number) },
        }));
      }
      await services.releases.change(`${slug}-2`, () => ({ result: 0, write: { version: version(7) } }));
      const numbers = async () => (await services.public.versions(slug)).map((one) => one.number);
      expect(await numbers()).toEqual([1, 2, 11]);
      await services.public.replaceVersion(slug, { ...version(2), withdrawn: { at: 'now' } });
      expect((await services.public.versions(slug))[1]).toMatchObject({ number: 2, withdrawn: { at: 'now' } });
      await services.public.removeVersion(slug, 2);
      expect(await numbers()).toEqual([1, 11]);
      expect(await services.public.read(slug)).toBeUndefined();
    });

    test('is written with all that belongs to it, or not at all', async () => {
      const slug = fresh('release');
      const write = {
        record: record(1),
        version: version(1),
        input: { identity: 'e', over: undefined, revision: 1, execution: 'e' },
      };
      await services.releases.change(slug, () => ({ result: 0, write }));
      let tries = 0;
      await services.releases.change(slug, () => {
        tries += 1;
        // The event is remembered already, so that nothing of it may be written.
        return tries > 1 ? { result: 0 } : { result: 0, write: { ...write, record: record(2), version: version(2) } };
      });
      expect(tries).toBe(2);
      expect(await services.releases.read(slug)).toEqual({ tick: 1, newest: { number: 1 } });
      expect(await services.public.versions(slug)).toHaveLength(1);
    });
  });

  describe('what all releases share', () => {
    test('a term list is changed by one writer at a time', async () => {
      const source = fresh('xx');
      const change = () =>
        services.terms.change(source, (current) => {
          const tick = (current?.tick ?? 0) + 1;
          return { result: tick, next: { source, tick, spare: [] } };
        });
      expect((await Promise.all([change(), change(), change()])).toSorted()).toEqual([1, 2, 3]);
      expect(await services.terms.read(source)).toMatchObject({ tick: 3 });
    });

    test('as many withdrawals are admitted as the limit says, each once', async () => {
      const long = new Date(at.getTime() + Math.random() * 1e12);
      const admit = (identity: string, folder = 'a/') => services.recent.admit(identity, folder, 2, long);
      const events = [fresh('event'), fresh('event'), fresh('event')] as const;
      const admitted = await Promise.all(events.map((event) => admit(event)));
      expect(admitted.filter((is) => is)).toHaveLength(2);
      expect(await Promise.all(events.map((event) => admit(event)))).toEqual(admitted);
      expect(await admit(fresh('event'), 'b/')).toBe(true);
    });

    test('a day never spends more than its budget, and a revision only once', async () => {
      const day = fresh('2026-11-24');
      const book = (slug: string, characters: number, budget = 100) =>
        services.spending.book({ slug, revision: 1, languages: { es: characters }, day, budget });
      const slugs = [fresh('r'), fresh('r'), fresh('r')] as const;
      const [first] = slugs;
      expect(await book(first, 200)).toEqual({ outcome: 'exhausted', spent: 0 });
      const outcomes = await Promise.all(slugs.map((slug) => book(slug, 40)));
      expect(outcomes.filter(({ outcome }) => outcome === 'booked')).toHaveLength(2);
      expect(outcomes).toContainEqual({ outcome: 'exhausted', spent: 80 });
      for (const [n, slug] of slugs.entries()) {
        if (outcomes[n]?.outcome === 'booked') expect(await book(slug, 40)).toEqual({ outcome: 'booked' });
      }
      expect(await book(fresh('approved'), 1_000, 2_000)).toEqual({ outcome: 'booked' });
      expect(await book(fresh('late'), 1)).toEqual({ outcome: 'exhausted', spent: 1_080 });
    });

    test('a language never sends more than its ceiling; what it did not use is given back once', async () => {
      const day = fresh('2026-11-24');
      const [slug, revision] = [fresh('r'), 1] as const;
      const of = { slug, revision, language: 'es' };
      const { spending } = services;
      await spending.book({ slug, revision, languages: { es: 100, fr: 50 }, day, budget: 200 });
      const sent = await Promise.all(Array.from({ length: 8 }, () => spending.spend(of, 30, 100)));
      expect(sent.filter((is) => is)).toHaveLength(3);
      await spending.refund(of, 30);
      expect(await spending.spend(of, 41, 100)).toBe(false);
      expect(await spending.spend(of, 101, 100)).toBe(false);
      await Promise.all([spending.settle(of), spending.settle(of)]);
      await spending.settle({ ...of, language: 'de' });
      expect(await spending.book({ slug: fresh('r'), revision, languages: { es: 200 }, day, budget: 200 })).toEqual({
        outcome: 'exhausted',
        spent: 60 + 50,
      });
    });

    test('those that wait for a day go on in the order in which they came', async () => {
      const day = fresh('2026-11-25');
      expect([await services.spending.queue(day), await services.spending.queue(day)]).toEqual([1, 2]);
    });

    test('the site gives a place once, and knows a writer that was overtaken', async () => {
      const before = await services.table.counters();
      const { place, counters } = takePlace(before.tick === 0 ? noCounters : before, '2026-11-24T12:00:00Z');
      const release = fresh('placed');
      const number = counters.entries + 1;
      const after = { ...counters, tick: before.tick + 1, entries: number };
      const logged = { ...loggedOf({ tick: 1, version: 1 } as Parameters<typeof loggedOf>[0]), entry: number };
      const entry = { number, event: 'published', release, version: 1, at: 'now', change: 'first' } as const;
      const change = {
        before,
        after,
        placed: [{ slug: release, before: undefined, after: { place, logged } }],
        entries: [entry],
      };
      expect(await services.table.commit(change)).toBe(true);
      expect(await services.table.commit(change)).toBe(false);
      expect(await services.table.placed(release)).toEqual({ place, logged });
      expect(await services.table.entry(number)).toEqual(entry);
      expect(await services.table.counters()).toEqual(after);
      const moved = { place, logged: { ...logged, tick: 2 } };
      const next = { before: after, after: { ...after, tick: after.tick + 1 }, entries: [] };
      const stale = { slug: release, before: { place, logged: { ...logged, tick: 9 } }, after: moved };
      expect(await services.table.commit({ ...next, placed: [stale] })).toBe(false);
      expect(await services.table.commit({ ...next, placed: [{ ...stale, before: { place, logged } }] })).toBe(true);
    });
  });

  describe('memories', () => {
    const human = (key: string, from: string, target = key.toUpperCase()): [string, HumanEntry] => [
      key,
      {
        source: key,
        target,
        sourceLanguage: 'en',
        targetLanguage: 'fr',
        from,
        at: '2026-11-24T12:00:00Z',
        unit: 'sentence',
      },
    ];
    const machine = (key: string): [string, MemoryEntry] => [key, { source: key, target: `${key}!` } as MemoryEntry];

    test('keep and find more entries than a request takes', async () => {
      const keys = Array.from({ length: 130 }, (_, n) => fresh(`machine ${n}`));
      await services.memory.keep(new Map(keys.map(machine)));
      const found = await services.memory.lookup([...keys, 'another']);
      expect(found.size).toBe(130);
      expect(found.get(keys[129] ?? '')).toEqual(machine(keys[129] ?? '')[1]);
      const all = new Set<unknown>();
      for await (const { key } of allItems(clients.dynamo, places.memory)) all.add(key);
      expect(keys.every((key) => all.has(key))).toBe(true);
      await batchDelete(clients.dynamo, places.memory, keys.slice(0, 60));
      expect((await services.memory.lookup(keys)).size).toBe(70);
    });

    test('hold the words of several files, those that count first, until each is gone', async () => {
      const text = fresh('text');
      type Claimed = { place: { slug: string; item: string }; record: BroughtRecord };
      const claim = (from: string): Claimed => ({
        place: { slug: from, item: 'import' },
        record: { tick: 1, upload: { key: from, versionId: '1', sequencer: '1' }, lists: [] },
      });
      const [one, two] = ['one', 'two'].map((name) => claim(`memory/${fresh(name)}.tmx`)) as [Claimed, Claimed];
      for (const { place, record } of [one, two])
        expect(await services.words.replace(place, undefined, record)).toBe(true);
      const put = ({ place, record }: typeof one, target: string) =>
        services.words.put({ place, record }, new Map([human(text, place.slug, target)]));
      expect(await put(one, 'Un.')).toEqual({ outcome: 'done', written: 1 });
      expect(await put(one, 'Un.')).toEqual({ outcome: 'done', written: 1 });
      await put(two, 'Deux.');
      const target = async () =>
        (await services.human.lookup([{ shared: text, own: fresh('own') }], one.place.slug)).get(text)?.target;
      expect(await target()).toBe('Deux.');
      await services.words.remove(two, [text], two.place.slug);
      expect(await target()).toBe('Un.');
      await services.words.remove(one, [text], one.place.slug);
      expect(await target()).toBeUndefined();
    });

    test('take nothing from a file whose record has gone on', async () => {
      const text = fresh('text');
      const place = { slug: fresh('file.md'), item: 'import' };
      const record: BroughtRecord = { tick: 1, upload: { key: place.slug, versionId: '1', sequencer: '1' }, lists: [] };
      await services.words.replace(place, undefined, record);
      expect(await services.words.replace(place, undefined, record)).toBe(false);
      expect(await services.words.replace(place, record, { ...record, tick: 2 })).toBe(true);
      expect(await services.words.replace(place, record, { ...record, tick: 2 })).toBe(false);
      expect(await services.words.put({ place, record }, new Map([human(text, place.slug)]))).toEqual({
        outcome: 'superseded',
      });
      expect((await services.human.lookup([{ shared: text, own: fresh('own') }], place.slug)).size).toBe(0);
      expect(await services.words.read(place)).toMatchObject({ tick: 2 });
    });
  });
}
