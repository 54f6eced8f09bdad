import { build } from 'esbuild';
import { bundling, standIns } from '../../infra/lambdas/bundles.ts';

/** Bundles a function as the deployment does, but for one stand-in: the library itself takes its place. */
export async function bundleWithout(name: string, standIn: string): Promise<Uint8Array> {
  const folder = name.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
  const alias = Object.fromEntries(Object.entries(standIns).filter(([library]) => library !== standIn));
  const { outputFiles } = await build({
    ...bundling,
    entryPoints: [`functions/${folder}/handler.ts`],
    write: false,
    alias,
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error(`${name} has no bundle`);
  return file.contents;
}
