import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { describePlan } from '../../cli/republish/describe.ts';
import { decode } from '../../core/documents/encoding/decode.ts';
import { shellQuoted } from '../../core/lib/text/shell-quoted.ts';
import { approvalCommand } from '../../core/releases/uploads/approval.ts';
import { sayAgainCommand } from '../../core/releases/uploads/republished.ts';
import { uploadAgainCommand } from '../../core/releases/uploads/upload-again-command.ts';
import { rejection } from '../core/rejection.ts';
import { oddNames } from '../support/odd-names.ts';
import { Embargoed } from './preview/embargoed.ts';

vi.spyOn(console, 'info').mockImplementation(() => {});

/** Names that a shell would run, expand, split or take for an option. What they would run makes a file. */
const hostile = [
  ...oddNames,
  "it's",
  "'",
  "''",
  "'; : > owned; '",
  '"; : > owned; "',
  '$(: > owned)',
  '`: > owned`',
  '\\',
  'a\\',
  "a\\'b",
  'a\nb',
  '\n: > owned\n',
  'a\r\nb',
  'a\tb',
  '$HOME ${PATH} $$ $? $1 $@',
  '; : > owned',
  '&& : > owned',
  '| : > owned',
  '> owned',
  '< /etc/passwd',
  '<<END',
  '& : > owned &',
  '#',
  '# a',
  '!!',
  '!1',
  '~',
  '~root',
  '*',
  '?',
  '[a-z]',
  '{a,b}',
  '-',
  '-rf',
  '--recursive',
  '-e $(: > owned)',
  'a=b',
  'IFS=x',
  '%s%n',
  '\u001b]0;owned\u0007',
  '\u202egpj',
  '‘quoted’',
  "$'\\n'",
  '日本 語',
];

/** A command, and the arguments of the program in it that it must come to. */
interface Case {
  command: string;
  /** With the program’s name. */
  words: readonly string[];
}

/** Sends commands to one shell, in which `aws` and `iconv` say what their arguments are. */
function asShellReads(commands: readonly string[], folder: string): string[][] {
  const say = (name: string, to = '') =>
    `${name}() { printf '%s\\0' "$(($# + 1))" ${name}${to}; for word; do printf '%s\\0' "$word"${to}; done; }`;
  const script = [
    'exec 3>&1',
    // To where the shell's output goes, as the command sends the program's to a file.
    `iconv() { printf '%s\\0' "$(($# + 1))" iconv "$@" >&3; }`,
    say('aws'),
    ...commands,
  ].join('\n');
  // Nothing but the shell itself can run.
  const { stdout, stderr, status } = spawnSync('/bin/sh', {
    input: `${script}\n`,
    cwd: folder,
    env: { PATH: '/nowhere' },
    encoding: 'utf8',
    timeout: 20_000,
  });
  if (status !== 0 || stderr !== '') throw new Error(`The shell ended with ${status}: ${stderr.slice(0, 500)}`);
  const said = stdout.split('\0').slice(0, -1);
  const found: string[][] = [];
  for (let at = 0; at < said.length; at += Number(said[at]) + 1) {
    found.push(said.slice(at + 1, at + 1 + Number(said[at])));
  }
  return found;
}

