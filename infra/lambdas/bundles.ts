import { cpSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { type AssetCode, Code } from 'aws-cdk-lib/aws-lambda';
import { type BuildOptions, buildSync, type OutputFile } from 'esbuild';
import { environment, type FunctionName } from '../../contracts/environment.ts';

/** Resolved from this file, not the working directory, so that the construct bundles in any app. */
const repository = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Files that a bundle has in place of a package, each because it saves 10 ms or more of a cold start
 * (`npm run bench -- cold-start`).
 */
export const standIns: Readonly<Record<string, string>> = {
  '@aws-sdk/credential-provider-node': './functions/shims/environment-credentials.ts',
};

/** Files that each bundle carries beside its code, whose comments about licences esbuild drops. */
export const carried = ['LICENSE', 'NOTICE', 'THIRD-PARTY-LICENCES.txt'];

/**
 * Bundles ES modules, the SDK included: the tested version is the one that runs, and a cold start reads one
 * small file. The banner gives CommonJS dependencies the `require` that ES modules lack.
 */
export const bundling = {
  absWorkingDir: repository,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  mainFields: ['module', 'main'],
  minify: true,
  // They are those of a few packages only; `carried` has the licences of all.
  legalComments: 'none',
  charset: 'utf8',
  banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
  alias: standIns,
  logLevel: 'warning',
} as const satisfies BuildOptions;

/** The code of a function, as a folder with its bundle and what that carries. */
export function codeOf(name: FunctionName): AssetCode {
  return Code.fromAsset(path.join(repository, 'functions', name), {
    // Not of the folder: most of a bundle is from elsewhere, and the function is deployed when any of it changes.
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      local: {
        tryBundle(directory) {
          writeFileSync(path.join(directory, 'index.mjs'), bundleOf(name));
          for (const file of carried) cpSync(path.join(repository, file), path.join(directory, file));
          return true;
        },
      },
      // CDK asks for one; it is for what cannot be bundled here.
      image: DockerImage.fromRegistry('scratch'),
    },
  });
}

let bundles: readonly OutputFile[] | undefined;

/** All functions are bundled at once, when the first is asked for: most files are in several, and each is read once. */
function bundleOf(name: FunctionName): Uint8Array {
  const names = Object.keys(environment) as FunctionName[];
  bundles ??= buildSync({
    ...bundling,
    entryPoints: names.map((each) => ({ in: `functions/${each}/handler.ts`, out: each })),
    outdir: 'out',
    outExtension: { '.js': '.mjs' },
    write: false,
  }).outputFiles;
  const file = bundles.find((each) => path.basename(each.path, '.mjs') === name);
  if (file === undefined) throw new Error(`${name} has no bundle`);
  return file.contents;
}
