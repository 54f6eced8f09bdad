/** `npm run verify`: says whether a copy is as a site published it. */
import { print, printError } from '../../terminal/print.ts';
import { readArguments } from '../../terminal/read-arguments.ts';
import { CliError, mistaken, run } from '../cli-error.ts';
import { describe } from './describe.ts';
import { subjectOf } from './subject.ts';
import { exitCodes, verifyCopy } from './verify.ts';

export const help = `npm run verify -- URL | FOLDER | FILE [options]

  Says whether a copy is as it was published: a page or version at an address, a folder that
  was downloaded, or a file in the folder of its version. Docs: docs/operators/authenticity.md

  --site URL      trusts the keys of this site, and asks it for later withdrawals
  --key FILE      trusts the keys in this file: a dragoman-keys.json, or a public key as PEM

  Exit codes: 0 as published, 1 altered, 2 nothing that can be verified,
              3 consistent but the signer is unknown, 4 as published but withdrawn since
`;

export async function main(argv: string[], get: typeof fetch = fetch): Promise<void> {
  process.exitCode = await codeOf(argv, get).catch((error: unknown) => {
    if (!(error instanceof CliError)) throw error;
    printError(`${error.message}\n`);
    return exitCodes.unusable;
  });
}

async function codeOf(argv: string[], get: typeof fetch): Promise<number> {
  const { values, positionals } = argumentsOf(argv);
  const [written, ...more] = positionals;
  if (values.help || written === undefined) {
    print(help);
    return values.help ? exitCodes.authentic : exitCodes.unusable;
  }
  if (more.length > 0) throw new CliError(`Name one copy, not "${positionals.join(' ')}" (see --help).`);
  const site = values.site === undefined ? undefined : siteOf(values.site);
  const subject = await subjectOf(written, site, get);
  const verdict = await verifyCopy(subject, { site, key: values.key, get });
  print(describe(verdict, subject));
  return exitCodes[verdict.outcome];
}

/** Keys that come over http may be anybody's. */
function siteOf(written: string): string {
  const url = URL.canParse(written) ? new URL(written) : undefined;
  const isLocal = url?.protocol === 'http:' && url.hostname === '127.0.0.1';
  if (url === undefined || !(url.protocol === 'https:' || isLocal)) {
    throw new CliError(`--site is "${written}", but must be an address that begins with https://`);
  }
  return `${url.origin}${url.pathname}`.replace(/\/$/, '');
}

const argumentsOf = (argv: string[]) =>
  readArguments(
    argv,
    {
      site: { type: 'string' },
      key: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
    mistaken,
  );

if (import.meta.main) await run(main);
