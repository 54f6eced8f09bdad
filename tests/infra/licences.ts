import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { environment } from '../../contracts/environment.ts';
import { bundling } from '../../infra/lambdas/bundles.ts';
import { repository } from '../docs/documents.ts';

/** Names of the files of a package that say how it may be used. */
const licenceFile = /^(?:licen[cs]e|copying|notice)(?:[-.].*)?$/i;

/**
 * The licences of all packages of which the functions' bundles contain code: each text once, below the names of its
 * packages. Versions are left out, so that an update changes nothing unless its licence did.
 */
export async function licencesOfBundles(): Promise<string> {
  const folders = await packageFolders();
  const byText = Map.groupBy(folders, licenceOf);
  const sections = [...byText].map(([text, of]) => ({ names: of.map(nameOf).toSorted(), text }));
  return sections
    .toSorted((a, b) => ((a.names[0] ?? '') < (b.names[0] ?? '') ? -1 : 1))
    .map(({ names, text }) => `${names.join('\n')}\n${'-'.repeat(80)}\n\n${text}\n`)
    .join(`\n${'='.repeat(80)}\n`);
}

async function packageFolders(): Promise<string[]> {
  const { metafile } = await build({
    ...bundling,
    entryPoints: Object.keys(environment).map((name) => `functions/${name}/handler.ts`),
    outdir: 'out',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  const used = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : [])),
  );
  const folders = used.flatMap((file) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0] ?? []);
  const byName = new Map(folders.toSorted().map((folder) => [`${nameOf(folder)}\n${licenceOf(folder)}`, folder]));
  return [...byName.values()];
}

const nameOf = (folder: string): string => manifestOf(folder).name;

function licenceOf(folder: string): string {
  const files = readdirSync(path.join(repository, folder)).filter((file) => licenceFile.test(file));
  const texts = files.toSorted().map((file) => readFileSync(path.join(repository, folder, file), 'utf8'));
  if (texts.length > 0) return texts.map((text) => text.replace(/\r\n/g, '\n').trim()).join('\n\n');
  const { license, author } = manifestOf(folder);
  const by = typeof author === 'string' ? author : author?.name;
  return `Licence: ${license}${by === undefined ? '' : `. Author: ${by}`}`;
}

function manifestOf(folder: string): { name: string; license: string; author?: string | { name: string } } {
  const file = path.join(repository, folder, 'package.json');
  if (!existsSync(file)) throw new Error(`${folder} is not a package`);
  return JSON.parse(readFileSync(file, 'utf8')) as ReturnType<typeof manifestOf>;
}
