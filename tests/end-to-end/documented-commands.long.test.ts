import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { StopExecutionCommand } from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Report } from '../../contracts/report.ts';
import { repository } from '../../local/paths.ts';
import { until } from '../../terminal/until.ts';
import { group } from '../support/group.ts';
import { sfn, stack } from './support/cloud.ts';
import { lines, type Person, personOf, prelude, told } from './support/documented-commands.ts';
import { executionsOf } from './support/executions.ts';
import { environment } from './support/npm-run.ts';
import { type Credentials, memberOf } from './support/persons.ts';
import { drop, dropAndWait, fresh, newestReport, remove, reportOf } from './support/releases.ts';

/**
 * Runs every command of README and of all pages of docs/, decisions left out, in a shell with the real AWS CLI and
 * the policy of the person that the page is for. support/documented-commands.ts says who types a line, and which
 * lines are left out and why.
 */

const { describe, programs } = await group('aws');
const spanish = { metadata: { languages: 'es' } };
const text = (n: number) => `# A release of 2026\n\nOn its page stands ${n}.\n`;

/** Files in the folder that each person types in. */
const files: Record<string, string> = {
  'release.md': text(3),
  'notice.txt': 'A notice\n\nThe ferry does not sail.\n',
  'notice.html': '<!doctype html><title>A notice</title><p>The ferry does not sail.</p>\n',
  'report.md': '# A report\n\n![A chart](report.files/chart.png)\n',
  'chart.png': 'An image.',
  'catalogue.json': '{ "title": "A catalogue", "items": [{ "body": "All of it." }] }\n',
  'terms.csv': 'en,es\nriver ferry of 2026,barco de 2026\n',
  'ours.tmx':
    '<tmx version="1.4"><header/><body><tu><tuv xml:lang="en"><seg>This sentence was translated elsewhere.</seg></tuv><tuv xml:lang="fr"><seg>Cette phrase a été traduite ailleurs.</seg></tuv></tu></body></tmx>\n',
  'fr.xlf': '<xliff/>\n',
  'release.docx': 'The release of this name is Markdown.',
};

const everybody: readonly Person[] = ['editor', 'operator', 'maintainer', 'administrator'];

let folder: string;
let execution: { arn: string; input: string };
let members: Record<Exclude<Person, 'administrator'>, Credentials>;

describe('what the documents tell to type', () => {
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'documented-'));
    await Promise.all(everybody.map((person) => shell(path.join(folder, person))));
    const reports = async (slug: string, body: (n: number) => string) => {
      for (const n of [1, 2, 3]) await dropAndWait(`2026/${slug}.md`, body(n), slug === 'release' ? {} : spanish);
    };
    const [editor, operator, maintainer, , died] = await Promise.all([
      memberOf('editors'),
      memberOf('operators'),
      memberOf('maintainers'),
      memberOf('approvers'),
      dead(),
      reports('release', text),
      reports('annual-report', (n) => `# The annual report\n\nPress contact: Ana Example\n\nPage ${n} of it.\n`),
      dropAndWait('2026/gone.md', '# Gone\n\nSoon.\n', spanish),
      dropAndWait('terminology/en.csv', files['terms.csv'] ?? ''),
    ]);
    members = { editor, operator, maintainer };
    execution = died;
    // The administrator gives people their rights, as docs/operators/deploy.md says, before they type anything.
    expect(await typed('administrator', (line) => line.startsWith('aws iam '))).toBe('');
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
    // What every other release would be translated with.
    const lists = ['terminology/en.csv', 'memory/en.fr.tmx'];
    await Promise.all(lists.map(async (key) => reportOf(await remove(key))));
  });

  it('works for those whom it is told', async () => {
    const others = (line: string) => !line.startsWith('aws iam ');
    const failed = await Promise.all([typed('editor', others), typed('operator', others)]);
    // Who looks after the site and the memory looks at what the others have dropped.
    failed.push(await typed('maintainer', others), await typed('administrator', others));
    expect(failed.join('')).toBe('');
  }, 600_000);

  it.each<[string, Report['outcome'], object]>([
    ['2026/notice.txt', 'published', { manifest: expect.any(String) }],
    ['2026/report.md', 'published', {}],
    ['2026/report.files/chart.png', 'published', {}],
    ['catalogue.json', 'published', {}],
    ['2026/release.fr.md', 'published', {}],
    ['2026/gone.md', 'withdrawn', {}],
    ['memory/en.fr.tmx', 'imported', { memory: expect.objectContaining({ imported: 1 }) }],
  ])('%s ends as %s', async (key, outcome, more) => {
    const report = await until(`the report of ${key}`, async () => {
      const newest = await newestReport(key);
      return newest?.outcome === outcome ? newest : undefined;
    });
    expect(report).toMatchObject(more);
  });

  it('leaves files where it says', async () => {
    const file = (...names: string[]) => readFile(path.join(folder, ...names), 'utf8');
    expect(await file('maintainer', 'memory.tmx')).toMatch(/^<\?xml /);
    expect(await file('maintainer', 'ours.tmx')).toMatch(/^<\?xml /);
    expect(await file('administrator', 'out', 'site', 'en', 'index.html')).toContain('</html>');
    expect(await file('editor', 'release-v3', 'fr', 'document.md')).toContain('#');
  });
});

