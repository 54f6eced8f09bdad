import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { repository } from '../../../local/paths.ts';

/** Vitest on tests whose programs are nowhere. */
describe('a run', () => {
  let folder: string;
  const support = (name: string) => JSON.stringify(path.join(repository, 'tests', 'support', name));

  beforeAll(async () => {
    await mkdir(path.join(repository, '.local'), { recursive: true });
    folder = await mkdtemp(path.join(repository, '.local', 'left-out-'));
    await writeFile(
      path.join(folder, 'vitest.config.ts'),
      `import { leftOutPlugin } from ${support('left-out.ts')};
       const project = (name) => ({ plugins: [leftOutPlugin()], test: { name, include: [name + '.test.ts'] } });
       export default { test: { projects: [project('word'), project('other')] } };`,
    );
    await writeFile(
      path.join(folder, 'word.test.ts'),
      `import { beforeAll, expect, it } from 'vitest';
       import { group } from ${support('group.ts')};
       const { describe, test, programs } = await group('word');
       describe('documents', () => {
         beforeAll(() => { throw new Error('This must not run.'); });
         it.each([1, 2])('number %i', () => expect(programs.soffice).toBe('here'));
       });
       test('alone', () => { throw new Error('This must not run.'); });`,
    );
    await writeFile(
      path.join(folder, 'other.test.ts'),
      `import { expect, it } from 'vitest';
       it('runs', () => expect(1).toBe(1));
       if (process.env.SKIPS === 'itself') it.skip('does not', () => {});`,
    );
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function run(env: Record<string, string>, ...args: string[]) {
    const results = path.join(folder, `${JSON.stringify(env).replace(/\W/g, '')}.json`);
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
    const child = spawn(
      process.execPath,
      [path.join(repository, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--root', folder, ...reporters, ...args],
      { env: { HOME: folder, PATH: '/nowhere', NO_COLOR: '1', ...env } },
    );
    const [said, [status]] = await Promise.all([text(child.stdout), once(child, 'close')]);
    const counts = JSON.parse(await readFile(results, 'utf8'));
    return { status, lines: said.trimEnd().split('\n'), failed: counts.numFailedTests, passed: counts.numPassedTests };
  }

  test('passes, and its last line names the group', async () => {
    const { status, lines, failed, passed } = await run({ CI: '' });
    expect(lines.at(-1)).toMatch(/^Left out: 3 tests that need LibreOffice and pdftotext\. To run them: .+/);
    expect({ status, failed, passed }).toEqual({ status: 0, failed: 0, passed: 1 });
  });

  test('fails with CI=true', async () => {
    const { status, lines, failed, passed } = await run({ CI: 'true' });
    expect(lines.at(-1)).toMatch(/^Left out: 3 tests that need LibreOffice and pdftotext\. To run them: .+/);
    expect({ status, failed, passed }).toEqual({ status: 1, failed: 2, passed: 1 });
  });

  test('names a test that skips itself, and fails for it with CI=true', async () => {
    const one = ['--project', 'other'];
    const [alone, service] = await Promise.all([
      run({ SKIPS: 'itself', CI: '' }, ...one),
      run({ SKIPS: 'itself', CI: 'true' }, ...one),
    ]);
    expect([alone.status, service.status]).toEqual([0, 1]);
    expect(alone.lines.at(-1)).toBe('Skipped by its own code: other.test.ts > does not');
  });

  test('says nothing where somebody asks for tests by name', async () => {
    const { status, lines } = await run({ SKIPS: 'itself', CI: 'true' }, '--project', 'other', '-t', 'runs');
    expect(lines.filter((line) => line.startsWith('Skipped by'))).toEqual([]);
    expect(status).toBe(0);
  });
}, 60_000);
