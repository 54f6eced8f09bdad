/** `npm run estimate`: what files would cost, without uploading them. */
import colours from 'picocolors';
import { readArguments } from '../arguments.ts';
import { CliError, run } from '../cli-error.ts';
import { readConfiguration } from '../configuration.ts';
import { findDeployment } from '../deployment.ts';
import { describe, describeErrors } from './describe.ts';
import { estimateFile } from './estimate-file.ts';

export const help = `npm run estimate -- [options] FILE …
Says what translating the files would cost, by language, and what the limits of cdk.json would do.
Nothing is uploaded. The memories are those of the local cloud, where one runs.

  --stack NAME     the memories of this deployed stack, with the environment's AWS credentials
  --prefix FOLDER/ where the files would be dropped: what a few words mean depends on their release
  -m key=value     object metadata that the files would have, such as -m languages=es,fr
  -c key=value     configuration, as for cdk: -c languages=es,fr
  --json           for programs
`;

async function main(argv: string[]): Promise<void> {
  const { values, positionals: files } = argumentsOf(argv);
  if (values.help) return void process.stdout.write(help);
  if (files.length === 0) throw new CliError('Which files? npm run estimate -- FILE … (--help says more)');
  const { settings, limits } = await readConfiguration(values.context ?? []);
  const metadata = Object.fromEntries((values.metadata ?? []).map(pairOf));
  const deployment = await findDeployment(values.stack);
  const options = { settings, limits, metadata, prefix: values.prefix ?? '' };

  const made = [];
  for (const file of files) made.push(await estimateFile(file, options, deployment));
  deployment?.close();
  if (made.some((each) => 'errors' in each)) process.exitCode = 1;
  if (values.json) return void process.stdout.write(`${JSON.stringify(made.map(plain), null, 2)}\n`);

  for (const each of made) {
    process.stdout.write(`\n${'errors' in each ? describeErrors(each.file, each.errors) : describe(each, limits)}`);
  }
  const memory =
    deployment === undefined
      ? 'No stack was asked: the memory is taken to be empty.'
      : `The memory is that of ${deployment.called}.`;
  process.stdout.write(
    `\n${colours.dim(`${memory} Prices are at $${limits.pricePerMillion} a million characters.`)}\n`,
  );
}

function plain(each: Awaited<ReturnType<typeof estimateFile>>): object {
  if ('errors' in each) return each;
  const { file, release, made, excess } = each;
  return { file, release: release.slug, ...made, ...(excess === undefined ? {} : { excess }) };
}

const argumentsOf = (argv: string[]) =>
  readArguments(argv, {
    stack: { type: 'string' },
    prefix: { type: 'string' },
    metadata: { type: 'string', short: 'm', multiple: true },
    context: { type: 'string', short: 'c', multiple: true },
    json: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  });

function pairOf(text: string): [string, string] {
  const [, key, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
  if (key === undefined || value === undefined) throw new CliError(`-m is "${text}", but must be key=value.`);
  return [key.toLowerCase(), value];
}

await run(main);
