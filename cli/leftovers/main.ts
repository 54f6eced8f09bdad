/** `npm run leftovers`: the data that a removed stack has left: adopts it into a new stack, or deletes it. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import colours from 'picocolors';
import type { RetainedResource } from '../../aws/cloudformation/retained.ts';
import { print } from '../../terminal/print.ts';
import { readArguments } from '../../terminal/read-arguments.ts';
import { table } from '../../terminal/table.ts';
import { CliError, mistaken, run } from '../cli-error.ts';
import { counted } from '../republish/describe.ts';
import { resourceMapping } from './adopt.ts';
import { type Account, accountOfEnvironment, deleteLeftovers, type Leftover, leftoversOf } from './leftovers.ts';
import { recognise } from './ours.ts';

export const help = `npm run leftovers -- list | adopt | delete --stack NAME

  For an administrator, after npx cdk destroy: buckets and tables stay in the account. What else the stack had is
  left alone.
  Docs: docs/operators/deploy.md

  list              what the stack NAME has left
  adopt             writes the file by which npx cdk import makes a new stack of it
    -o FILE         [out/adopt.json]
  delete            deletes all of it for good, after asking for the name of the stack;
                    the key that signed stays
    --confirm NAME  instead of asking

  --deleted TIME    only of the stack that was deleted then, as list shows it; adopt and delete ask for it if several
                    stacks of this name have left data
  --construct PATH  where the pipeline was in the stack, if its resources are left alone: such as my-pipeline
  --stack NAME      with the environment's AWS credentials and region
`;

/** @param connect the account that is meant */
export async function main(argv: string[], connect = accountOfEnvironment): Promise<void> {
  const { values, positionals } = argumentsOf(argv);
  const [command, more] = positionals;
  if (values.help || command === undefined) return void print(help);
  if ((command !== 'list' && command !== 'adopt' && command !== 'delete') || more !== undefined) {
    throw new CliError(`"${positionals.join(' ')}" is not a command. Use list, adopt or delete; see --help.`);
  }
  const name = values.stack;
  if (name === undefined) throw new CliError('Say which stack was removed: --stack NAME (see --help).');
  const account = await connect();
  try {
    const { exists, retained } = await account.deletedStacks(name);
    if (exists) throw new CliError(`The stack ${name} exists. What it holds is not left over: npx cdk destroy first.`);
    const partOf = recognise(retained, values.construct);
    const meant = retained.filter(({ deletedAt }) => [undefined, deletedAt.toISOString()].includes(values.deleted));
    const left = await leftoversOf(account, meant, partOf);
    const others = meant.filter((one) => partOf(one) === undefined);
    if (left.length === 0) {
      throw new CliError(
        `Nothing of Dragoman is left of a stack ${name}${values.deleted === undefined ? '' : ` that was deleted at ${values.deleted}`} in this account and region, as far as CloudFormation knows: it forgets a deleted stack after 90 days.\n${describeOthers(others)}`.trim(),
      );
    }
    print(
      `${colours.bold(`What is left of the stack ${name}`)}\n${describeLeftovers(left)}\n${describeOthers(others)}`,
    );
    if (command !== 'list') requireOneStack(left, `npm run leftovers -- ${command} --stack ${name}`);
    if (command === 'adopt') await adopt(left, values.output ?? path.join('out', 'adopt.json'), name);
    if (command === 'delete') {
      if (!(await isConfirmed(name, values.confirm))) return void print('\nNothing was deleted.\n');
      await deleteLeftovers(account, left, await othersNow(account, name, left), (what) => print(`${what}\n`));
      if (left.some(({ kind }) => kind === 'key')) print(`\n${keyStays}\n`);
    }
  } finally {
    account.close();
  }
}

/** @throws CliError if data of several stacks is left: one may be there to adopt, and another to delete */
function requireOneStack(left: readonly Leftover[], command: string): void {
  const times = new Set(left.filter(({ kind }) => kind !== 'key').map(({ deletedAt }) => deletedAt.toISOString()));
  if (times.size < 2) return;
  const lines = [...times].map((time) => `  ${command} --deleted ${time}`);
  throw new CliError(
    `${times.size} stacks of this name were deleted, and each has left data. Say which one you mean:\n${lines.join('\n')}`,
  );
}

