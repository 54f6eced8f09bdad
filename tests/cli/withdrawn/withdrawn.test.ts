import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { stripVTControlCharacters } from 'node:util';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { addressesOf } from '../../../cli/withdrawn/addresses.ts';
import { type Asker, askerOf } from '../../../cli/withdrawn/ask.ts';
import { describeInspection } from '../../../cli/withdrawn/describe.ts';
import { inspect, leftOf } from '../../../cli/withdrawn/inspect.ts';
import { spellingsOf } from '../../../cli/withdrawn/spellings.ts';
import { publishKeys } from '../../../contracts/keys.ts';
import { edge } from '../../infra/edge.ts';
import { deploymentInMemory } from '../../support/in-memory-cloud/deployment.ts';
import type { InMemoryCloud } from '../../support/in-memory-cloud/in-memory-cloud.ts';
import { publishText, withdrawText } from '../../support/in-memory-cloud/publish-text.ts';
import { pipelineInMemory, places } from '../../support/in-memory-cloud/services.ts';

vi.spyOn(console, 'info').mockImplementation(() => {});

const slug = 'a ferry (new)';
const ask = edge({ languages: ['es', 'fr'] });
let cloud: InMemoryCloud;
let server: Server;
let asker: Asker;
/** Answers of a cache that was not told, by address. */
let stale: Map<string, string>;

/** The site: the edge function before the objects of the bucket. */
beforeEach(async () => {
  cloud = pipelineInMemory();
  stale = new Map();
  server = createServer((request, response) => {
    const [asked = ''] = (request.url ?? '').split('?');
    const { uri = '', statusCode, headers } = ask(asked);
    if (statusCode !== undefined) {
      return void response.writeHead(statusCode, { location: headers['location']?.value ?? '' }).end();
    }
    const object = cloud.s3.objects(places.publish).get(decodeURIComponent(uri.slice(1)));
    const body = stale.get(asked) ?? object?.body;
    if (body === undefined) return void response.writeHead(404).end();
    const isNotice = object?.metadata['withdrawn'] !== undefined && !stale.has(asked);
    response.writeHead(isNotice ? 410 : 200, { 'content-type': object?.ContentType ?? 'text/html' }).end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  asker = askerOf(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, 8);
});
afterEach(() => {
  asker.close();
  server.close();
});

async function inspected(only?: number) {
  const release = await addressesOf(deploymentInMemory(cloud), slug, only);
  const found = await inspect(release.keys, asker);
  return { release, found, text: stripVTControlCharacters(describeInspection(release, found)) };
}

test('each address has twenty spellings, each once', () => {
  for (const key of [publishKeys.manifest(slug, 1), publishKeys.sitePage('fr', slug)]) {
    const spellings = spellingsOf(key);
    expect(new Set(spellings.map(({ path }) => path)).size).toBe(spellings.length);
    expect(spellings.length).toBeGreaterThanOrEqual(20);
    expect(spellings[0]).toEqual({ how: 'as it is published', path: expect.stringMatching(/^\/(releases|fr)\/a%20f/) });
  }
});

test('a release that is public is there; withdrawn, nothing but notices is left', async () => {
  await publishText(cloud, slug, 'Alma owes nothing.');
  const before = await inspected(1);
  expect(before.release).toMatchObject({ lastVersion: 1, withdrawnAt: undefined, languages: ['en', 'es', 'fr'] });
  expect(leftOf(before.found).length).toBeGreaterThan(50);
  expect(before.text).toMatch(/\/releases\/a ferry \(new\)\/v1\/en\/document\.md +200 STILL THERE/);
  expect(before.text).toMatch(/not withdrawn; version 1; en, es, fr\n/);

  await withdrawText(cloud, slug);
  const { found, text } = await inspected();
  expect(leftOf(found)).toEqual([]);
  expect(text).toMatch(/\/en\/a ferry \(new\)\/index\.html +410 notice/);
  expect(text).toMatch(/\/releases\/a ferry \(new\)\/v1\/en\/document\.md +404 nothing/);
  expect(text).toMatch(/\/latest\/a ferry \(new\)\.json +200 notice/);
  expect(text).toMatch(/Nothing but notices is left under \d+ addresses, \d+ spellings\.\n$/);
});

test('one spelling that a cache kept is named, and so is what does not answer', async () => {
  await publishText(cloud, slug, 'Alma owes nothing.');
  await withdrawText(cloud, slug);
  const kept = `/${'releases/a%20ferry%20%28new%29/v1/en/document.md'}`;
  stale.set(kept, 'Alma owes nothing.');
  const { found, text } = await inspected(1);
  expect(leftOf(found)).toMatchObject([{ path: kept, verdict: 'there', status: 200 }]);
  expect(text).toContain(`1 of ${found.length} addresses, `);
  expect(text).toContain(`200  ${kept}  (brackets and the like escaped)`);
  expect(found.map(({ key }) => key).filter((key) => !key.startsWith('releases/'))).toEqual([]);
  server.closeAllConnections();
  server.close();
  const silent = await inspect([publishKeys.latest(slug)], asker);
  expect(leftOf(silent).every(({ verdict, status }) => verdict === 'unclear' && status === 0)).toBe(true);
});

test('a server that refuses an address which is not ASCII gives nothing; any other refusal is unclear', async () => {
  const refusing = createServer((_, response) => void response.writeHead(400).end());
  refusing.listen(0, '127.0.0.1');
  await once(refusing, 'listening');
  const strict = askerOf(`http://127.0.0.1:${(refusing.address() as AddressInfo).port}`, 8);
  const found = await inspect([publishKeys.latest('été')], strict);
  const clear = found.flatMap(({ answers }) => answers.filter(({ verdict }) => verdict !== 'unclear'));
  expect(clear).toMatchObject([{ how: 'bytes of UTF-8', status: 400, verdict: 'nothing' }]);
  strict.close();
  refusing.close();
});

test('a number that was never given is a mistake', async () => {
  await expect(inspected()).rejects.toThrow(/does not know a release/);
  await publishText(cloud, slug, 'Alma owes nothing.');
  await expect(inspected(2)).rejects.toThrow(/only 1 to 1/);
});
