import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CliError } from '../../cli/cli-error.ts';
import * as estimate from '../../cli/estimate/main.ts';
import * as memory from '../../cli/memory/main.ts';
import * as purge from '../../cli/purge/main.ts';
import * as site from '../../cli/site/main.ts';
import { publishKeys } from '../../contracts/keys.ts';
import { siteWriter } from '../../core/publication/site/writer/site.ts';
import type { MemoryEntry } from '../../core/translation/memory/entries.ts';
import { repository } from '../../local/paths.ts';
import { deploymentInMemory } from '../support/in-memory-cloud/deployment.ts';
import type { InMemoryCloud } from '../support/in-memory-cloud/in-memory-cloud.ts';
import { publishText } from '../support/in-memory-cloud/publish-text.ts';
import { pipelineInMemory, places, servicesInMemory } from '../support/in-memory-cloud/services.ts';

const commands = { estimate, memory, site, purge };

let cloud: InMemoryCloud;
let printed: { out: string; err: string };
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'commands-'));
  cloud = pipelineInMemory();
  printed = { out: '', err: '' };
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed.out += stripVTControlCharacters(String(text));
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    printed.err += stripVTControlCharacters(String(text));
    return true;
  });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

const run = (command: keyof typeof commands, ...args: string[]) =>
  commands[command].main(args, async () => deploymentInMemory(cloud));

/** Two versions of a release, on the site's lists, and what the memory has of them. */
async function published(): Promise<void> {
  const services = servicesInMemory(cloud);
  await publishText(cloud, 'ferry', 'Alma owes nothing.');
  await publishText(cloud, 'ferry', 'The debt is paid.');
  await siteWriter({ ...services, releases: services.public })(['ferry']);
  const entry = (source: string): [string, MemoryEntry] => [
    source,
    {
      source,
      target: `${source} (es)`,
      sourceLanguage: 'en',
      targetLanguage: 'es',
      release: 'ferry',
      engine: 'test',
      paidBy: 'ferry#1',
      characters: source.length,
      receipt: { id: 'r', requests: 1, characters: source.length },
    },
  ];
  await services.memory.keep(new Map([entry('Alma owes nothing.'), entry('The debt is paid.')]));
}
const inMemory = () => cloud.dynamo.items(places.memory).map(({ key }) => key);
const objects = (prefix: string) =>
  [...cloud.s3.objects(places.publish).keys()].filter((key) => key.startsWith(prefix));

describe('every command', () => {
  test.each(Object.keys(commands) as (keyof typeof commands)[])('%s says how it is used', async (command) => {
    await run(command, '--help');
    expect(printed).toEqual({ out: commands[command].help, err: '' });
    expect(printed.out).toContain('--stack NAME');
  });

  test.each([
    ['estimate', []],
    ['estimate', ['--metadata', 'no-value', 'a.md']],
    ['memory', ['burn']],
    ['memory', ['stats', 'more']],
    ['memory', ['forget']],
    ['memory', ['export', '--to', 'klingon']],
    ['site', ['demolish']],
    ['site', ['rebuild', '--from', 'zero']],
    ['purge', ['a-release']],
    ['purge', ['a-release', '2']],
    ['purge', ['a-release', 'v1', '--force']],
    ['purge', ['a-release', 'v1']],
  ] as const)('%s %j is refused, and says why in one line', async (command, args) => {
    const error = await run(command, ...args).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(CliError);
    expect((error as Error).message.split('\n')).toHaveLength(1);
    expect(printed.out).toBe('');
  });

  test('ends with code 1 and without a stack trace where it is refused', () => {
    const main = path.join(repository, 'cli', 'memory', 'main.ts');
    const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'burn'], { encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).toContain('"burn"');
  });
});

describe('estimate', () => {
  test('counts files by the configuration of what is deployed', async () => {
    const example = path.join(repository, 'examples', 'river-ferry.md');
    await run('estimate', '--json', example);
    const [made] = JSON.parse(printed.out) as [{ languages: object }];
    expect(made).toMatchObject({ release: 'river-ferry', memory: 'the stack Press' });
    expect(JSON.stringify(made)).toContain('"fr"');
  });
});

describe('memory', () => {
  beforeEach(published);

  test('export writes every entry as TMX', async () => {
    const file = path.join(folder, 'memory.tmx');
    await run('memory', 'export', '-o', file);
    const tmx = await readFile(file, 'utf8');
    expect(tmx).toContain('<seg>Alma owes nothing.</seg>');
    expect(tmx).toContain('<seg>The debt is paid. (es)</seg>');
    expect(printed.err).toContain('2 entries of the stack Press');
  });

  test('forget shows what it would remove, and removes it with --yes', async () => {
    await run('memory', 'forget', '--matching', 'alma', '--yes');
    expect(printed.out).toContain('Alma owes nothing.');
    expect(inMemory()).toEqual(['The debt is paid.']);
    await run('memory', 'forget', '--text', 'Nobody said this.', '--yes');
    expect(inMemory()).toEqual(['The debt is paid.']);
  });

  test('stats counts entries by language, and what the published versions have saved', async () => {
    await run('memory', 'stats');
    expect(printed.out).toContain('the stack Press');
    expect(printed.out).toMatch(/es\b.*2/);
  });
});

describe('purge', () => {
  beforeEach(published);

  test('lists what it would remove, and removes it with --yes', async () => {
    await run('purge', 'ferry', 'v1');
    const manifest = publishKeys.manifest('ferry', 1);
    expect(printed.out).toContain(manifest);
    expect(printed.out).toContain('Alma owes nothing.');
    expect(objects('releases/ferry/v1/')).toContain(manifest);
    await run('purge', 'ferry', 'v1', '--yes');
    expect(objects('releases/ferry/v1/')).toEqual([]);
    expect(objects('releases/ferry/v2/')).not.toEqual([]);
    expect(inMemory()).toEqual(['The debt is paid.']);
  });
});

describe('site', () => {
  beforeEach(published);

  test('rebuild makes again what is gone', async () => {
    const before = cloud.s3.objects(places.publish);
    const gone = ['en/index.html', 'fr/feed.json', 'es/ferry/index.html'];
    for (const Key of gone) cloud.s3.answer('DeleteObjectCommand', { Bucket: places.publish, Key });
    await run('site', 'rebuild');
    const after = cloud.s3.objects(places.publish);
    for (const key of gone)
      expect([key, after.get(key)?.body.toString()]).toEqual([key, before.get(key)?.body.toString()]);
    expect(printed.out).toContain('1 release of the stack Press');
  });

  test('preview writes into a folder, and nothing else', async () => {
    const before = [...cloud.s3.objects(places.publish)].map(([key, { etag }]) => [key, etag]);
    await run('site', 'preview', '-o', folder);
    expect(await readFile(path.join(folder, 'en', 'index.html'), 'utf8')).toContain('ferry');
    expect([...cloud.s3.objects(places.publish)].map(([key, { etag }]) => [key, etag])).toEqual(before);
  });
});
