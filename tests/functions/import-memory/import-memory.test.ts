import { beforeEach, describe, expect, test } from 'vitest';
import { maxTmxBytes } from '../../../contracts/limits.ts';
import type { ObjectEvent } from '../../../contracts/messages.ts';
import type { Report } from '../../../contracts/report.ts';
import type { HumanItem } from '../../../core/translation/memory/entries.ts';
import { importMemory } from '../../../functions/import-memory/import-memory.ts';
import { dies, Kill } from '../../support/crash/stage.ts';
import type { InMemoryCloud, Step } from '../../support/in-memory-cloud/in-memory-cloud.ts';
import { pipelineInMemory, places, servicesInMemory } from '../../support/in-memory-cloud/services.ts';

const key = 'memory/en.fr.tmx';
let cloud: InMemoryCloud;
let sequence = 0;
beforeEach(() => {
  cloud = pipelineInMemory();
});

const pair = (source: string, target: string) =>
  `<tu><tuv xml:lang="en"><seg>${source}</seg></tuv><tuv xml:lang="fr"><seg>${target}</seg></tuv></tu>`;
const tmx = (...pairs: string[]) => `<tmx version="1.4"><header/><body>${pairs.join('\n')}</body></tmx>`;
const ferry = pair('The ferry crosses the river every day.', 'Le bac traverse la rivière chaque jour.');
const dogs = pair('It carries bicycles and dogs.', 'Il transporte des vélos et des chiens.');

function eventOf(type: ObjectEvent['detail-type'], name: string, versionId: string, more = {}): ObjectEvent {
  sequence += 1;
  const object = { key: name, 'version-id': versionId, sequencer: sequence.toString(16).padStart(8, '0') };
  return { 'detail-type': type, detail: { bucket: { name: places.upload }, object, ...more } };
}

/** Puts a file, and returns its event. */
function drop(body: string | Uint8Array, name = key): ObjectEvent {
  const put = { Bucket: places.upload, Key: name, Body: Buffer.from(body) };
  const { VersionId } = cloud.s3.answer('PutObjectCommand', put) as { VersionId: string };
  return eventOf('Object Created', name, VersionId);
}

function remove(name = key): ObjectEvent {
  const deletion = { Bucket: places.upload, Key: name };
  const { VersionId } = cloud.s3.answer('DeleteObjectCommand', deletion) as { VersionId: string };
  return eventOf('Object Deleted', name, VersionId, { 'deletion-type': 'Delete Marker Created' });
}

const run = (event: ObjectEvent, step?: Step) =>
  importMemory({ event, execution: 'e', redrive: 0 }, servicesInMemory(cloud, step && { step }));

/** What people's memory says, source by source. */
const remembered = () =>
  Object.fromEntries(
    (cloud.dynamo.items(places.human) as unknown as HumanItem[]).map((item) => [item.source, item.target]),
  );
const report = (name = key) => servicesInMemory(cloud).work.getJson<Report>(`reports/${name}.json`);
const lists = () => [...cloud.s3.objects(places.work).keys()].filter((name) => name.startsWith('memory/'));

