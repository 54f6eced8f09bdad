import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inspect } from 'node:util';
import { parseSync } from 'oxc-parser';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { translateEngine } from '../../aws/translate/engine.ts';
import { environment, type FunctionName } from '../../contracts/environment.ts';
import { LanguageFailure, Rejection } from '../../contracts/failures.ts';
import { fault } from '../../contracts/fault.ts';
import { type IngestResult, type ObjectEvent, Retryable, schema } from '../../contracts/messages.ts';
import { termListPrefix } from '../../contracts/terminology.ts';
import { parseXml } from '../../core/lib/xml/index.ts';
import { siteWriter } from '../../core/publication/site/writer/site.ts';
import { estimate } from '../../functions/estimate/estimate.ts';
import { importMemory } from '../../functions/import-memory/import-memory.ts';
import { importTerms } from '../../functions/import-terms/import-terms.ts';
import { ingest } from '../../functions/ingest/ingest.ts';
import { forgetPreviews, preview } from '../../functions/preview/preview.ts';
import { publish } from '../../functions/publish/publish.ts';
import { replayLetters } from '../../functions/replay-letters/replay-letters.ts';
import { reportDeadExecution } from '../../functions/report-dead-execution/report-dead-execution.ts';
import { guarded } from '../../functions/shared/guarded.ts';
import { readBatch } from '../../functions/site/read-batch.ts';
import { translate } from '../../functions/translate/translate.ts';
import { forgetEntries } from '../../functions/withdraw/forget-entries.ts';
import { purgeVersion } from '../../functions/withdraw/purge-version.ts';
import { removeAbandoned } from '../../functions/withdraw/remove-abandoned.ts';
import { clearCaches, withdrawRelease } from '../../functions/withdraw/withdraw.ts';
import { plentyOfTime } from '../core/support/translation.ts';
import { repository } from '../docs/documents.ts';
import type { InMemoryCloud } from '../support/in-memory-cloud/in-memory-cloud.ts';
import { pipelineInMemory, places, servicesInMemory } from '../support/in-memory-cloud/services.ts';
import { tier } from '../support/runs.ts';
import { translated } from '../support/translated.ts';

/** A word of the text, of titles and of every key; nothing that leaves a function may have it. */
const secret = 'Quillwort';
const slug = `${secret}/takes-over`;

const written: string[] = [];
const levels = ['debug', 'error', 'info', 'log', 'trace', 'warn'] as const;
beforeEach(() => {
  written.length = 0;
  for (const level of levels) {
    vi.spyOn(console, level).mockImplementation((...said: unknown[]) => {
      written.push(inspect(said, { depth: null }));
    });
  }
});
afterEach(() => vi.restoreAllMocks());

/** All that Lambda, X-Ray and Step Functions could take of an error. */
function shownOf(error: unknown): string {
  const { name, message, stack } = error as Error;
  const members = Reflect.ownKeys(error as object).map((key) => [String(key), (error as never)[key]]);
  return inspect([name, message, stack, members], { depth: null, showHidden: true });
}

type Services = ReturnType<typeof servicesInMemory>;
type Clients = ReturnType<InMemoryCloud['connect']>;
type Act = (services: Services, clients: Clients) => Promise<unknown>;

let sequence = 0x100;

function eventOf(type: ObjectEvent['detail-type'], key: string, versionId: string): ObjectEvent {
  sequence += 1;
  const object = { key, 'version-id': versionId, sequencer: sequence.toString(16).padStart(8, '0') };
  return { 'detail-type': type, detail: { bucket: { name: places.upload }, object } };
}

function put(cloud: InMemoryCloud, key: string, body: string | Uint8Array): ObjectEvent {
  const upload = { Bucket: places.upload, Key: key, Body: Buffer.from(body) };
  return eventOf(
    'Object Created',
    key,
    (cloud.s3.answer('PutObjectCommand', upload) as { VersionId: string }).VersionId,
  );
}

