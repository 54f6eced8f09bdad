/** `npm run site`: rebuilds the site from the published releases, in place or as a preview in a folder. */
import path from 'node:path';
import { defined } from '../../core/lib/defined.ts';
import { rebuild } from '../../core/publication/site/writer/rebuild.ts';
import { print, printError } from '../../terminal/print.ts';
import { readArguments } from '../../terminal/read-arguments.ts';
import { CliError, mistaken, run } from '../cli-error.ts';
import { requireDeployment } from '../deployment.ts';
import { previewOf } from './preview.ts';
import { siteOf } from './services.ts';

export const help = `npm run site -- rebuild | preview [options]

  rebuild                   rewrites lists, feeds, sitemaps, catalogue and the newest pages of each release,
                            after a change of templates or languages; versions do not change
    --from SHARD            begins with this shard of the catalogue, to continue an interrupted run
  preview                   writes the same into a folder, and nothing into the buckets
    -o FOLDER               [out/site]

  --stack NAME              uses this deployed stack, with the environment's AWS credentials;
                            default: the running local cloud
`;

/** @param find the deployment that is meant */
export async function main(argv: string[], find = requireDeployment): Promise<void> {
  const { values, positionals } = argumentsOf(argv);
  const [command, more] = positionals;
  if (values.help || command === undefined) return void print(help);
  if ((command !== 'rebuild' && command !== 'preview') || more !== undefined) {
    throw new CliError(`"${positionals.join(' ')}" is not a command. Use rebuild or preview; see --help.`);
  }
  const from = values.from === undefined ? undefined : shardOf(values.from);
  const deployment = await find(values.stack);
  try {
    const site = await siteOf(deployment);
    const folder = path.resolve(values.output ?? path.join('out', 'site'));
    const { services, store } = command === 'preview' ? previewOf(site, folder) : site;
    const releases = await rebuild(services, {
      ...defined({ from }),
      pagesOf: (release) => site.pagesOf(release, store),
      onShard: (shard, of, count) => printError(`shard ${shard} of ${of} done, ${count} releases\n`),
    });
    const where = command === 'preview' ? `in ${folder}` : `at ${services.settings.siteUrl}`;
    print(`${releases} ${releases === 1 ? 'release' : 'releases'} of ${deployment.called}, ${where}.\n`);
  } finally {
    deployment.close();
  }
}

function shardOf(written: string): number {
  const shard = Number(written);
  if (!Number.isInteger(shard) || shard < 1)
    throw new CliError(`--from is "${written}", but must be a shard's number.`);
  return shard;
}

const argumentsOf = (argv: string[]) =>
  readArguments(
    argv,
    {
      from: { type: 'string' },
      output: { type: 'string', short: 'o' },
      stack: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
    mistaken,
  );

if (import.meta.main) await run(main);
