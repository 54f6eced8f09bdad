import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { download } from '../../local/demo/download.ts';

let state: string;
let out: string;
let objects: Map<string, string>;
let fetched: string[];

beforeEach(async () => {
  const directory = await mkdtemp(path.join(tmpdir(), 'download-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  [state, out] = [directory, path.join(directory, 'out')];
  objects = new Map([
    ['assets/site-1.css', 'body {}'],
    ['en/ferry/index.html', '<link href="/assets/site-1.css"><a href="/en/">All</a>'],
    ['en/index.html', '<a href="/en/ferry/">Ferry</a>'],
    ['releases/ferry/v1/en/document.html', '<a href="/en/">theirs</a>'],
    ['releases/a//b', 'no file has an empty name'],
    ['releases/../x', 'nor does one climb'],
  ]);
});

const etag = (body: string) => createHash('md5').update(body).digest('hex');

async function run(): Promise<string[]> {
  fetched = [];
  const buckets = {
    list: async () => [...objects].map(([key, body]) => ({ key, etag: etag(body) })),
    published: async (key: string) => {
      fetched.push(key);
      return Buffer.from(objects.get(key) ?? '');
    },
  };
  await download(buckets, { stateDirectory: state, siteUrl: 'http://127.0.0.1:4580' }, out);
  return fetched.toSorted();
}

const read = (key: string) => readFile(path.join(out, key), 'utf8');

test('pages are for files, documents are as they were published', async () => {
  await run();
  expect(await read('en/ferry/index.html')).toBe(
    '<link href="../../assets/site-1.css"><a href="../index.html">All</a>',
  );
  expect(await read('en/index.html')).toBe('<a href="ferry/index.html">Ferry</a>');
  expect(await read('releases/ferry/v1/en/document.html')).toBe('<a href="/en/">theirs</a>');
});

test('fetches what changed there or here, and what is gone goes', async () => {
  expect(await run()).toEqual([
    'assets/site-1.css',
    'en/ferry/index.html',
    'en/index.html',
    'releases/ferry/v1/en/document.html',
  ]);
  await writeFile(path.join(out, 'mine.txt'), 'somebody else put it there');
  expect(await run()).toEqual([]);
  objects.set('en/index.html', 'new');
  objects.delete('assets/site-1.css');
  await writeFile(path.join(out, 'en/ferry/index.html'), 'spoilt');
  expect(await run()).toEqual(['en/ferry/index.html', 'en/index.html']);
  expect(await read('en/index.html')).toBe('new');
  await expect(read('assets/site-1.css')).rejects.toThrow('ENOENT');
  expect(await read('mine.txt')).toBe('somebody else put it there');
});

test('a list that an earlier version of the program left counts for nothing', async () => {
  await writeFile(path.join(state, 'downloaded.json'), '["en/index.html"]');
  expect(await run()).toHaveLength(4);
});