function remove(cloud: InMemoryCloud, key: string): ObjectEvent {
  const deletion = { Bucket: places.upload, Key: key };
  const { VersionId } = cloud.s3.answer('DeleteObjectCommand', deletion) as { VersionId: string };
  return eventOf('Object Deleted', key, VersionId);
}

const text = `---\ntitle: ${secret} takes over\n---\n\n${secret} takes over all harbours.\n\nThe ${secret} of the river.\n`;
const inputOf = (event: ObjectEvent) => ({ event, execution: 'arn:execution', redrive: 0 });
const takeIn = (event: ObjectEvent): Act => {
  const handle = guarded(ingest);
  return (services) => handle(inputOf(event), services);
};

async function released(cloud: InMemoryCloud, body = text) {
  const result = await ingest(inputOf(put(cloud, `${slug}.md`, body)), servicesInMemory(cloud));
  if (!('release' in result)) throw new Error(`ingest came to ${result.outcome}`);
  return result.release;
}

async function published(cloud: InMemoryCloud, body = text): Promise<void> {
  const services = servicesInMemory(cloud);
  await publish(await translated(await released(cloud, body), services), services);
}

const asked = (event: ObjectEvent): Extract<IngestResult, { outcome: 'withdraw' }>['withdraw'] => {
  const { key, 'version-id': versionId = '', sequencer = '' } = event.detail.object;
  return { slug, upload: { key, versionId, sequencer } };
};

const dead = (event: ObjectEvent) => ({
  executionArn: 'arn:execution',
  status: 'FAILED' as const,
  input: JSON.stringify(event),
  error: 'Contended',
  cause: `${secret} quoted`,
});

