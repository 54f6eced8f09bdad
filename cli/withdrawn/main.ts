/** `npm run withdrawn`: shows that a withdrawn release is gone, by asking the site as readers do. */
import colours from 'picocolors';
import { print } from '../../terminal/print.ts';
import { readArguments } from '../../terminal/read-arguments.ts';
import { CliError, mistaken, run } from '../cli-error.ts';
import { requireDeployment } from '../deployment.ts';
import { siteOf } from '../site/services.ts';
import { addressesOf } from './addresses.ts';
import { askerOf } from './ask.ts';
import { describeInspection } from './describe.ts';
import { atOnce, inspect, leftOf } from './inspect.ts';

export const help = `npm run withdrawn -- NAME [vN] [options]

  Asks the site for every address of the release NAME (of its pages, and of each version number that
  was ever given), in every spelling that a cache might keep apart, and prints what each answers.
  Ends with code 0 if nothing but notices is left, and with 1 if anything else is.
  With vN only this version, such as one that was purged. Docs: docs/editors/withdrawal.md

  --stack NAME    uses this deployed stack, with the environment's AWS credentials;
                  default: the running local cloud
`;

/** @param find the deployment that is meant */
export async function main(argv: string[], find = requireDeployment): Promise<void> {
  const { values, positionals } = argumentsOf(argv);
  const [name = '', written, ...more] = positionals;
  if (values.help || positionals.length === 0) return void print(help);
  const only = written === undefined ? undefined : Number(/^v([1-9]\d{0,6})$/.exec(written)?.[1]);
  if (Number.isNaN(only) || more.length > 0) {
    throw new CliError(
      `"${positionals.join(' ')}" is not a release and a version. Write: 2026/annual-report, or 2026/annual-report v2`,
    );
  }
  const deployment = await find(values.stack);
  const { siteUrl } = (await siteOf(deployment)).services.settings;
  const asker = askerOf(siteUrl, atOnce);
  try {
    const release = await addressesOf(deployment, name.normalize('NFC'), only);
    print(`${colours.bold(deployment.called)}, ${siteUrl}\n`);
    const inspected = await inspect(release.keys, asker, progress);
    print(describeInspection(release, inspected));
    if (leftOf(inspected).length > 0) process.exitCode = 1;
  } finally {
    asker.close();
    deployment.close();
  }
}

/** One line that counts, on a terminal only. */
function progress(done: number, all: number): void {
  if (!process.stderr.isTTY || (done % 50 !== 0 && done !== all)) return;
  process.stderr.write(done === all ? '\r\u001b[K' : `\r${done} of ${all} asked`);
}

const argumentsOf = (argv: string[]) =>
  readArguments(argv, { stack: { type: 'string' }, help: { type: 'boolean', short: 'h' } }, mistaken);

if (import.meta.main) await run(main);
