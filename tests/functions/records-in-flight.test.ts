import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type {
  EstimateInput,
  ImportTermsInput,
  ObjectEvent,
  PublishInput,
  WithdrawInput,
} from '../../contracts/messages.ts';
import type { Report } from '../../contracts/report.ts';
import { termListPrefix } from '../../contracts/terminology.ts';
import { siteWriter } from '../../core/publication/site/writer/site.ts';
import type { HumanItem } from '../../core/translation/memory/entries.ts';
import { estimate } from '../../functions/estimate/estimate.ts';
import { importMemory } from '../../functions/import-memory/import-memory.ts';
import { importTerms } from '../../functions/import-terms/import-terms.ts';
import { ingest } from '../../functions/ingest/ingest.ts';
import { publish } from '../../functions/publish/publish.ts';
import { translate } from '../../functions/translate/translate.ts';
import { withdrawRelease } from '../../functions/withdraw/withdraw.ts';
import { engine, plentyOfTime } from '../core/support/translation.ts';
import type { InMemoryCloud } from '../support/in-memory-cloud/in-memory-cloud.ts';
import { pipelineInMemory, places, servicesInMemory } from '../support/in-memory-cloud/services.ts';

/**
 * What commit 8735f0b left in its tables and buckets, and the inputs of states that its executions were in when the
 * functions were replaced. tests/end-to-end/records.test.ts does the same for a whole stack, without the site.
 */

vi.spyOn(console, 'info').mockImplementation(() => {});

interface Stored {
  text: string;
  contentType: string;
  cacheControl?: string;
  metadata?: Record<string, string>;
}

interface Records {
  inputs: {
    EveryLanguage: EstimateInput;
    Estimate: EstimateInput;
    WaitForEmbargo: PublishInput;
    UntilNothingUsesIt: Extract<ImportTermsInput, { retire: unknown }>;
    Withdraw: Pick<WithdrawInput, 'withdraw'>;
  };
  uploads: (Stored & { key: string; versionId: string })[];
  objects: Record<'work' | 'publish', Record<string, Stored>>;
  tables: Record<'Releases' | 'TranslationMemory' | 'HumanMemory', Record<string, unknown>[]>;
}

const written = readFileSync(new URL('../fixtures/records/in-flight.json', import.meta.url), 'utf8');
const afterwards = new Date('2026-11-30T11:41:00Z');
/** The name of the stack's pipeline then: identifiers of feeds are made of it. */
const pipeline = 'DragomanPipelineA50930FD';
const settings = { languages: ['es', 'fr'], sourceLanguage: 'en', siteUrl: 'https://news.example.org' };

let cloud: InMemoryCloud;
let records: Records;
let services: ReturnType<typeof servicesInMemory>;
let sequence = 0;

function put(bucket: string, key: string, { text, contentType, cacheControl, metadata }: Stored): string {
  const object = { Body: text, ContentType: contentType, CacheControl: cacheControl, Metadata: metadata };
  return (cloud.s3.answer('PutObjectCommand', { Bucket: bucket, Key: key, ...object }) as { VersionId: string })
    .VersionId;
}

beforeEach(() => {
  cloud = pipelineInMemory();
  // Everything names uploads by the version ids that S3 gave them, and S3 gives new ones here.
  let text = written;
  for (const { key, versionId, ...object } of (JSON.parse(written) as Records).uploads) {
    text = text.replaceAll(versionId, put(places.upload, key, object));
  }
  records = JSON.parse(text) as Records;
  for (const bucket of ['work', 'publish'] as const) {
    for (const [key, object] of Object.entries(records.objects[bucket])) put(bucket, key, object);
  }
  for (const [TableName, items] of Object.entries(records.tables)) {
    for (const Item of items) cloud.dynamo.answer('PutItemCommand', { TableName, Item });
  }
  services = { ...servicesInMemory(cloud, { clock: { now: () => afterwards }, settings }), pipeline };
});

