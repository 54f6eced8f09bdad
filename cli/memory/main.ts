/** `npm run memory`: exports, forgets or counts the translation memory's entries. */
import { createInterface } from 'node:readline/promises';
import colours from 'picocolors';
import { own } from '../../contracts/own.ts';
import { print, printError } from '../../terminal/print.ts';
import { readArguments } from '../../terminal/read-arguments.ts';
import { CliError, mistaken, run } from '../cli-error.ts';
import { type Deployment, requireDeployment } from '../deployment.ts';
import { languageOption } from '../language-option.ts';
import { countOf, describeForgettable, describeStats } from './describe.ts';
import { entriesOf, type Filter } from './entries.ts';
import { exportMemory } from './export.ts';
import { forget, forgettable, type What } from './forget.ts';
import { savings } from './savings.ts';
import { pairStats } from './stats.ts';

export const help = `npm run memory -- export | forget | stats [options]

  export                    the memory as TMX 1.4b, to standard output
    -o FILE                 to a file
  forget                    removes entries, after showing them and asking
    --release NAME          those that were made for this release
    --from-upload KEY       people's words that this upload brought
    --text TEXT             those with exactly this source
    --matching TEXT         those with this anywhere in source or translation
    --yes                   without asking
  stats                     entries by language, and what the memory has saved

  --from TAG, --to TAG      only this language to, or from
  --human, --machine        only people's, or only the machine's
  --stack NAME              uses this deployed stack, with the environment's AWS credentials;
                            default: the running local cloud
`;

type Options = ReturnType<typeof argumentsOf>['values'];

/** @param find the deployment that is meant */
export async function main(argv: string[], find = requireDeployment): Promise<void> {
  const { values, positionals } = argumentsOf(argv);
  const [command, more] = positionals;
  if (values.help || command === undefined) return void print(help);
  const runCommand = own(commands, command);
  if (runCommand === undefined || more !== undefined) {
    throw new CliError(`"${positionals.join(' ')}" is not a command. Use export, forget or stats; see --help.`);
  }
  const filter = filterOf(values);
  const deployment = await find(values.stack);
  try {
    await runCommand(deployment, filter, values);
  } finally {
    deployment.close();
  }
}

const commands: Record<string, (deployment: Deployment, filter: Filter, options: Options) => Promise<void>> = {
  async export(deployment, filter, { output }) {
    const count = await exportMemory(deployment, filter, { file: output, at: new Date() });
    const where = output === undefined ? '' : ` to ${output}`;
    printError(`${count} ${count === 1 ? 'entry' : 'entries'} of ${deployment.called}${where}.\n`);
  },

  async forget(deployment, filter, options) {
    const found = await forgettable(deployment, filter, whatOf(options));
    if (found.length === 0) return void print(`The memory of ${deployment.called} does not have matching entries.\n`);
    print(`${colours.bold(deployment.called)}\n${describeForgettable(found)}`);
    if (!options.yes && !(await confirmed())) return void print('Nothing was removed.\n');
    await forget(deployment, found);
    print(
      `${countOf(found)} removed. Published versions keep their words; a file that is uploaded again is translated again.\n`,
    );
  },

  async stats(deployment, filter) {
    const { limits } = await deployment.configuration();
    const pairs = await pairStats(entriesOf(deployment, { ...filter, sharedOnly: true }));
    print(
      `${colours.dim(`The memory of ${deployment.called}, at $${limits.pricePerMillion} a million characters.`)}\n\n`,
    );
    print(describeStats(pairs, await savings(deployment), limits.pricePerMillion));
  },
};

/** Without a terminal nobody can confirm. */
async function confirmed(): Promise<boolean> {
  if (!process.stdin.isTTY)
    throw new CliError('This is not a terminal, so nobody can confirm: add --yes to remove them.');
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question('Remove them? [y/N] ');
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}

function whatOf({ release, 'from-upload': upload, text, matching }: Options): What {
  const given = [release, upload, text, matching].filter((each) => each !== undefined);
  if (given.length !== 1 || given[0] === '') {
    throw new CliError(
      'Say what to forget: exactly one of --release NAME, --from-upload KEY, --text TEXT or --matching TEXT.',
    );
  }
  if (release !== undefined) return { slug: release };
  if (upload !== undefined) return { upload };
  return text !== undefined ? { text } : { matching: matching ?? '' };
}

function filterOf({ from, to, human, machine }: Options): Filter {
  if (human && machine) throw new CliError('--human and --machine exclude each other.');
  return {
    from: languageOption('from', from),
    to: languageOption('to', to),
    kind: human ? 'human' : machine ? 'machine' : undefined,
  };
}

const argumentsOf = (argv: string[]) =>
  readArguments(
    argv,
    {
      output: { type: 'string', short: 'o' },
      release: { type: 'string' },
      'from-upload': { type: 'string' },
      text: { type: 'string' },
      matching: { type: 'string' },
      yes: { type: 'boolean', short: 'y' },
      from: { type: 'string' },
      to: { type: 'string' },
      human: { type: 'boolean' },
      machine: { type: 'boolean' },
      stack: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
    mistaken,
  );

if (import.meta.main) await run(main);
