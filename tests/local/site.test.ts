import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureCertificate } from '../../local/certificate.ts';
import { type LocalSite, startSite } from '../../local/site.ts';

/** A server that answers with what it was asked. */
let directory: string;
let behind: Server;
let site: LocalSite;
let where: { endpoint: string; caBundle: string };

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'site-'));
  const { caBundle, certificate, key } = await ensureCertificate(directory);
  behind = createServer({ cert: await readFile(certificate), key: await readFile(key) }, (request, response) => {
    const headers = { etag: '"x"', 'strict-transport-security': 'max-age=1', 'x-asked': request.headers.host ?? '' };
    if (request.headers['if-none-match'] === '"x"') return void response.writeHead(304, headers).end();
    const language = request.headers['accept-language'] ?? '';
    response.writeHead(203, { ...headers, vary: 'a, b' }).end(`${request.method} ${request.url} ${language}`);
  });
  behind.listen(0, '127.0.0.1');
  await once(behind, 'listening');
  where = { endpoint: `https://127.0.0.1:${(behind.address() as AddressInfo).port}`, caBundle };
  site = await startSite(where);
});
afterAll(async () => {
  await site.stop();
  behind.close();
  await rm(directory, { recursive: true });
});

test('says so until there is a distribution', async () => {
  expect((await fetch(site.url)).status).toBe(503);
  site.show('d111111abcdef8.cloudfront.net');
  expect((await fetch(site.url)).status).toBe(203);
});

test('hands on what is asked and what is answered, as they are', async () => {
  const answer = await fetch(`${site.url}//fr/caf%C3%A9?a=b`, { headers: { 'accept-language': 'fr;q=0.5' } });
  expect(await answer.text()).toBe('GET //fr/caf%C3%A9?a=b fr;q=0.5');
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    etag: '"x"',
    vary: 'a, b',
    'strict-transport-security': 'max-age=1',
    'x-asked': 'd111111abcdef8.cloudfront.net',
  });
  expect((await fetch(site.url, { headers: { 'if-none-match': '"x"' } })).status).toBe(304);
  expect((await fetch(site.url, { method: 'HEAD' })).headers.get('etag')).toBe('"x"');
});

test('takes another port where the one that it prefers is taken', async () => {
  const taken = Number(new URL(site.url).port);
  const other = await startSite(where, taken);
  expect(Number(new URL(other.url).port)).not.toBe(taken);
  await other.stop();
});

test('says that nothing answers behind it', async () => {
  const alone = await startSite({ ...where, endpoint: 'https://127.0.0.1:1' });
  alone.show('d111111abcdef8.cloudfront.net');
  expect((await fetch(alone.url)).status).toBe(502);
  await alone.stop();
});