/** What each function is given; each returns what it does on a cloud that it has prepared. */
const scenes: Record<FunctionName, Record<string, (cloud: InMemoryCloud) => Promise<Act>>> = {
  ingest: {
    'a source': async (cloud) => takeIn(put(cloud, `${slug}.md`, text)),
    'an update': async (cloud) => {
      await published(cloud);
      return takeIn(put(cloud, `${slug}.md`, `${text}\nMore of ${secret}.\n`));
    },
    'a translation': async (cloud) => {
      await published(cloud);
      return takeIn(put(cloud, `${slug}.es.md`, `# ${secret} manda\n\n${secret} manda en todos los puertos.\n`));
    },
    'a review that is not well-formed': async (cloud) => {
      await published(cloud);
      return takeIn(put(cloud, `${slug}.es.xlf`, `<xliff version="2.0"><${secret}></xliff>`));
    },
    'an attachment': async (cloud) => takeIn(put(cloud, `${slug}.files/${secret}.jpg`, secret)),
    'a deletion': async (cloud) => {
      await published(cloud);
      return takeIn(remove(cloud, `${slug}.md`));
    },
    'a term list, by mistake': async (cloud) => takeIn(put(cloud, `terminology/${secret}.csv`, secret)),
  },
  estimate: {
    'a release': async (cloud) => {
      const release = await released(cloud);
      const handle = guarded(estimate);
      return (services) => handle({ schema, release }, services);
    },
  },
  translate: {
    'a language': async (cloud) => {
      const release = await released(cloud);
      const handle = guarded(translate);
      return (services, clients) => {
        const ports = { engine: translateEngine(clients.translate), clock: plentyOfTime };
        return handle({ schema, release, language: 'fr' }, { ...services, ...ports });
      };
    },
  },
  preview: {
    'a release under embargo': async (cloud) => {
      const release = await released(cloud, text.replace('---\n', '---\nembargo: 2026-12-01T09:00Z\n'));
      const { results } = await translated(release, servicesInMemory(cloud));
      const handle = guarded(preview);
      return (services) => handle({ schema, release, results, until: '2026-12-01T09:00:00Z' }, services);
    },
    'one that was deleted': async (cloud) => {
      const release = await released(cloud, text.replace('---\n', '---\nembargo: 2026-12-01T09:00Z\n'));
      const { results } = await translated(release, servicesInMemory(cloud));
      await preview({ schema, release, results, until: '2026-12-01T09:00:00Z' }, servicesInMemory(cloud));
      await ingest(inputOf(remove(cloud, `${slug}.md`)), servicesInMemory(cloud));
      const handle = guarded(forgetPreviews);
      return (services) => handle({ schema, erase: slug }, services);
    },
  },
  publish: {
    'a release': async (cloud) => {
      const input = await translated(await released(cloud), servicesInMemory(cloud));
      const handle = guarded(publish);
      return (services) => handle(input, services);
    },
  },
  withdraw: {
    'a release': async (cloud) => {
      await published(cloud);
      const input = { schema, withdraw: asked(remove(cloud, `${slug}.md`)), execution: 'arn:execution', redrive: 0 };
      const handle = guarded(withdrawRelease);
      return (services) => handle(input as never, services);
    },
    'caches to clear': async () => {
      const handle = guarded(clearCaches);
      return (services) => handle({ schema, clear: { slug, version: 1, reference: 'r' } }, services as never);
    },
    'a version to purge': async (cloud) => {
      await published(cloud);
      await published(cloud, `${text}\nMore of ${secret}.\n`);
      const handle = guarded(purgeVersion);
      const purge = { slug, version: 1, reference: 'r' };
      return (services) => handle({ schema, purge, step: 'carry-out' }, services);
    },
    'entries to forget': async () => {
      const handle = guarded(forgetEntries);
      const forget = { machine: [secret], human: [{ key: secret, from: [`${slug}.fr.md`] }] };
      return (services) => handle({ schema, forget }, services.memories);
    },
    'what a dead execution put': async (cloud) => {
      const event = put(cloud, `${slug}.md`, text);
      await ingest(inputOf(event), servicesInMemory(cloud));
      const handle = guarded(removeAbandoned);
      return (services) => handle({ schema, dead: dead(event) }, services as never);
    },
  },
  site: {
    'two releases': async (cloud) => {
      await published(cloud);
      const handle = guarded(readBatch);
      const records = [slug, `${slug}-2`].map((release, n) => ({
        messageId: `m${n}`,
        body: JSON.stringify({ schema: 1, release }),
      }));
      return (services) => {
        const { settings, pipeline, table, work } = services;
        const write = siteWriter({
          settings,
          pipeline,
          table,
          releases: services.public,
          work,
          published: services.published,
        });
        return handle({ Records: records } as never, write);
      };
    },
    'a message that is not JSON': async () => {
      const handle = guarded(readBatch);
      return () => handle({ Records: [{ messageId: 'm', body: `{"release": ${secret}}` }] } as never, async () => {});
    },
  },
  'import-memory': {
    'a memory': async (cloud) => {
      const pair = `<tu><tuv xml:lang="en"><seg>The ${secret} takes over again.</seg></tuv><tuv xml:lang="fr"><seg>${secret} revient encore ici.</seg></tuv></tu>`;
      const event = put(cloud, 'memory/en.fr.tmx', `<tmx version="1.4"><header/><body>${pair}</body></tmx>`);
      const handle = guarded(importMemory);
      return (services) => handle(inputOf(event), services);
    },
  },
  'import-terms': {
    'a list': async (cloud) => {
      const event = put(cloud, 'terminology/en.csv', `en,fr\n${secret},Isoète\n`);
      const handle = guarded(importTerms);
      return ({ terms: records, terminologies, ...services }) =>
        handle(
          { event, execution: 'arn:execution' },
          { ...services, records, engine: terminologies, prefix: termListPrefix('test') },
        );
    },
  },
  'report-dead-execution': {
    'an execution': async (cloud) => {
      const event = put(cloud, `${slug}.md`, text);
      await ingest(inputOf(event), servicesInMemory(cloud));
      const handle = guarded(reportDeadExecution);
      return (services) => handle({ detail: dead(event) }, services);
    },
  },
  'replay-letters': {
    letters: async (cloud) => {
      const letter = {
        body: JSON.stringify({ source: 'aws.s3', id: 'e', ...put(cloud, `${slug}.md`, text) }),
        receipt: '1',
      };
      const handle = guarded(replayLetters);
      return ({ work, uploadBucket }) => {
        let waiting = [letter, { body: secret, receipt: '2' }];
        const letters = {
          // Requests that a test can break.
          receive: async () => {
            await work.read('letters');
            const received = waiting;
            waiting = [];
            return received;
          },
          remove: async () => {},
          putBack: async () => {},
        };
        return handle({
          letters,
          uploadBucket,
          remainingMs: () => 600_000,
          start: async () => void (await work.read('start')),
        });
      };
    },
  },
};

