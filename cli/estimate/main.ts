/** `npm run estimate`: the cost of files, without uploading them. */
import colours from 'picocolors';
import { defined } from '../../core/lib/defined.ts';
import { inertJson, print } from '../../terminal/print.ts';
import { readArguments } from '../../terminal/read-arguments.ts';
import { CliError, mistaken, run } from '../cli-error.ts';
import { findDeployment } from '../deployment.ts';
import { describeErrors, describeEstimate } from './describe.ts';
import { estimateFile } from './estimate-file.ts';
import { describeUse, type Use, useOf } from './use.ts';

export const help = `npm run estimate -- [options] FILE …
Shows the cost of translating the files, by language, and whether the limits allow it.
Does not upload anything. Uses the languages, limits, memory and term list of the local cloud if
it runs; else those of cdk.json, with an empty memory.

  --stack NAME     uses those of this deployed stack, with the environment's AWS credentials
  --prefix FOLDER/ folder that the files would be uploaded to: short texts are remembered by release
  -m key=value     object metadata that the files would have, such as -m languages=es,fr
  -c key=value     configuration of cdk.json changed by this, as for cdk: -c languages=es,fr
  --json           prints JSON
`;

/** @param find the deployment that is meant; undefined where none is */
export async function main(argv: string[], find = findDeployment): Promise<void> {
  const { values, positionals: files } = argumentsOf(argv);
  if (values.help) return void print(help);
  if (files.length === 0) throw new CliError('Name at least one file: npm run estimate -- FILE … (see --help)');
  const metadata = Object.fromEntries((values.metadata ?? []).map(pairOf));
  const deployment = await find(values.stack);
  const used = await useOf(deployment, values.context);
  const options = { ...used.configuration, metadata, prefix: values.prefix ?? '' };
  const { limits } = options;

  const made = [];
  for (const file of files) made.push(await estimateFile(file, options, used.remembered));
  deployment?.close();
  if (made.some((each) => 'errors' in each)) process.exitCode = 1;
  if (values.json) return void print(`${inertJson(made.map(plain(used)))}\n`);

  for (const each of made) {
    print(`\n${'errors' in each ? describeErrors(each.file, each.errors) : describeEstimate(each, limits)}`);
  }
  const price = `Prices are at $${limits.pricePerMillion} a million characters.`;
  print(`\n${[...describeUse(used), price].map((line) => `${colours.dim(line)}\n`).join('')}`);
}

function plain({ configured, stack }: Use) {
  const from = { configuration: configured, memory: stack ?? null };
  return (each: Awaited<ReturnType<typeof estimateFile>>): object => {
    if ('errors' in each) return { ...each, ...from };
    const { file, release, made, excess } = each;
    const { hold } = release;
    const held = { ...defined({ excess, hold }) };
    return { file, release: release.slug, ...made, ...held, ...from };
  };
}

const argumentsOf = (argv: string[]) =>
  readArguments(
    argv,
    {
      stack: { type: 'string' },
      prefix: { type: 'string' },
      metadata: { type: 'string', short: 'm', multiple: true },
      context: { type: 'string', short: 'c', multiple: true },
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
    mistaken,
  );

function pairOf(text: string): [string, string] {
  const [, key, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
  if (key === undefined || value === undefined) throw new CliError(`-m is "${text}", but must be key=value.`);
  return [key.toLowerCase(), value];
}

if (import.meta.main) await run(main);
