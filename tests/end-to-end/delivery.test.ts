import { S3ServiceException } from '@aws-sdk/client-s3';
import { beforeAll, describe, expect, it } from 'vitest';
import { publishKeys, siteKeys, urlPath } from '../../contracts/keys.ts';
import type { Report } from '../../contracts/report.ts';
import { until } from '../../terminal/until.ts';
import { stack } from './support/cloud.ts';
import { getLocally } from './support/get-locally.ts';
import { drop, dropAndWait, fresh, published } from './support/releases.ts';

/** What a reader gets from the deployed distribution, its function included. */

const slug = fresh('q1.report');
let report: Report;
let notFound: Buffer;

/** Without following redirects. */
function get(path: string, headers: Record<string, string> = {}, method = 'GET') {
  return fetch(`${stack.siteUrl}${path}`, { redirect: 'manual', headers, method });
}

beforeAll(async () => {
  report = await dropAndWait(`${slug}.html`, '<h1>Quarter</h1>\n<p>Sales rose.</p>\n', {
    metadata: { languages: 'es' },
  });
  notFound = await until('the page of what is not there', pageOfWhatIsNotThere);
});

/** Undefined until the site's writer has written it, which follows the first release by a moment. */
async function pageOfWhatIsNotThere(): Promise<Buffer | undefined> {
  try {
    return (await published(siteKeys.notFound)).bytes;
  } catch (error) {
    if (!(error instanceof S3ServiceException) || error.$metadata.httpStatusCode !== 404) throw error;
    return undefined;
  }
}

const version = (path: string) => `/${urlPath(publishKeys.version(slug, 1) + path)}`;

describe('a release', () => {
  it('is at the address that its report says', async () => {
    const { url = '' } = report.languages['es'] ?? {};
    expect(url).toBe(`${stack.siteUrl}/es/${urlPath(slug)}/`);
    const answer = await fetch(url);
    expect(answer.status).toBe(200);
    const { bytes } = await published(publishKeys.sitePage('es', slug));
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'public, max-age=60',
      etag: expect.stringMatching(/^"/),
    });
  });

  it('is found without the slash too, though its name has a dot', async () => {
    for (const address of [`/es/${urlPath(slug)}`, version('es')]) {
      const answer = await get(address);
      expect(answer.status).toBe(301);
      expect(answer.headers.get('location')).toBe(`${address}/`);
      expect((await get(`${address}/`)).status).toBe(200);
    }
  });

  it('is not sent again to whoever has it', async () => {
    const address = `/es/${urlPath(slug)}/`;
    const etag = (await get(address)).headers.get('etag') ?? '';
    expect((await get(address, { 'if-none-match': etag })).status).toBe(304);
    expect((await get(address, {}, 'HEAD')).headers.get('etag')).toBe(etag);
  });

  it('has a document that is downloaded, whatever a browser would make of it', async () => {
    const answer = await get(version('es/document.html'));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename/);
    expect(answer.headers.get('content-security-policy')).toMatch(/default-src 'none'.*; sandbox$/);
    expect(answer.headers.get('cache-control')).toContain('s-maxage=31536000');
  });

  it('has data that pages of other sites may read, and pages that they may not', async () => {
    const origin = { origin: 'https://reader.example' };
    for (const address of [
      `/${urlPath(publishKeys.latest(slug))}`,
      version('manifest.json'),
      version('es/release.json'),
    ]) {
      const answer = await get(address, origin);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
      expect(answer.headers.has('access-control-allow-credentials')).toBe(false);
    }
    expect((await get(`/es/${urlPath(slug)}/`, origin)).headers.has('access-control-allow-origin')).toBe(false);
  });
});

it.each([
  ['es-MX, en;q=0.5', '/es/'],
  ['xx', '/en/'],
])('/ leads a reader of %s to %s', async (header, to) => {
  const answer = await get('/', { 'accept-language': header });
  expect(answer.status).toBe(302);
  expect(answer.headers.get('location')).toBe(to);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('vary')).toBe('Accept-Language');
});

it.each([
  '/nowhere',
  '/es/nowhere/',
  '/releases/',
  '/releases/nowhere/v1/manifest.json',
  '/es/..%2f..%2fx/',
  '//evil.example/',
  '/x?list-type=2',
])('%s tells nothing but that it is not there', async (address) => {
  const answer = await get(address);
  expect(answer.status).toBe(404);
  // What the edge keeps for a second, a browser would otherwise keep for as long as the page says.
  expect(answer.headers.get('cache-control')).toBe('no-cache');
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(notFound);
});

it('shows a held release to nobody before its time, and then to whoever kept asking', async () => {
  const name = fresh('held');
  const time = new Date(Date.now() + 6_000);
  const addresses = [publishKeys.sitePage('es', name), publishKeys.latest(name), publishKeys.manifest(name, 1)].map(
    (key) => `/${urlPath(key.replace(/index\.html$/, ''))}`,
  );
  await drop(`${name}.md`, '# Held\n\nNot before its time.\n', {
    metadata: { languages: 'es', embargo: time.toISOString() },
  });
  const early: string[] = [];
  await until('all of it to be public', async () => {
    const statuses = await Promise.all(addresses.map(async (address) => (await get(address)).status));
    if (Date.now() < time.getTime()) early.push(...addresses.filter((_, index) => statuses[index] !== 404));
    return statuses.every((status) => status === 200) || undefined;
  });
  expect(early).toEqual([]);
});

it('is protected on every answer', async () => {
  const addresses = [
    '/',
    '/es',
    `/es/${urlPath(slug)}/`,
    `/${urlPath(publishKeys.latest(slug))}`,
    version('es/document.html'),
    '/nowhere',
  ];
  for (const address of addresses) {
    const headers = Object.fromEntries((await get(address)).headers);
    expect(headers, address).toMatchObject({
      'strict-transport-security': 'max-age=31536000',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'permissions-policy': expect.stringContaining('camera=()'),
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'cross-origin',
    });
  }
});

it('takes nothing but GET and HEAD', async () => {
  for (const method of ['POST', 'PUT', 'DELETE'])
    expect((await get(`/es/${urlPath(slug)}/`, {}, method)).status).toBe(403);
});

it('is the only way to the bucket without a key', async () => {
  const key = urlPath(publishKeys.latest(slug));
  for (const path of [`/${stack.publishBucket}/${key}`, `/${stack.publishBucket}?list-type=2`])
    expect(await getLocally(path)).toMatchObject({ status: 403 });
});
