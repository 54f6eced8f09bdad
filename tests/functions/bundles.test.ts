import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { expect, test } from 'vitest';
import { environment, type FunctionName } from '../../contracts/environment.ts';

/** Packages stay outside, and count where something of them is used; as in the bundles, what nobody uses is left out. */
const packagesOutside: Plugin = {
  name: 'packages-outside',
  setup({ onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ kind, path }) =>
      kind === 'entry-point' ? undefined : { path, external: true, sideEffects: false },
    );
  },
};

async function clientsOf(name: FunctionName): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: [fileURLToPath(new URL(`../../functions/${name}/handler.ts`, import.meta.url))],
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
    metafile: true,
    plugins: [packagesOutside],
    logLevel: 'silent',
  });
  const [output] = Object.values(metafile.outputs);
  const clients = (output?.imports ?? []).flatMap(({ path }) => /^@aws-sdk\/client-(.+)$/.exec(path)?.[1] ?? []);
  return [...new Set(clients)].toSorted();
}

const pipeline = ['cloudwatch', 'dynamodb', 'eventbridge', 's3'];

/** The services that each function calls, as its grants have it; a client more would be read at every cold start. */
const expected: Record<FunctionName, string[]> = {
  ingest: pipeline,
  estimate: pipeline,
  'import-memory': pipeline,
  'import-terms': [...pipeline, 'translate'],
  'report-dead-execution': pipeline,
  'replay-letters': ['sfn', 'sqs'],
  preview: pipeline,
  publish: ['cloudfront', ...pipeline, 'kms', 'sqs'].toSorted(),
  withdraw: ['cloudfront', ...pipeline, 'kms', 'sqs'].toSorted(),
  site: ['dynamodb', 's3'],
  translate: ['dynamodb', 's3', 'translate'],
};

test.each(Object.keys(environment) as FunctionName[])(
  'the bundle of %s holds only the clients that it uses',
  async (name) => {
    expect(await clientsOf(name)).toEqual(expected[name]);
  },
);
