import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { publishKeys, urlPath } from '../../contracts/keys.ts';
import { group } from '../support/group.ts';
import { domOf as domIn } from './support/chromium.ts';
import { s3, stack } from './support/cloud.ts';
import { fresh } from './support/releases.ts';

/**
 * What the headers alone hold back in a browser, if everything before them has failed: hostile files
 * are put into the publish bucket as they are, without sanitising and without being downloads.
 */

const ran = (how: string) => `document.documentElement.setAttribute('data-${how}', 'ran')`;
const html = `<!doctype html><html><head><title>Hostile</title><style>html{--styled:1}</style></head><body>
<script>${ran('inline')}</script>
<script src="data:text/javascript,${encodeURIComponent(ran('source'))}"></script>
<img src="data:image/png;base64,broken" onerror="${ran('handler')}">
<svg onload="${ran('svg')}"></svg>
<iframe src="javascript:${encodeURIComponent(`parent.${ran('frame')}`)}"></iframe>
<form action="/sent" name="form"><input name="a"></form></body></html>`;
const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="${ran('svg')}"><script>${ran('inline')}</script></svg>`;
const refresh = (to: string) =>
  `<!doctype html><html><head><title>Stays</title><meta http-equiv="refresh" content="0;url=${to}"></head><body></body></html>`;

/** Without the distribution's headers: so it is seen that the files are hostile, and that the browser shows it. */
const bare = createServer((request, response) => {
  const bodies: Record<string, string> = { '/html': html, '/svg': svg, '/refresh': refresh('/gone') };
  const type = request.url === '/svg' ? 'image/svg+xml' : 'text/html';
  response.writeHead(200, { 'content-type': type }).end(bodies[request.url ?? ''] ?? '<title>Gone</title>');
});
beforeAll(async () => {
  bare.listen(0, '127.0.0.1');
  await once(bare, 'listening');
});
afterAll(() => bare.close());
const bareUrl = (path: string) => `http://127.0.0.1:${(bare.address() as AddressInfo).port}${path}`;

async function put(key: string, type: string, body: string): Promise<string> {
  await s3.send(
    new PutObjectCommand({
      Bucket: stack.publishBucket,
      Key: key,
      Body: body,
      ContentType: type,
      IfNoneMatch: '*',
    }),
  );
  return `${stack.siteUrl}/${urlPath(key)}`;
}

const what = (dom: string) => [...dom.matchAll(/data-(\w+)="ran"/g)].map(([, how]) => how).toSorted();

const { describe, programs } = await group('browser');
const domOf = (address: string) => domIn(programs.browser, address);

describe('hostile files without the headers', () => {
  it('run', async () => {
    expect(what(await domOf(bareUrl('/html')))).toEqual(['frame', 'handler', 'inline', 'source', 'svg']);
    expect(what(await domOf(bareUrl('/svg')))).toEqual(['inline', 'svg']);
    expect(await domOf(bareUrl('/refresh'))).toContain('<title>Gone</title>');
  });
});

describe('behind the distribution they are inert', () => {
  const slug = fresh('hostile');
  const folder = publishKeys.version(slug, 1);

  it.each([
    ['a page', publishKeys.sitePage('en', slug).replace('/index.html', '/'), 'text/html; charset=utf-8', html],
    ['a document', `${folder}${publishKeys.document('en', 'html')}`, 'text/html; charset=utf-8', html],
    ['an asset', `${folder}${publishKeys.asset('map.svg')}`, 'image/svg+xml', svg],
  ])('as %s', async (_, address, type, body) => {
    const url = await put(address.endsWith('/') ? `${address}index.html` : address, type, body);
    const dom = await domOf(url.replace(/index\.html$/, ''));
    expect(dom).toContain(body === svg ? '<svg' : '<title>Hostile</title>');
    expect(what(dom)).toEqual([]);
  });

  it('as a document that wants to lead elsewhere', async () => {
    const key = `${folder}${publishKeys.document('fr', 'html')}`;
    const url = await put(key, 'text/html; charset=utf-8', refresh(bareUrl('/gone')));
    expect(await domOf(url)).toContain('<title>Stays</title>');
  });
});