const metadata = { httpStatusCode: 503, requestId: '4442587FB7D0A2F9', attempts: 3 };
const malformed = () => {
  try {
    return parseXml(`<a><${secret}></a>`);
  } catch (error) {
    return error;
  }
};

/** What a request or a parser may throw, with words of the text in every place. */
const faults: [string, () => unknown][] = [
  [
    "an answer of the SDK's",
    () =>
      Object.assign(new Error(`The key ${slug} is busy`, { cause: malformed() }), {
        name: 'SlowDown',
        Key: slug,
        $metadata: metadata,
      }),
  ],
  ['a lost connection', () => Object.assign(new Error(`${secret} was hung up on`), { code: 'ECONNRESET' })],
  ['a message that looks like a stack', () => new TypeError(`no\n    at ${secret} (${repository}/${secret}.ts:1:1)`)],
  ['a fault of a parser', malformed],
  ['a text', () => `${secret} is a text`],
  ['a retryable error', () => new Retryable('EngineUnavailable', secret, { cause: new Error(secret) })],
];

let turn = 0;

/** Runs a scene with its first request refused, then with its second, and so on, until it needs no more. */
async function refusedAtEach(scene: (cloud: InMemoryCloud) => Promise<Act>): Promise<unknown[]> {
  const cloud = pipelineInMemory();
  const act = await scene(cloud);
  const thrown: unknown[] = [];
  const every = tier === 'thorough' ? 1 : 15;
  for (let n = 0; n < 200; n += every) {
    let requests = 0;
    let isRefused = false;
    const step = async <T>(_: unknown, send: () => T): Promise<T> => {
      requests += 1;
      if (requests !== n + 1) return send();
      isRefused = true;
      turn += 1;
      throw faults[turn % faults.length]?.[1]();
    };
    const before = written.length;
    await act(servicesInMemory(cloud, { step }), cloud.connect(step)).catch((error: unknown) => {
      thrown.push(error);
      expect(shownOf(error)).not.toContain(secret);
      expect(written.slice(before).join('\n')).toContain("event: 'failed'");
    });
    if (!isRefused) break;
  }
  return thrown;
}

describe.each(Object.entries(scenes))('%s', (name, of) => {
  test.each(Object.entries(of))('%s: nothing of a text or a key leaves the function', async (_, scene) => {
    const thrown = await refusedAtEach(scene);
    expect(written.join('\n')).not.toContain(secret);
    expect(written.length, name).toBeGreaterThan(0);
    if (!['site', 'import-terms'].includes(name)) expect(thrown.length).toBeGreaterThan(0);
  });
});

test('what a function finds in the work bucket is not quoted where it is not JSON', async () => {
  const cloud = pipelineInMemory();
  const act = await scenes.publish['a release']?.(cloud);
  for (const [key] of cloud.s3.objects(places.work)) {
    cloud.s3.answer('PutObjectCommand', { Bucket: places.work, Key: key, Body: `{"title": ${secret}}` });
  }
  const thrown = await act?.(servicesInMemory(cloud), cloud.connect()).catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(Error);
  expect(shownOf(thrown)).not.toContain(secret);
});