const workJson = <T>(key: string) => JSON.parse(cloud.s3.objects(places.work).get(key)?.body.toString() ?? '') as T;
const published = (key: string) => cloud.s3.objects(places.publish).get(key)?.body.toString() ?? '';
const remembered = () => (cloud.dynamo.items(places.human) as unknown as HumanItem[]).map(({ target }) => target);
const item = (slug: string, name: string) => cloud.dynamo.item(places.releases, { slug, item: name });

/** The event of a file that is put or deleted now. */
function event(type: ObjectEvent['detail-type'], key: string, text?: string): ObjectEvent {
  sequence += 1;
  const { VersionId } = (
    text === undefined
      ? cloud.s3.answer('DeleteObjectCommand', { Bucket: places.upload, Key: key })
      : { VersionId: put(places.upload, key, { text, contentType: 'text/plain' }) }
  ) as { VersionId: string };
  // S3's sequencers grow; those of the records begin with zeros too.
  const object = { key, 'version-id': VersionId, sequencer: `0000F${sequence}` };
  return { 'detail-type': type, detail: { bucket: { name: places.upload }, object } };
}
const reportOf = (key: string) => workJson<Report>(`reports/${key}.json`);
const run = { execution: 'new', redrive: 0 };
/** What a withdrawal says beside its release. */
const withdrawing = { schema: 1 as const, ...run };

describe('an execution that was under way goes on', () => {
  test('to be translated, with the words that people wrote', async () => {
    const { release } = records.inputs.EveryLanguage;
    for (const language of release.languages) {
      const key = `documents/2026/ferry/r3/${language}.json`;
      const before = workJson<object>(key);
      cloud.s3.answer('DeleteObjectCommand', { Bucket: places.work, Key: key });
      const machine = engine();
      const result = await translate(
        { schema: 1, release, language },
        { ...services, engine: machine, clock: plentyOfTime },
      );
      expect(machine.sent).toEqual([]); // the memories have every segment
      expect(result).toEqual({ language, status: 'translated', sha256: expect.any(String) });
      const { charactersBilled: _, requests: __, ...rendition } = workJson<Record<string, unknown>>(key);
      expect(before).toMatchObject(rendition);
    }
  });

  test('to its estimate, which books it where books are kept now', async () => {
    const { schema, release } = records.inputs.Estimate;
    const answer = await estimate({ schema, release }, services);
    expect(answer).toMatchObject({ outcome: 'within' });
  });

  test('to be published when its embargo ends, and onto the lists', async () => {
    const { schema, release, results } = records.inputs.WaitForEmbargo;
    expect(await publish({ schema, release, results }, services)).toMatchObject({ outcome: 'published', version: 1 });
    expect(published('releases/2026/secret/v1/fr/document.md')).toContain('Le musée a acheté un tableau du bac.');
    await siteWriter({ ...services, releases: services.public })(['2026/secret']);
    const list = published('en/index.html');
    for (const slug of ['secret', 'harbour', 'bridge', 'ferry']) expect(list).toContain(`/en/2026/${slug}/`);
    expect(item('site/', 'counters')).toMatchObject({ value: { releases: 5, entries: 8 } });
    expect(item('site/', 'log#0000000008')).toMatchObject({
      value: { number: 8, event: 'published', release: '2026/secret' },
    });
    expect(JSON.parse(published('catalogue/000001.json'))).toMatchObject({
      entries: [
        ...(JSON.parse(records.objects.publish['catalogue/000001.json']?.text ?? '').entries as object[]),
        { number: 8 },
      ],
    });
  });

  test('to delete the term list that was replaced a day ago', async () => {
    const { retire } = records.inputs.UntilNothingUsesIt;
    cloud.terminologies.set(retire.name, 'en,fr\n');
    const { terms, terminologies } = services;
    const own = { records: terms, engine: terminologies, prefix: termListPrefix(services.pipeline) };
    const answer = await importTerms({ retire }, { ...services, ...own });
    expect(answer).toMatchObject({ outcome: 'retired' });
    expect(cloud.terminologies.size).toBe(0);
    expect(item('terminology/en', 'terminology')).toMatchObject({ value: { spare: [] } });
  });

  test('to be withdrawn: what was withdrawn already answers a retry the same way', async () => {
    const { withdraw } = records.inputs.Withdraw;
    expect(await withdrawRelease({ withdraw, ...withdrawing }, services)).toMatchObject({ outcome: 'ignored' });
  });
});

