/** `npm run demo`: uploads releases to the local cloud and shows the results. */

import { glob } from 'node:fs/promises';
import path from 'node:path';
import { print, printError } from '../../terminal/print.ts';
import { type Arguments, optionHelp, parseArguments } from '../arguments.ts';
import { clientConfig } from '../clients.ts';
import { LocalError, oneLine } from '../errors.ts';
import { firstLanguage } from '../languages.ts';
import { defaultStateDirectory, repository } from '../paths.ts';
import { type Progress, terminalProgress } from '../progress.ts';
import { runningStack } from '../running.ts';
import type { Stack } from '../stack-file.ts';
import { awsCommands } from '../usage.ts';
import { DemoBuckets } from './buckets.ts';
import { download } from './download.ts';
import { listsAreWritten } from './lists.ts';
import { describeResult, succeeded } from './results.ts';
import { startDetached } from './start-detached.ts';
import { type Release, readReleaseFile, uploadRelease } from './upload.ts';
import { type Result, watch } from './watch.ts';

const help = `npm run demo [-- options] [FILE …]
Uploads the files (by default those in examples/) to the local cloud, which it starts where none
runs, and leaves what is published in out/.

${optionHelp}
`;

async function main(argv: string[]): Promise<void> {
  const options = parseArguments(argv);
  if (options.help) return void print(help);
  const progress = terminalProgress();
  const files = options.files.length > 0 ? options.files : await exampleFiles(repository);
  // Read all files before starting or uploading anything.
  const releases = await Promise.all(files.map(readReleaseFile));
  const stack = await running(options, argv, progress);
  const config = await clientConfig(stack);
  const buckets = new DemoBuckets(stack, config);

  const results = await publish(releases, buckets, progress).catch((error) => whetherCloudEnded(error));
  if (!(await listsAreWritten(config))) progress.warn('Lists and feeds are not complete yet; run this again later.');
  const directory = await download(buckets, { stateDirectory: defaultStateDirectory, siteUrl: stack.siteUrl });
  for (const result of results) print(`\n${describeResult(result, directory)}\n`);
  const language = languageOf(results) ?? (await firstLanguage(options.context));
  print(`
Read them at ${stack.siteUrl}/ or in ${directory}/ (${directory}/index.html opens in a browser).
Reports are in the bucket ${stack.workBucket}.

To continue by yourself, in a shell in this directory (aws is the AWS CLI, version 2):
${awsCommands(language)}

The cloud stays up; to end it: npm run local -- --stop
`);
  buckets.close();
  if (!results.every(succeeded)) process.exitCode = 1;
}

async function publish(releases: Release[], buckets: DemoBuckets, progress: Progress): Promise<Result[]> {
  const uploaded = await Promise.all(releases.map((release) => uploadRelease(buckets, release)));
  return Promise.all(uploaded.map((upload) => watch(buckets, upload, progress)));
}

/** If the cloud has ended meanwhile, that explains more than a broken connection. */
async function whetherCloudEnded(cause: unknown): Promise<never> {
  if (await runningStack(defaultStateDirectory)) throw cause;
  throw new LocalError('CloudEnded', 'The local cloud has ended.', { cause });
}

/** A target language of the releases just translated. */
function languageOf(results: Result[]): string | undefined {
  const entries = results.flatMap(({ manifest }) => Object.entries(manifest?.languages ?? {}));
  return entries.find(([, entry]) => entry.status === 'published' && entry.origin !== 'source')?.[0];
}

/** The cloud of this checkout: the running one, else a new one that outlives this process. */
async function running(options: Arguments, argv: string[], progress: Progress): Promise<Stack> {
  if (options.stop) throw new LocalError('InvalidArgument', '--stop belongs to npm run local.');
  const stack = await runningStack(defaultStateDirectory);
  if (stack === null) return startDetached(argv.slice(0, argv.length - options.files.length), progress);
  progress.step(`Using the local cloud that runs (${stack.endpoint})`);
  if (options.engine || options.context.length > 0) {
    progress.warn('It was started before: --engine and -c have no effect. Stop it first (npm run local -- --stop).');
  }
  return stack;
}

/** The releases in the repository's `examples/`. */
async function exampleFiles(repository: string): Promise<string[]> {
  const files: string[] = [];
  for await (const file of glob('examples/*.{md,txt,html}', { cwd: repository }))
    files.push(path.join(repository, file));
  return files.toSorted();
}

main(process.argv.slice(2)).catch((error) => {
  printError(`${oneLine(error)}\n`);
  process.exitCode = 1;
});
