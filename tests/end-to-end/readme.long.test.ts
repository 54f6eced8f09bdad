import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { awsEnvironment, withoutAws } from '../../local/environment.ts';
import { repository } from '../../local/paths.ts';
import { readStack } from '../../local/stack-file.ts';
import { doc } from '../docs/documents.ts';
import { toldBy } from '../docs/shell-commands.ts';
import { lines } from './support/documented-commands.ts';

/**
 * Runs what README tells a newcomer to type, word for word: the demo, a file of one's own, the deployment and the end.
 * documented-commands.long.test.ts runs the lines that publish and fetch, and `.ci/run` installs and tests.
 */

const told = toldBy(doc('README.md'));
const typed = told.flatMap((each) => each.lines).flatMap((line) => line.split(' && '));
const stateDirectory = path.join(repository, '.local', 'readme');
let folder: string;

beforeAll(async () => {
  await mkdir(stateDirectory, { recursive: true });
  folder = await mkdtemp(path.join(tmpdir(), 'readme-'));
});
afterAll(async () => {
  await type('npm run local -- --stop');
  await rm(folder, { recursive: true, force: true });
});

/** Types a line into a shell in the checkout. */
function type(line: string, more: NodeJS.ProcessEnv = {}): Promise<{ code: number; said: string }> {
  const env = { ...withoutAws(process.env), DRAGOMAN_STATE_DIRECTORY: stateDirectory, NO_COLOR: '1', ...more };
  return new Promise((resolve) => {
    const options = { cwd: repository, env, timeout: 400_000, maxBuffer: 64 * 1024 * 1024 };
    const child = execFile('bash', ['-c', line], options, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), said: `${stdout}${stderr}` });
    });
    child.stdin?.end();
  });
}

/** An administrator of the local cloud, as of an account. */
async function administrator(): Promise<NodeJS.ProcessEnv> {
  const stack = await readStack(stateDirectory);
  if (stack === null) throw new Error('the demo left no cloud');
  return { ...awsEnvironment(stack), NODE_EXTRA_CA_CERTS: path.resolve(repository, stack.caBundle) };
}

const elsewhere = new Set(['npm ci', 'npm test']);
/** Of a site that commands.test.ts has. */
const ofASite = 'npm run verify -- URL';
const here = [
  'npm run demo',
  'npm run demo -- path/to/file.txt',
  'npx cdk bootstrap',
  'npx cdk deploy -c languages=es,fr',
  'npm run local -- --stop',
];

test('every command of README is run here, by .ci/run, by commands.test.ts, or with those of the other pages', () => {
  const service = readFileSync(path.join(repository, '.ci', 'run'), 'utf8');
  for (const line of elsewhere) expect(service).toMatch(new RegExp(`^${line}( |$)`, 'm'));
  expect(readFileSync(new URL('commands.test.ts', import.meta.url), 'utf8')).toContain("npmRun('verify'");
  const withOthers = told.flatMap((each) => lines(each).map(({ line }) => line)).concat(ofASite);
  const left = typed.filter((line) => !elsewhere.has(line) && !here.includes(line) && !withOthers.includes(line));
  expect(left).toEqual([]);
  expect(here.filter((line) => !typed.includes(line))).toEqual([]);
});

test('the demo publishes the examples', async () => {
  const { code, said } = await type('npm run demo');
  expect(said).toMatch(/^river-ferry\.md {2}published as version 1$/m);
  expect(said.match(/^[\w-]+\.\w+ {2}published as version 1$/gm)).toHaveLength(3);
  expect(code).toBe(0);
});

test('the demo publishes a file of one’s own', async () => {
  const file = path.join(folder, 'notice.txt');
  await writeFile(file, 'A notice\n\nThe bridge is closed on Sunday.\n');
  const { code, said } = await type('npm run demo -- path/to/file.txt'.replace('path/to/file.txt', file));
  expect(said).toMatch(/^notice\.txt {2}published as version 1$/m);
  expect(code).toBe(0);
});

test('it is deployed in three commands', async () => {
  const env = await administrator();
  expect(await type('npx cdk bootstrap', env)).toMatchObject({ code: 0 });
  const { code, said } = await type('npx cdk deploy -c languages=es,fr', env);
  expect(said).toMatch(/Dragoman\.UploadBucketName = \S+/);
  expect(code).toBe(0);
  const estimate = await type('npm run estimate -- --stack Dragoman examples/river-ferry.md', env);
  expect(estimate.said).toMatch(/^ {2}fr +French/m);
  expect(estimate.said).not.toMatch(/^ {2}it +Italian/m);
});

test('the cloud is stopped', async () => {
  expect(await type('npm run local -- --stop')).toMatchObject({ code: 0 });
  expect(await readStack(stateDirectory)).toBeNull();
});
