import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { bundledScript } from '../../../../support/bundled-script.ts';

const script = await bundledScript(new URL('../../../support/read-hostile-docx.ts', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'dragoman-hostile-'));
afterAll(() => rmSync(folder, { recursive: true }));

function node(...args: string[]): string {
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

/** What a document ends as. The heap is limited so that what need not be kept is not counted. */
function readDocument(name: string, heapMebibytes: number): { outcome: string; message: string; mebibytes: number } {
  const file = path.join(folder, `${name}.docx`);
  node(script, 'make', name, file);
  return JSON.parse(node(`--max-old-space-size=${heapMebibytes}`, '--max-semi-space-size=8', script, 'read', file));
}

describe('published or rejected in 512 MiB', () => {
  it.each([
    ['a part that unpacks to a gigabyte', 'bomb', 'TooLarge'],
    ['one that lies about it', 'lyingBomb', 'UnreadableDocument'],
    ['pictures that unpack to a gigabyte', 'pictureBomb', 'TooLarge'],
    ['entries that share their bytes', 'overlap', 'UnreadableDocument'],
    ['entities of entities', 'entities', 'UnreadableDocument'],
    ['an external entity', 'externalEntity', 'UnreadableDocument'],
    ['tables in tables, 100,000 deep', 'nested', 'TooDeeplyNested'],
    ['links in links, 100,000 deep', 'nestedLinks', 'TooDeeplyNested'],
    ['32 MiB of empty elements', 'elements', 'TooLarge'],
    ['100,000 styles, each based on the next', 'styles', 'published'],
    ['a paragraph of 50,000 runs in different formats', 'runs', 'published'],
    ['a paragraph of 25,000 fields', 'fields', 'published'],
    ['a paragraph of 25,000 fields that never end', 'openFields', 'published'],
    ['a text of 20 MiB in one run', 'longText', 'TooLarge'],
    ['a text of 3 MiB in one run', 'text', 'published'],
    ['an attribute of 20 MiB', 'longAttribute', 'published'],
  ])(
    '%s',
    (_, name, outcome) => {
      const result = readDocument(name, 250);
      expect(result).toMatchObject({ outcome });
      expect(result.mebibytes).toBeLessThan(512);
    },
    600_000,
  );
});

it('a document of the largest size, with as much text as may be, takes three quarters of what the function has', () => {
  const result = readDocument('largest', 640);
  expect(result).toMatchObject({ outcome: 'published' });
  expect(result.mebibytes).toBeLessThan(1536);
}, 600_000);