/**
 * What other stacks have now: somebody may have adopted the data while the question waited.
 *
 * @throws CliError if a stack holds something of what is to be deleted, or has the name
 */
async function othersNow(account: Account, name: string, left: readonly Leftover[]) {
  const { exists, retained, held } = await account.deletedStacks(name);
  const still = new Set(retained.map(({ type, physicalId }) => `${type} ${physicalId}`));
  const taken = left.find(({ type, physicalId }) => !still.has(`${type} ${physicalId}`));
  if (!exists && taken === undefined) return [...retained, ...held];
  const why = exists ? `a stack ${name} was made` : `another stack took ${taken?.physicalId}`;
  throw new CliError(`Meanwhile ${why}. Nothing was deleted.`);
}

const keyStays =
  'The key that signed stays: without it nobody can sign in the name of the site. It costs a dollar a month; aws kms schedule-key-deletion ends that.';

async function adopt(left: readonly Leftover[], file: string, name: string): Promise<void> {
  const mapping = resourceMapping(left);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(mapping, null, 2)}\n`);
  const next = [
    `npx cdk import --resource-mapping ${file}`,
    'npx cdk deploy',
    `npm run republish -- --waiting --yes --stack ${name}`,
    `npm run site -- rebuild --stack ${name}`,
  ];
  print(`\n${file} names its buckets and tables. With the configuration that the stack had, type next:\n`);
  print(`${next.map((line) => `  ${line}\n`).join('')}`);
}

function describeLeftovers(left: readonly Leftover[]): string {
  const rows = left.map((one) => {
    const { kind, part, physicalId, deletedAt } = one;
    const bytes = kind === 'key' ? '' : size(one.bytes);
    return [kind, part.label, physicalId, holds(one), bytes, deletedAt.toISOString()];
  });
  return table(['', 'of', 'name', 'holds', { title: 'size', align: 'right' }, 'stack deleted'], rows);
}

/** What nothing proves to be Dragoman's. */
function describeOthers(others: readonly RetainedResource[]): string {
  if (others.length === 0) return '';
  const lines = others.map(({ type, logicalId, physicalId }) => `  ${type} ${physicalId} (${logicalId})\n`);
  return `\nLeft alone, since nothing proves that it is Dragoman's:\n${lines.join('')}If it belongs to a pipeline, say where that was in the stack: --construct PATH (see --help).\n`;
}

function holds(one: Leftover): string {
  switch (one.kind) {
    case 'bucket':
      return `${counted(one.objects, 'object')}, ${counted(one.earlier, 'earlier version')}`;
    case 'table':
      return `about ${counted(one.items, 'item')}`;
    case 'key':
      return 'stays';
  }
}

function size(bytes: number): string {
  const mebibytes = bytes / 1024 / 1024;
  return mebibytes < 0.1 ? '< 0.1 MiB' : `${mebibytes.toLocaleString('en', { maximumFractionDigits: 1 })} MiB`;
}

async function isConfirmed(name: string, said: string | undefined): Promise<boolean> {
  if (said !== undefined) {
    if (said === name) return true;
    throw new CliError(`--confirm is "${said}", but the stack is called ${name}.`);
  }
  if (!process.stdin.isTTY) throw new CliError(`There is no terminal to ask at: add --confirm ${name}.`);
  const asking = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await asking.question(
    `\nNobody can bring this back. Type the name of the stack to delete all of it: `,
  );
  asking.close();
  return answer.trim() === name;
}

const argumentsOf = (argv: string[]) =>
  readArguments(
    argv,
    {
      output: { type: 'string', short: 'o' },
      confirm: { type: 'string' },
      deleted: { type: 'string' },
      construct: { type: 'string' },
      stack: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
    mistaken,
  );

if (import.meta.main) await run(main);
