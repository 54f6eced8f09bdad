/** `npm run purge`: removes one published version completely. */
import colours from 'picocolors';
import { print } from '../../terminal/print.ts';
import { readArguments } from '../../terminal/read-arguments.ts';
import { CliError, mistaken, run } from '../cli-error.ts';
import { requireDeployment } from '../deployment.ts';
import { describeForgettable } from '../memory/describe.ts';
import { type Purge, planPurge, purge } from './purge.ts';

export const help = `npm run purge -- NAME vN [options]

  Lists the objects of version N of the release NAME and its entries in the translation
  memory, and with --yes removes them. Docs: docs/editors/withdrawal.md

  --yes           removes them
  --stack NAME    uses this deployed stack, with the environment's AWS credentials;
                  default: the running local cloud
`;

/** @param find the deployment that is meant */
export async function main(argv: string[], find = requireDeployment): Promise<void> {
  const { values, positionals } = argumentsOf(argv);
  const [name = '', written = '', ...more] = positionals;
  if (values.help || positionals.length === 0) return void print(help);
  const version = Number(/^v([1-9]\d{0,6})$/.exec(written)?.[1]);
  if (Number.isNaN(version) || more.length > 0) {
    throw new CliError(
      `"${positionals.join(' ')}" is not a release and version. Write both, such as: 2026/annual-report v2`,
    );
  }
  const deployment = await find(values.stack);
  try {
    const plan = await planPurge(deployment, name.normalize('NFC'), version);
    print(`${colours.bold(deployment.called)}\n${describePurge(plan)}`);
    if (!values.yes) return void print('Nothing was removed. Add --yes to remove it.\n');
    await purge(deployment, plan);
    print('Removed. Browsers may show their cached copy for up to five minutes.\n');
  } finally {
    deployment.close();
  }
}

function describePurge({ keys, entries }: Purge): string {
  const objects = keys.map((key) => `  ${key}\n`).join('');
  const memory =
    entries.length === 0 ? 'The memory does not have entries of this version alone.\n' : describeForgettable(entries);
  return `${keys.length} objects\n${objects}${memory}`;
}

const argumentsOf = (argv: string[]) =>
  readArguments(
    argv,
    {
      yes: { type: 'boolean', short: 'y' },
      stack: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
    mistaken,
  );

if (import.meta.main) await run(main);
