import { stat } from 'node:fs/promises';
import path from 'node:path';
import { publishKeys } from '../../contracts/keys.ts';
import type { Latest } from '../../contracts/manifest.ts';
import { CliError } from '../cli-error.ts';
import { type Copy, folderCopy, webCopy } from './copy.ts';
import { parsed } from './trust.ts';

/** What the caller wants to have verified. */
export interface Subject {
  copy: Copy;
  /** The folder of a version, with the slash; undefined for every version of the copy. */
  folder?: string;
  /** One file below it. */
  only?: string;
  /** The language of the address or file, if it is of one. */
  language?: string;
  /** What the caller should know of how the address was understood. */
  note?: string;
}

/**
 * @param written an address, a folder, or a file in the folder of a version.
 * @param site the address that the caller trusts, if the written one may be below it.
 * @throws CliError if nothing can be verified there.
 */
export async function subjectOf(
  written: string,
  site: string | undefined,
  get: typeof fetch = fetch,
): Promise<Subject> {
  if (/^https?:\/\//.test(written)) return addressed(readUrl(written), site, get);
  const found = await stat(written).catch(() => undefined);
  if (found === undefined)
    throw new CliError(`"${written}" is neither a file or folder nor an address that begins with https://`);
  return found.isDirectory() ? { copy: await folderCopy(written) } : fileIn(path.resolve(written));
}

/** @throws CliError for an address without a host, or with an escape that means nothing. */
function readUrl(written: string): URL {
  const url = URL.canParse(written) ? new URL(written) : undefined;
  if (url === undefined) throw new CliError(`"${written}" is not an address such as https://www.example.org/fr/ferry/`);
  try {
    decodeURIComponent(url.pathname);
  } catch (cause) {
    throw new CliError(`"${written}" is not a valid address: one of its escapes (%…) does not mean a character.`, {
      cause,
    });
  }
  return url;
}

/** A file is verified in the nearest folder above it that is a version's. */
async function fileIn(file: string): Promise<Subject> {
  let folder = path.dirname(file);
  for (;;) {
    if ((await isFile(path.join(folder, 'manifest.json'))) || (await isFile(path.join(folder, 'manifest.json.sig')))) {
      const only = path.relative(folder, file).split(path.sep).join('/');
      // The name of the folder says which version it should be.
      const name = path.basename(folder);
      const prefix = /^v\d+$/.test(name) ? `${name}/` : '';
      const copy = below(await folderCopy(folder), prefix);
      return { copy, folder: prefix, ...(isManifest(only) ? {} : { only, ...languageOf(only) }) };
    }
    const above = path.dirname(folder);
    if (above === folder) break;
    folder = above;
  }
  throw new CliError(
    `"${file}" is alone: nothing in a document says who published it. Put it into the folder of its version, beside manifest.json and manifest.json.sig, or verify its address: npm run verify -- https://…`,
  );
}

const isFile = async (file: string): Promise<boolean> => (await stat(file).catch(() => undefined))?.isFile() ?? false;

const isManifest = (name: string): boolean => name === 'manifest.json' || name === 'manifest.json.sig';

function below({ keys, read }: Copy, prefix: string): Copy {
  return { keys: keys?.map((key) => `${prefix}${key}`), read: (key) => read(key.slice(prefix.length)) };
}

async function addressed(url: URL, site: string | undefined, get: typeof fetch): Promise<Subject> {
  const address = `${url.origin}${url.pathname}`;
  const base = baseOf(url, site);
  const copy = webCopy(base, get);
  const rest = address.slice(base.length + 1);
  const segments = rest.split('/').map((segment) => decodeURIComponent(segment));
  if (rest === '') return { copy };
  if (segments[0] === 'releases') {
    const at = segments.findLastIndex((segment, n) => n > 1 && /^v\d+$/.test(segment));
    if (at < 0)
      throw new CliError(`${address} does not name a version, such as ${base}/releases/2026/annual-report/v1/`);
    const folder = `${segments.slice(0, at + 1).join('/')}/`;
    const below = segments.slice(at + 1).join('/');
    const only = below.endsWith('/') ? `${below}index.html` : below;
    if (below === '' || isManifest(below)) return { copy, folder };
    return { copy, folder, only, ...languageOf(only) };
  }
  return lasting(copy, segments, address);
}

/** A page at its lasting address: what it shows is the newest version that has the language. */
async function lasting(copy: Copy, segments: string[], address: string): Promise<Subject> {
  const [language = '', ...names] = segments;
  const slug = names.filter((name, n) => name !== '' && !(n === names.length - 1 && name === 'index.html')).join('/');
  const bytes = slug === '' ? undefined : await copy.read(publishKeys.latest(slug));
  const latest = parsed(Buffer.from(bytes ?? []).toString()) as Latest | undefined;
  if (typeof latest?.version !== 'number')
    throw new CliError(`${address} is not the address of a release or of a version.`);
  const version = latest.languages[language]?.version ?? latest.version;
  return {
    copy,
    folder: publishKeys.version(slug, version),
    language,
    note: 'A page at its lasting address changes, and is not signed. Its text is that of the version, which is.',
  };
}

function baseOf(url: URL, site: string | undefined): string {
  const address = `${url.origin}${url.pathname}`;
  if (site !== undefined && (address === site || address.startsWith(`${site}/`))) return site;
  const at = url.pathname.indexOf('/releases/');
  return at < 0 ? url.origin : `${url.origin}${url.pathname.slice(0, at)}`;
}

function languageOf(only: string): { language?: string } {
  const [first = '', second] = only.split('/');
  return second === undefined || first === 'assets' ? {} : { language: first };
}
