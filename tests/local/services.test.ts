import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer as createTlsServer, request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ensureCertificate } from '../../local/certificate.ts';
import { startChild } from '../../local/child.ts';
import { LocalError, oneLine } from '../../local/errors.ts';
import { choosePort } from '../../local/ports.ts';
import { stopAll } from '../../local/service.ts';

async function temporary(): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), 'services-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  return directory;
}

async function takenPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

test('a preferred port that is taken gives way to a free one; an asked one is an error', async () => {
  const taken = await takenPort();
  expect(await choosePort(undefined, taken)).not.toBe(taken);
  await expect(choosePort(taken, 1)).rejects.toMatchObject({ code: 'PortTaken' });
});

test('services stop in reverse, whatever one of them does', async () => {
  const order: string[] = [];
  const service = (name: string) => ({ name, stop: async () => void order.push(name) });
  const broken = { name: 'broken', stop: () => Promise.reject(new Error('no')) };
  await stopAll([service('first'), broken, service('last')]);
  expect(order).toEqual(['last', 'first']);
});

test('a child that ends early is reported with its log', async () => {
  const log = path.join(await temporary(), 'child.log');
  const child = {
    name: 'Child',
    command: process.execPath,
    args: ['-e', 'console.log("why"); process.exit(3)'],
    env: process.env,
    log,
  };
  await expect(startChild({ ...child, ready: async () => false })).rejects.toMatchObject({ code: 'ServiceExited' });
  expect(await readFile(log, 'utf8')).toBe('why\n');
});

test('the certificate is trusted for every name that is used, and kept', async () => {
  const directory = await temporary();
  const files = await ensureCertificate(directory);
  const before = await readFile(files.certificate, 'utf8');
  await ensureCertificate(directory);
  expect(await readFile(files.certificate, 'utf8')).toBe(before);

  const [cert, key, ca] = await Promise.all(
    [files.certificate, files.key, files.caBundle].map((file) => readFile(file)),
  );
  const server = createTlsServer({ cert, key }, (_request, response) => response.end('ok')).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  for (const servername of ['localhost', 'bucket.s3.localhost', 'd1.cloudfront.localhost', '']) {
    const asked = request({ host: '127.0.0.1', port, ca, agent: false, ...(servername ? { servername } : {}) }).end();
    const [answer] = await once(asked, 'response');
    expect(answer.statusCode).toBe(200);
    answer.resume();
  }
});

test('an error is one line that says what to do', () => {
  const line = oneLine(new LocalError('PythonMissing', 'No Python 3.10 or newer was found.'));
  expect(line).toBe(
    'No Python 3.10 or newer was found. Install Python 3.10 or newer with its venv module (Debian: apt install python3 python3-venv). (PythonMissing)',
  );
});
