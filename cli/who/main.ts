/** `npm run who`: who uploaded, approved or deleted a file, where CloudTrail records it. */
import colours from 'picocolors';
import { print } from '../../terminal/print.ts';
import { readArguments } from '../../terminal/read-arguments.ts';
import { table } from '../../terminal/table.ts';
import { CliError, mistaken, run } from '../cli-error.ts';
import { requireDeployment } from '../deployment.ts';
import { whoDid } from './who.ts';

export const help = `npm run who -- KEY [options]

  Shows who uploaded and deleted the file KEY of the upload bucket, from CloudTrail's
  record: a deployment with "auditTrail": true has one. Docs: docs/operators/security.md

  --version ID    only this version, as a report names it
  --since DAY     reads the record from this day on, such as 2026-11-24; default: a week ago
  --stack NAME    uses this deployed stack, with the environment's AWS credentials;
                  default: the running local cloud
`;

const week = 7 * 86_400_000;

/** @param find the deployment that is meant */
export async function main(argv: string[], find = requireDeployment): Promise<void> {
  const { values, positionals } = argumentsOf(argv);
  const [key, more] = positionals;
  if (values.help || key === undefined) return void print(help);
  if (more !== undefined) throw new CliError(`"${positionals.join(' ')}" is more than one key. Put it in quotes.`);
  const since = values.since ?? new Date(Date.now() - week).toISOString().slice(0, 10);
  if (!/^\d{4}-\d\d-\d\d$/.test(since)) throw new CliError(`--since is "${since}"; write a day, such as 2026-11-24.`);
  const deployment = await find(values.stack);
  try {
    if (deployment.auditBucket === '') {
      throw new CliError(`${deployment.called} does not record who does what. Deploy it with "auditTrail": true.`);
    }
    const deeds = await whoDid(deployment, { key, versionId: values.version, since });
    print(`${colours.bold(deployment.called)}\n`);
    if (deeds.length === 0) {
      return void print(
        `The record since ${since} does not have this file. A request is in it some minutes later; --since reads further back.\n`,
      );
    }
    const rows = deeds.map(({ at, action, who, from, versionId }) => [at, action, who, from, versionId]);
    print(`${table(['time', 'request', 'who', 'from', 'version'], rows)}\n`);
  } finally {
    deployment.close();
  }
}

const argumentsOf = (argv: string[]) =>
  readArguments(
    argv,
    {
      version: { type: 'string' },
      since: { type: 'string' },
      stack: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
    mistaken,
  );

if (import.meta.main) await run(main);