describe('a translation memory', () => {
  test('is imported: its pairs are in the memory, counted in its report', async () => {
    expect(await run(drop(tmx(ferry, dogs, pair('Yes.', 'Oui.'))))).toMatchObject({ outcome: 'imported' });
    expect(remembered()).toEqual({
      'The ferry crosses the river every day.': 'Le bac traverse la rivière chaque jour.',
      'It carries bicycles and dogs.': 'Il transporte des vélos et des chiens.',
    });
    expect(await report()).toMatchObject({
      outcome: 'imported',
      memory: { source: 'en', target: 'fr', units: 3, imported: 2, removed: 0, kept: 0, skipped: { short: 1 } },
    });
    expect(lists()).toHaveLength(1);
  });

  test('is replaced by its next file: what that lacks is forgotten', async () => {
    await run(drop(tmx(ferry, dogs)));
    const tram = pair('The tram stops at the harbour.', 'Le tramway s’arrête au port.');
    await run(drop(tmx(dogs, tram)));
    expect(Object.keys(remembered()).toSorted()).toEqual([
      'It carries bicycles and dogs.',
      'The tram stops at the harbour.',
    ]);
    expect(await report()).toMatchObject({ outcome: 'imported', memory: { imported: 2, removed: 1 } });
    expect(lists()).toHaveLength(1);
  });

  test('takes its pairs with it when it is deleted', async () => {
    await run(drop(tmx(ferry, dogs)));
    expect(await run(remove())).toMatchObject({ outcome: 'withdrawn' });
    expect(remembered()).toEqual({});
    expect(await report()).toMatchObject({ outcome: 'withdrawn' });
    expect(lists()).toEqual([]);
  });

  test('stays when an older version of its file is removed for good', async () => {
    const first = drop(tmx(ferry));
    await run(first);
    await run(drop(tmx(dogs)));
    const versionId = first.detail.object['version-id'] ?? '';
    cloud.s3.answer('DeleteObjectCommand', { Bucket: places.upload, Key: key, VersionId: versionId });
    const gone = eventOf('Object Deleted', key, versionId, { 'deletion-type': 'Permanently Deleted' });
    expect(await run(gone)).toMatchObject({ outcome: 'ignored' });
    expect(Object.keys(remembered())).toEqual(['It carries bicycles and dogs.']);
  });

  test('is superseded where a newer file of the name was imported first', async () => {
    const older = drop(tmx(ferry));
    await run(drop(tmx(dogs)));
    expect(await run(older)).toMatchObject({ outcome: 'superseded' });
    expect(Object.keys(remembered())).toEqual(['It carries bicycles and dogs.']);
  });

  test('is ignored where it is gone before it could be read, or is a file of the operating system', async () => {
    const event = drop(tmx(ferry));
    const versionId = event.detail.object['version-id'];
    cloud.s3.answer('DeleteObjectCommand', { Bucket: places.upload, Key: key, VersionId: versionId });
    expect(await run(event)).toMatchObject({ outcome: 'ignored' });
    expect(await run(drop('x', 'memory/.DS_Store'))).toMatchObject({ outcome: 'ignored' });
    expect(cloud.s3.objects(places.work).size).toBe(0);
  });

  test.each([
    ['InvalidMemoryName', 'memory/french.tmx', tmx(ferry)],
    ['UnknownLanguage', 'memory/en.it.tmx', tmx(ferry)],
    ['InvalidMemory', key, 'no memory at all'],
    ['MemoryTooLarge', key, new Uint8Array(maxTmxBytes + 1)],
  ])('is rejected with %s, counted, and changes nothing', async (code, name, body) => {
    expect(await run(drop(body, name))).toMatchObject({ outcome: 'rejected' });
    expect(await report(name)).toMatchObject({ outcome: 'rejected', errors: [{ code }] });
    expect(cloud.metrics).toHaveLength(1);
    expect(remembered()).toEqual({});
  });

  test('that was killed at any request is imported by the retry, as if nothing had happened', async () => {
    /** The second file of a name, so that there is something to remove. */
    const outcome = async (kill: Kill) => {
      cloud = pipelineInMemory();
      sequence = 0;
      await run(drop(tmx(ferry, dogs)));
      const event = drop(tmx(dogs, pair('The tram stops at the harbour.', 'Le tramway s’arrête au port.')));
      const services = servicesInMemory(cloud, { step: (_, send) => kill.step(send) });
      const killed = { services, requests: () => kill.requests, isDead: () => kill.isDead, invalidated: () => [] };
      const died = await dies(killed, () => importMemory({ event, execution: 'e', redrive: 0 }, services));
      if (died) expect(await run(event)).toMatchObject({ outcome: 'imported' });
      // A kill after the last write may leave the list of the file before: hashes, of which nothing is in the memory.
      expect(lists()).toContain(`memory/${key.slice(7)}/${event.detail.object['version-id']}.json`);
      return { died, memory: remembered(), report: (await report()).outcome };
    };
    const undisturbed = new Kill();
    const { died: _, ...calm } = await outcome(undisturbed);
    expect(undisturbed.requests).toBeGreaterThan(8);
    for (let n = 0; n < undisturbed.requests; n += 1) {
      for (const when of ['before', 'after'] as const) {
        const { died, ...left } = await outcome(new Kill({ n, when }));
        expect(died, `${when} request ${n}`).toBe(true);
        expect(left, `${when} request ${n}`).toEqual(calm);
      }
    }
  });
});