/** An execution that somebody stopped. */
async function dead(): Promise<{ arn: string; input: string }> {
  const key = fresh('stopped.md');
  const embargo = new Date(Date.now() + 864e5).toISOString();
  const dropped = await drop(key, '# Stopped\n\nOnce.\n', { metadata: { languages: 'es', embargo } });
  await reportOf(dropped, ({ outcome }) => outcome === 'held');
  const [found] = await executionsOf(key);
  const arn = found?.executionArn ?? '';
  await sfn.send(new StopExecutionCommand({ executionArn: arn }));
  await reportOf(dropped);
  return { arn, input: found?.input ?? '' };
}

/** A folder like a checkout's, with what is typed about, and an `aws` that knows where the cloud is. */
async function shell(home: string): Promise<void> {
  await mkdir(home);
  for (const [name, content] of Object.entries(files)) await writeFile(path.join(home, name), content);
  for (const name of ['package.json', 'cdk.json', 'cli', 'node_modules']) {
    await symlink(path.join(repository, name), path.join(home, name));
  }
  const bin = path.join(home, 'bin');
  await mkdir(bin);
  // Debian's CLI, 2.9, does not look at AWS_ENDPOINT_URL; and Amazon Translate is at another address here.
  const aws = `#!/bin/sh
case $1 in translate) at=${stack.translateEndpoint};; *) at=${stack.endpoint};; esac
exec ${programs.aws} --endpoint-url $at "$@"
`;
  await writeFile(path.join(bin, 'aws'), aws);
  await chmod(path.join(bin, 'aws'), 0o755);
}

/** Types all lines of a person, and says which failed and how. */
async function typed(person: Person, wanted: (line: string) => boolean): Promise<string> {
  const home = path.join(folder, person);
  const [failures, said] = [path.join(home, 'failed'), path.join(home, 'said')];
  const before = prelude(person);
  const own = told.flatMap((each) => lines(each, before).filter((line) => personOf(line, each) === person));
  const script = [
    `exec > "${said}" 2>&1`,
    'set -u -E -o pipefail',
    `trap 'echo "$AT: exit $?" >> "${failures}"' ERR`,
    'administrator() { AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test "$@"; }',
    ...before.map(({ where, run }) => `AT=${quoted(where)}\n${run}`),
    ...own
      .filter(({ line, run }, n) => wanted(line) && own.findIndex((one) => one.run === run) === n)
      .map(({ where, run }) => `AT=${quoted(where)}\necho "+ $AT"\n${run}`),
    'echo "The end."',
  ].join('\n');
  await writeFile(failures, '');
  await writeFile(path.join(home, 'typed.sh'), `${script}\n`);
  const env = {
    ...environment,
    ...(person === 'administrator' ? {} : members[person]),
    PATH: `${path.join(home, 'bin')}${path.delimiter}${environment['PATH']}`,
    EXECUTION: execution?.arn ?? '',
    BODY: execution?.input ?? '',
    AWS_PAGER: '',
  };
  await new Promise<void>((resolve) => {
    const child = execFile('bash', ['typed.sh'], { cwd: home, env, timeout: 500_000 }, () => resolve());
    child.stdin?.end();
  });
  const [failed, all] = await Promise.all([failures, said].map((file) => readFile(file, 'utf8')));
  return failed === '' && all?.endsWith('The end.\n') ? '' : `--- as ${person}\n${failed}\n${all}`;
}

const quoted = (line: string) => `'${line.replaceAll("'", `'\\''`)}'`;