describe('an operator finds', () => {
  const caught = async (thrown: unknown, input: object = {}) =>
    (await guarded(async () => {
      throw thrown;
    })(input as never).catch((error: unknown) => error)) as Error;

  test('the name, which the state machine matches, and the names of what caused it', async () => {
    const engine = new Error(secret, { cause: new Retryable('EngineUnavailable', secret) });
    const error = await caught(engine);
    expect(error.name).toBe('Error');
    expect(error.message).toBe('Error, caused by EngineUnavailable');
    expect((await caught(new Retryable('Contended', slug))).name).toBe('Contended');
  });

  test("AWS's status and request id", async () => {
    const refusal = Object.assign(new Error(slug), { name: 'SlowDown', $metadata: metadata });
    expect((await caught(refusal)).message).toBe('SlowDown (HTTP 503, request 4442587FB7D0A2F9)');
    expect(written.join()).toContain("request: '4442587FB7D0A2F9'");
  });

  test('codes of rejections, of failures and of Node.js', async () => {
    expect((await caught(new Rejection('NotText', slug))).message).toBe('Rejection (NotText)');
    expect((await caught(new LanguageFailure('CheckFailed', slug))).message).toBe('LanguageFailure (CheckFailed)');
    expect((await caught(Object.assign(new Error(slug), { code: 'ECONNRESET' }))).message).toBe('Error (ECONNRESET)');
  });

  test('what the code says itself, with numbers', async () => {
    expect((await caught(fault`v${3} has no page`)).message).toBe('InternalFault: v3 has no page');
  });

  test('the place in the code', async () => {
    const error = await caught(new TypeError(`a\n    at ${secret} (${repository}/x.ts:1:1)`));
    expect(error.stack).toMatch(/^TypeError: TypeError\n {4}at tests\/functions\/logs\.test\.ts:\d+:\d+/);
  });

  test('the execution, the upload, the revision and the language', async () => {
    const upload = { key: `${slug}.md`, versionId: 'v-1' };
    await caught(new Error(slug), { release: { slug, revision: 7, upload }, language: 'fr' });
    expect(written.join()).toMatch(/upload: 'v-1',\s+revision: 7,\s+language: 'fr'/);
    await caught(new Error(slug), inputOf(eventOf('Object Created', slug, 'v-2')));
    expect(written.join()).toMatch(/execution: 'arn:execution',\s+upload: 'v-2'/);
  });
});

interface Node {
  type: string;
  [member: string]: unknown;
}

describe('the code', () => {
  const read = (file: string) => readFileSync(path.join(repository, file), 'utf8');
  /** What the handlers import, and so on. */
  const files = new Set(globSync('functions/**/*.ts', { cwd: repository }));
  for (const file of files) {
    for (const [, imported = ''] of read(file).matchAll(/^(?:import|export|\}) .*?from '(\.[^']+\.ts)'/gm)) {
      files.add(path.join(path.dirname(file), imported));
    }
  }

  test.each(Object.keys(environment))('guards the handler of %s', (name) => {
    const file = `functions/${name}/handler.ts`;
    const { body } = parseSync(file, read(file)).program as unknown as { body: Node[] };
    const exported = body.filter(({ type }) => type === 'ExportNamedDeclaration');
    const declared = exported.flatMap(
      ({ declaration }) => (declaration as { declarations?: Node[] }).declarations ?? [],
    );
    expect(exported).toHaveLength(1);
    expect(declared).toMatchObject([
      { id: { name: 'handler' }, init: { type: 'CallExpression', callee: { name: 'guarded' } } },
    ]);
  });

  test('writes to the log in one file', () => {
    const writers = [...files].filter((file) => /\bconsole\s*[.[]|process\.std(?:out|err)/.test(read(file)));
    expect(writers).toEqual(['functions/shared/log.ts']);
  });

  test('throws faults, whose message may be logged', () => {
    const own = [...files].filter((file) => !file.startsWith('contracts/'));
    expect(own.length).toBeGreaterThan(300);
    expect(own.filter((file) => /new Error\(/.test(read(file)))).toEqual([]);
  });
});
