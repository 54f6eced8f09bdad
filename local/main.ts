/** `npm run local`: the local cloud in the foreground, until Ctrl-C. */

import { print, printError } from '../terminal/print.ts';
import { optionHelp, parseArguments } from './arguments.ts';
import { startCloud } from './cloud.ts';
import { LocalError, oneLine } from './errors.ts';
import { firstLanguage } from './languages.ts';
import { defaultStateDirectory } from './paths.ts';
import { terminalProgress } from './progress.ts';
import { stopRunning } from './stop.ts';
import { usage } from './usage.ts';

const help = `npm run local [-- options]
Starts the local cloud, deploys the stack into it, and stays until Ctrl-C.

${optionHelp}
  --stop                               stop the running one
`;

async function main(argv: string[]): Promise<void> {
  const { files, help: helpAsked, stop, ...options } = parseArguments(argv);
  if (helpAsked) return void print(help);
  if (files[0] !== undefined) throw new LocalError('InvalidArgument', `"${files[0]}" is not an option.`);
  if (stop) return stopRunning(defaultStateDirectory, terminalProgress());

  const progress = terminalProgress();
  const interrupted = new AbortController();
  const stopped = untilStopped().then(() => {
    progress.step('Stopping');
    interrupted.abort(new LocalError('Stopped', 'Stopped while starting.'));
  });
  const cloud = await startCloud({ ...options, progress, signal: interrupted.signal });
  print(usage(cloud.stack, await firstLanguage(options.context)));
  const end = await Promise.race([stopped, cloud.died, untilBroken()]);
  if (end !== undefined) fail(end);
  await cloud.stop();
}

function fail(error: unknown): void {
  printError(`${oneLine(error)}\n`);
  process.exitCode = 1;
}

/** Resolves at the first Ctrl-C or `kill`. A second one ends the process at once; its children end with it. */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}

/**
 * Resolves at an uncaught error, which would otherwise end this process, and with it the Translate endpoint
 * and the site.
 */
function untilBroken(): Promise<LocalError> {
  return new Promise((resolve) => {
    for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
      process.once(event, (cause) => {
        const reason = cause instanceof Error ? cause.message : String(cause);
        resolve(new LocalError('ServiceDied', `The Translate endpoint or the site failed: ${reason}.`, { cause }));
      });
    }
  });
}

main(process.argv.slice(2))
  .catch(fail)
  // Ends even if a client keeps a connection open.
  .finally(() => setTimeout(() => process.exit(), 500).unref());
