/** `npm run purge`: removes one published version completely. */
import colours from 'picocolors';
import { print } from '../../terminal/print.ts';
import { readArguments } from '../../terminal/read-arguments.ts';
import { table } from '../../terminal/table.ts';
import { CliError, mistaken, run } from '../cli-error.ts';
import { requireDeployment } from '../deployment.ts';
import { describeForgettable } from '../memory/describe.ts';
import { type Purge, planPurge, purge } from './purge.ts';

export const help = `npm run purge -- NAME vN [options]

  Lists what there is of version N of the release NAME: objects in every bucket, with their
  earlier versions, and entries in the translation memory. With --yes removes it, and says what
  no command reaches. Docs: docs/editors/withdrawal.md

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
    await purge(deployment, plan, {
      onWait: () => print('CloudFront is busy with other invalidations: waiting a minute.\n'),
    });
    print(`Removed.\n${describeRest(new Date())}`);
  } finally {
    deployment.close();
  }
}

function describePurge({ objects, entries }: Purge): string {
  const lines = objects.map(({ bucket, key, count }) => {
    const versions = count === 1 ? '' : colours.dim(` (${count} versions)`);
    return `  ${colours.dim(bucket.padEnd(7))} ${key}${versions}\n`;
  });
  const memory =
    entries.length === 0 ? 'The memory does not have entries of this version alone.\n' : describeForgettable(entries);
  return `${objects.length} ${objects.length === 1 ? 'object' : 'objects'}\n${lines.join('')}${memory}`;
}

/** Days for which DynamoDB can restore a table to any second (DynamoDB developer guide: point-in-time recovery). */
const recoveryDays = 35;

/** Copies that no command reaches, and how long each is there. */
function describeRest(now: Date): string {
  const recovery = new Date(now.getTime() + recoveryDays * 86_400_000).toISOString().slice(0, 10);
  const rows = [
    ["DynamoDB's point-in-time recovery", `until ${recovery}`],
    ['backups and exports that your account makes of tables and buckets', 'until you delete them'],
    ['the file that is in the upload bucket now, and versions that came before this one', 'until you delete them'],
    ['access logs, which name addresses', 'as long as logRetentionDays says'],
    ["readers' browsers", 'up to 5 minutes'],
    ["caches of others between CloudFront and readers, and readers' own copies", 'up to a year, or for good'],
  ];
  return `\n${colours.bold('What no command reaches')}\n${table([{ title: 'copy' }, { title: 'how long it is there' }], rows)}\n\nTo see what is left at the site: npm run withdrawn\n`;
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
