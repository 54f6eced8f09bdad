import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { withoutAws } from '../../local/environment.ts';
import { repository } from '../../local/paths.ts';

/** A Lambda function of the pipeline, as it would be deployed. */
export interface SynthesisedFunction {
  /** `Ingest`, `Translate`, … */
  name: string;
  memoryBytes: number;
  /** Its code, minified. */
  bundle: Buffer;
  /** Its variables; what only a deployment knows is a letter. */
  environment: Record<string, string>;
}

/** `Ingest` from its function's logical id; `undefined` for functions that are not the pipeline's. */
export function functionName(logicalId: string): string | undefined {
  return /Functions([A-Z]\w*?)Function/.exec(logicalId)?.[1];
}

interface Resource {
  Type: string;
  Properties?: {
    MemorySize?: number;
    Code?: { S3Key?: string };
    Environment?: { Variables?: Record<string, unknown> };
  };
}

/** Runs `cdk synth` and reads the functions from the result. */
export async function synthesisedFunctions(): Promise<SynthesisedFunction[]> {
  const directory = await mkdtemp(path.join(tmpdir(), 'dragoman-bench-'));
  try {
    const cdk = path.join(repository, 'node_modules', 'aws-cdk', 'bin', 'cdk');
    await promisify(execFile)(process.execPath, [cdk, 'synth', '--quiet', '--no-notices', '-o', directory], {
      cwd: repository,
      env: { ...withoutAws(process.env), CDK_DISABLE_CLI_TELEMETRY: 'true' },
    });
    const template = await readFile(path.join(directory, 'Dragoman.template.json'), 'utf8');
    const resources = Object.entries<Resource>(JSON.parse(template).Resources);
    const functions = resources.flatMap(([id, { Type, Properties = {} }]) => {
      const name = functionName(id);
      const asset = Properties.Code?.S3Key?.replace(/\.zip$/, '');
      return Type === 'AWS::Lambda::Function' && name && asset
        ? [{ name, asset, mebibytes: Properties.MemorySize, variables: Properties.Environment?.Variables ?? {} }]
        : [];
    });
    if (functions.length === 0) throw new Error('the template has no function of the pipeline');
    return await Promise.all(
      functions.map(async ({ name, asset, mebibytes = 128, variables }) => ({
        name,
        memoryBytes: mebibytes * 1024 * 1024,
        environment: Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, textOf(value)])),
        bundle: await readFile(path.join(directory, `asset.${asset}`, 'index.mjs')),
      })),
    );
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** A value of the template as a text: the texts of a join, and a letter for each reference. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const join = (value as { 'Fn::Join'?: [string, unknown[]] })['Fn::Join'];
  return join === undefined ? 'x' : join[1].map(textOf).join(join[0]);
}