const bucket = 'upload';
const folder = mkdtempSync(path.join(tmpdir(), 'dragoman-shell-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The command that ends a message. */
const after = (message: string, start: string) => message.slice(message.indexOf(start));

const cases: Record<string, (name: string) => Case> = {
  'to approve an expense': (name) => ({
    command: approvalCommand(bucket, { key: `${name}.md`, versionId: name }, 7),
    words: ['aws', 's3', 'cp', '-', `s3://${bucket}/approvals/${name}.md/${name}`],
  }),
  'to upload with more metadata': (name) => {
    const object = { bucket, key: `${name}.md`, metadata: { title: name }, contentType: name, contentLanguage: name };
    const address = `s3://${bucket}/${name}.md`;
    const metadata = { title: name, embargo: 'none' };
    const plain = /^\w[\w.:/+ -]*$/.test(name);
    return {
      command: uploadAgainCommand(object, { embargo: 'none' }),
      words: [
        ...['aws', 's3', 'cp', address, address, '--metadata-directive', 'REPLACE'],
        ...['--content-type', name, '--content-language', name],
        ...['--metadata', plain ? `title=${name},embargo=none` : JSON.stringify(metadata)],
      ],
    };
  },
  'to say again what somebody said': (name) => ({
    command: sayAgainCommand({ bucket, key: name }, { versionId: name, isDeletion: false }),
    words: [
      ...['aws', 's3api', 'copy-object', '--copy-source'],
      `${bucket}/${encodeURIComponent(name).replaceAll('%2F', '/')}?versionId=${name}`,
      ...['--bucket', bucket, ...(name.startsWith('-') ? [`--key=${name}`] : ['--key', name])],
      ...['--tagging-directive', 'REPLACE'],
    ],
  }),
  'to delete once more': (name) => ({
    command: sayAgainCommand({ bucket, key: name }, { versionId: 'v', isDeletion: true }),
    words: ['aws', 's3', 'rm', `s3://${bucket}/${name}`],
  }),
  'that republish prints': (name) => {
    const plan = { planned: [], later: [], large: [], left: new Map(), unknown: [], deleted: [name] };
    const told = describePlan(plan, { pricePerMillion: 15, bucket, characters: 1 });
    return { command: after(told, 'aws s3 rm').trimEnd(), words: ['aws', 's3', 'rm', `s3://${bucket}/${name}`] };
  },
  'to convert a file': (name) => {
    const { message } = rejection(() => decode(Buffer.from('caf\xe9', 'latin1'), 'markdown', {}, name));
    const encoding = /iconv -f (\S+)/.exec(message)?.[1] ?? '';
    return {
      command: after(message, 'iconv -f'),
      words: ['iconv', '-f', encoding, '-t', 'UTF-8', name],
    };
  },
};

describe('a shell reads the words of a command as they were meant', () => {
  const made = Object.entries(cases).flatMap(([what, make]) => hostile.map((name) => ({ what, name, ...make(name) })));
  let read: string[][] = [];
  beforeAll(() => {
    read = asShellReads(
      made.map(({ command }) => command),
      folder,
    );
  });

  test.each(Object.keys(cases))('%s', (what) => {
    const of = made.flatMap((one, index) => (one.what === what ? [{ ...one, read: read[index] }] : []));
    expect(of).toHaveLength(hostile.length);
    expect(of.filter((one) => JSON.stringify(one.read) !== JSON.stringify(one.words))).toEqual([]);
  });

  test('and runs nothing else, nor writes more than the file that it names', () => {
    expect(read).toHaveLength(made.length);
    expect(readdirSync(folder)).toEqual(['converted']);
  });
});

test('the command that fetches a preview too', async () => {
  const name = '-rf it\'s "$(: > owned)" `: > owned`; : > owned & *';
  const desk = new Embargoed();
  await desk.show(`press/${name}.md`);
  const { fetch = '' } = desk.report(`press/${name}.md`).preview ?? {};
  const made = mkdtempSync(path.join(tmpdir(), 'dragoman-shell-'));
  expect(asShellReads([fetch], made)).toEqual([
    ['aws', 's3', 'cp', '--recursive', `s3://work/preview/press/${name}.files/r1/`, `preview-${name}`],
  ]);
  expect(readdirSync(made)).toEqual([]);
  rmSync(made, { recursive: true });
});

test('without quotes, or in double ones, such names would be something else', () => {
  const made = mkdtempSync(path.join(tmpdir(), 'dragoman-shell-'));
  const names = ['a b', '$(: > owned)', '`: > owned`', '; : > owned', '$HOME'];
  const readAs = (quoted: (name: string) => string) =>
    asShellReads(
      names.map((name) => `aws ${quoted(name)}`),
      made,
    );
  const meant = names.map((name) => ['aws', name]);
  expect(readAs(shellQuoted)).toEqual(meant);
  expect(readdirSync(made)).toEqual([]);
  expect(readAs((name) => `"${name}"`)).not.toEqual(meant);
  expect(readdirSync(made)).toEqual(['owned']);
  expect(readAs((name) => name)).not.toEqual(meant);
  rmSync(made, { recursive: true });
});
