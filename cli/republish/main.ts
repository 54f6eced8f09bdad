/** `npm run republish`: takes in releases again that would come out different today. */
import colours from 'picocolors';
import { uploadAgain } from '../../aws/s3/upload-again.ts';
import { uploads } from '../../aws/s3/uploads.ts';
import { sha256 } from '../../contracts/sha256.ts';
import type { SpendingLimits } from '../../contracts/spending.ts';
import { runWorkers } from '../../core/lib/run-workers.ts';
import { markedMetadata, saidMeanwhile, sayAgainCommand } from '../../core/releases/uploads/republished.ts';
import { print } from '../../terminal/print.ts';
import { readArguments } from '../../terminal/read-arguments.ts';
import { CliError, mistaken, run } from '../cli-error.ts';
import { type Deployment, requireDeployment } from '../deployment.ts';
import { useOf } from '../estimate/use.ts';
import { languageOption } from '../language-option.ts';
import { counted, describeClosed, describePlan } from './describe.ts';
import { pastLists } from './past-lists.ts';
import { type Planned, planRepublishing } from './plan.ts';

export const help = `npm run republish -- [options] [NAME …]

  Lists the releases that would come out different today, the newest first, with what that
  costs: a language is configured that they do not have; a term list or a translation memory
  was uploaded since. With --yes uploads their files again as they are, so that each gets its
  next version. Only what is new is translated and billed. Docs: docs/operators/new-languages.md

  --language TAG    only those that lack this language
  --terms TAG       only those that the term list of this source language changes
  --memory          only those that an imported translation memory changes
  --waiting         also what nobody continues after a stack has taken over the data of another:
                    files that were never taken in, releases under embargo
  --folder FOLDER/  only files in this folder of the upload bucket, such as a desk's
  --characters N    at most so many characters now; default: half of a day's budget
  --yes             uploads them
  --stack NAME      uses this deployed stack, with the environment's AWS credentials;
                    default: the running local cloud
`;

/** @param find the deployment that is meant */
export async function main(argv: string[], find = requireDeployment): Promise<void> {
  const { values, positionals } = argumentsOf(argv);
  if (values.help) return void print(help);
  const { folder = '' } = values;
  if (folder !== '' && !folder.endsWith('/')) throw new CliError(`--folder is "${folder}"; write it with its slash.`);
  const chosen = {
    folder,
    names: positionals.map((name) => name.normalize('NFC')),
    language: languageOption('language', values.language),
    terms: languageOption('terms', values.terms),
    memory: values.memory === true,
    waiting: values.waiting === true,
  };
  const given = values.characters === undefined ? undefined : charactersOf(values.characters);
  const deployment = await find(values.stack);
  try {
    const { configuration, remembered } = await useOf(deployment);
    const { limits } = configuration;
    if (chosen.language !== undefined && !configuration.settings.languages.includes(chosen.language)) {
      const configured = configuration.settings.languages.join(', ');
      throw new CliError(
        `${chosen.language} is not a language of ${deployment.called}, which has ${configured}. Configure it and deploy first.`,
      );
    }
    const lists = await pastLists(deployment);
    if (lists.closed && (chosen.terms !== undefined || chosen.memory)) {
      throw new CliError(
        `You may not read the term lists and memories of ${deployment.called}, so this cannot say which releases they change. A curator who is also an editor may.`,
      );
    }
    const asked = { ...chosen, characters: given ?? shareOf(limits) };
    const plan = await planRepublishing(deployment, asked, { configuration, remembered, lists });
    print(
      `${colours.bold(deployment.called)}\n${describePlan(plan, { pricePerMillion: limits.pricePerMillion, bucket: deployment.uploadBucket, characters: asked.characters })}`,
    );
    print(`\n${describeClosed({ memory: remembered.closed.has('memory'), lists: lists.closed })}`);
    const { planned } = plan;
    if (planned.length === 0) return void print('Nothing to republish.\n');
    if (!values.yes) return void print(`Nothing was uploaded. Add --yes to upload ${these(planned)} again.\n`);
    print(`${await uploadAll(deployment, planned)}\n`);
  } finally {
    deployment.close();
  }
}

/** So that what is written today is translated today, too. */
function shareOf({ dailyCharacters }: SpendingLimits): number {
  return Math.floor(dailyCharacters / 2);
}

/** Uploads at once: each starts an execution. */
const atOnce = 4;

async function uploadAll(deployment: Deployment, planned: readonly Planned[]): Promise<string> {
  const { s3, uploadBucket } = deployment;
  const store = uploads(s3, uploadBucket);
  const republish = new Date().toISOString();
  const changed: string[] = [];
  /** Those that Ingest supersedes, each with the command that makes its newest version say so. */
  const overtaken: string[] = [];
  await runWorkers(planned, atOnce, async ({ key, versionId, isForced }) => {
    const newest = await store.newest(key);
    const object = newest?.versionId === versionId ? await store.version(key, versionId) : undefined;
    if (object === undefined) return void changed.push(key);
    const bytes = await object.read();
    const said = { stored: object.stored, sha256: sha256(bytes) };
    const metadata = { ...markedMetadata(said, new Date()), ...(isForced ? { republish } : {}) };
    const stored = { ...object.stored, metadata };
    const made = await uploadAgain(s3, stored, { bytes, over: `"${object.etag}"` });
    if (made === undefined) return void changed.push(key);
    const meanwhile = await saidMeanwhile({ ...said, stored, versionId: made, bytes: bytes.length }, store);
    if (meanwhile === 'none') changed.push(key);
    else if (meanwhile !== undefined) overtaken.push(sayAgainCommand(stored, meanwhile));
  });
  const count = planned.length - changed.length - overtaken.length;
  const parts = [`${counted(count, 'file')} uploaded again. Their reports say how that ends.`];
  if (changed.length > 0) {
    parts.push(`Not uploaded, since somebody else has uploaded or deleted it meanwhile: ${changed.join(', ')}.`);
  }
  if (overtaken.length > 0) {
    parts.push(
      `Uploaded while somebody else uploaded the same text with other options. Those count, and Dragoman ignores this upload. So that the newest version says the same:\n${overtaken.map((command) => `  ${command}`).join('\n')}`,
    );
  }
  return parts.join('\n');
}

function these(planned: readonly Planned[]): string {
  return planned.length === 1 ? 'this file' : `these ${planned.length} files`;
}

function charactersOf(written: string): number {
  if (/^\d{1,12}$/.test(written)) return Number(written);
  throw new CliError(`--characters is "${written}", but must be a number.`);
}

const argumentsOf = (argv: string[]) =>
  readArguments(
    argv,
    {
      language: { type: 'string' },
      terms: { type: 'string' },
      memory: { type: 'boolean' },
      waiting: { type: 'boolean' },
      folder: { type: 'string' },
      characters: { type: 'string' },
      yes: { type: 'boolean', short: 'y' },
      stack: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
    mistaken,
  );

if (import.meta.main) await run(main);