describe('what is there is counted and changed', () => {
  const withdrawal = () => {
    const {
      key,
      'version-id': versionId = '',
      sequencer = '',
    } = event('Object Deleted', '2026/bridge.txt').detail.object;
    return {
      withdraw: { slug: '2026/bridge', upload: { key, versionId: `deleted-${versionId}`, sequencer } },
      ...withdrawing,
    };
  };

  test('a withdrawal counts those of the minutes before', async () => {
    services.rules.limit = 1;
    await services.recent.admit('another of the folder', '2026/', 1, afterwards);
    expect(await withdrawRelease(withdrawal(), services)).toMatchObject({ outcome: 'held' });
  });

  test('a withdrawal takes every page away', async () => {
    expect(await withdrawRelease(withdrawal(), services)).toMatchObject({ outcome: 'withdrawn' });
    for (const [key, { body }] of cloud.s3.objects(places.publish)) {
      if (key.includes('2026/bridge')) expect(body.toString(), key).not.toContain('lanes');
    }
    await siteWriter({ ...services, releases: services.public })(['2026/bridge']);
    expect(published('en/index.html')).not.toContain('/en/2026/bridge/');
    expect(item('site/', 'counters')).toMatchObject({ value: { entries: 8 } });
  });

  test('the budget of a day knows what was spent', async () => {
    const own = { slug: '2026/new', revision: 1, languages: { fr: 11 }, day: '2026-11-30' };
    expect(await services.spending.book({ ...own, budget: 1326 })).toEqual({ outcome: 'exhausted', spent: 1316 });
    expect(await services.spending.book({ ...own, budget: 1327 })).toEqual({ outcome: 'booked' });
  });

  test('a translation that goes takes its words along, which carry no tick yet', async () => {
    expect(remembered()).toContain('Le bac est de retour');
    await ingest({ event: event('Object Deleted', '2026/ferry.fr.md'), ...run }, services);
    expect(remembered()).not.toContain('Le bac est de retour');
  });

  test('an edited source keeps its translation', async () => {
    const source = records.uploads.findLast(({ key }) => key === '2026/ferry.md')?.text ?? '';
    const answer = await ingest(
      { event: event('Object Created', '2026/ferry.md', `${source}\nCats too.\n`), ...run },
      services,
    );
    expect(answer).toMatchObject({
      outcome: 'release',
      release: { slug: '2026/ferry', revision: 4, languages: ['en', 'es', 'fr'] },
    });
    expect(workJson('documents/2026/ferry/r4/source.json')).toMatchObject({ people: ['fr'] });
  });

  test('a memory that is deleted is reported with its pairs', async () => {
    await importMemory({ event: event('Object Deleted', 'memory/en.fr.tmx'), ...run }, services);
    expect(reportOf('memory/en.fr.tmx')).toMatchObject({ outcome: 'withdrawn' });
    // Another file says this too, and said it later.
    expect(remembered()).toContain('L’horaire est sur le quai.');
  });

  test('lists, feeds and the catalogue of what did not change are as they were', async () => {
    await siteWriter({ ...services, releases: services.public })(['2026/ferry', '2026/harbour']);
    expect(item('site/', 'counters')).toMatchObject({ value: { releases: 4, entries: 7 } });
    for (const [key, { text }] of Object.entries(records.objects.publish)) {
      if (key === 'catalogue/index.json') expect(JSON.parse(published(key) ?? '')).toMatchObject(JSON.parse(text));
      else if (/^(catalogue|sitemaps)\/|feed\.(atom|json)$/.test(key)) expect(published(key), key).toBe(text);
    }
  });
});
