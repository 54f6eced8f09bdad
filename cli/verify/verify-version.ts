import { siteKeys } from '../../contracts/keys.ts';
import type { Manifest, PublishedFile } from '../../contracts/manifest.ts';
import { sha256 } from '../../contracts/sha256.ts';
import { isPagePath } from '../../core/publication/versions/own-paths.ts';
import type { Copy } from './copy.ts';
import { type CheckedSignature, checkSignature, parsed, type Trust } from './trust.ts';

/** Something that is not as it was published. */
export interface Discrepancy {
  /** Key of the file. */
  file: string;
  /** What is wrong with it, as the rest of a sentence that begins with the file. */
  problem: string;
}

export interface CheckedVersion {
  /** Key of the folder, with the slash; empty if the copy is the folder. */
  folder: string;
  /** Undefined if it has none, or a wrong one. */
  signature: CheckedSignature | undefined;
  /** What the manifest says, if it can be read. */
  manifest: Manifest | undefined;
  /** Files that are as the manifest lists them. */
  files: number;
  findings: Discrepancy[];
  /** Whether only the signature is missing, and the rest fits together. */
  isUnsigned: boolean;
}

/**
 * Checks a version of a copy: signature, manifest, and each file.
 *
 * @param only one path below the folder, if the others are not asked for.
 */
export async function verifyVersion(
  copy: Copy,
  folder: string,
  { trust, only }: { trust: Trust | undefined; only?: string | undefined },
): Promise<CheckedVersion> {
  const findings: Discrepancy[] = [];
  const found = (name: string, problem: string) => void findings.push({ file: `${folder}${name}`, problem });
  const [signatureBytes, manifestBytes] = await Promise.all([
    copy.read(`${folder}manifest.json.sig`),
    copy.read(`${folder}manifest.json`),
  ]);
  const signature = signatureBytes && checkSignature(signatureBytes, trust);
  if (signature === undefined) found('manifest.json.sig', 'is missing');
  if (typeof signature === 'string') found('manifest.json.sig', signature);
  const checked = typeof signature === 'object' ? signature : undefined;
  const statement = checked?.statement;
  if (statement !== undefined) {
    const elsewhere = misplaced(folder, statement);
    if (elsewhere !== undefined) found('manifest.json.sig', elsewhere);
  }
  if (manifestBytes === undefined) found('manifest.json', 'is missing');
  else if (statement !== undefined && sha256(manifestBytes) !== statement.sha256) {
    found('manifest.json', `is altered: the signature is of another manifest${rolledBack(manifestBytes, statement)}`);
  }
  const manifest = manifestBytes && manifestOf(manifestBytes);
  if (manifestBytes !== undefined && manifest === undefined) found('manifest.json', 'is altered: it cannot be read');
  let files = 0;
  if (manifest !== undefined) {
    const listed = listedFiles(manifest);
    for (const file of listed) {
      if (only !== undefined && file.path !== only) continue;
      const problem = await problemOf(copy, folder, file, manifest.withdrawn !== undefined && !isPagePath(file.path));
      if (problem === undefined) files += 1;
      else if (problem !== 'gone') found(file.path, problem);
    }
    const expected = new Set(['manifest.json', 'manifest.json.sig', ...listed.map(({ path }) => path)]);
    for (const path of ownPaths(copy, folder)) {
      if (!expected.has(path) && (only === undefined || path === only))
        found(path, 'is added: the manifest does not list it');
    }
    if (only !== undefined && copy.keys === undefined && !expected.has(only)) {
      found(only, 'is added: the manifest does not list it');
    }
  }
  const isUnsigned = signatureBytes === undefined && findings.length === 1;
  return { folder, signature: checked, manifest, files, findings, isUnsigned };
}

/** Folders of a copy that hold a version; those in the attachments of another are attachments. */
export function versionFolders(keys: readonly string[]): string[] {
  const folders = new Set<string>();
  for (const key of keys) {
    for (const name of ['manifest.json', 'manifest.json.sig']) {
      const isSchema = `/${key}`.endsWith(`/${siteKeys.schema('manifest')}`);
      if (!isSchema && (key === name || key.endsWith(`/${name}`))) folders.add(key.slice(0, -name.length));
    }
  }
  const all = [...folders];
  return all.filter((folder) => !all.some((other) => folder !== other && folder.startsWith(`${other}assets/`)));
}

/** Paths below a version's folder that are not in the folder of another version. */
function ownPaths({ keys = [] }: Copy, folder: string): string[] {
  const inside = versionFolders(keys).filter((other) => other !== folder && other.startsWith(folder));
  return keys
    .filter((key) => key.startsWith(folder) && !inside.some((other) => key.startsWith(other)))
    .map((key) => key.slice(folder.length));
}

async function problemOf(
  copy: Copy,
  folder: string,
  { path, sha256: digest, bytes }: PublishedFile,
  isGone: boolean,
): Promise<string | undefined> {
  const content = await copy.read(`${folder}${path}`);
  if (content === undefined) return isGone ? 'gone' : 'is missing';
  if (sha256(content) === digest) return isGone ? 'was withdrawn, and is still in this copy' : undefined;
  if (content.length < bytes) return `is cut off or altered: it has ${content.length} of ${bytes} bytes`;
  return content.length > bytes ? `is altered: it has ${content.length} bytes, not ${bytes}` : 'is altered';
}

function listedFiles({ languages, assets = {} }: Manifest): PublishedFile[] {
  return [
    ...Object.values(languages).flatMap((entry) => ('files' in entry ? Object.values(entry.files) : [])),
    ...Object.values(assets),
  ];
}

/** Undefined if the bytes do not have what is needed of a manifest, or name a file outside its folder. */
function manifestOf(bytes: Uint8Array): Manifest | undefined {
  try {
    const manifest = parsed(Buffer.from(bytes).toString()) as Manifest;
    const isSafe = ({ path, sha256: digest }: PublishedFile) =>
      typeof digest === 'string' && !path.startsWith('/') && !path.includes('\\') && !path.split('/').includes('..');
    return listedFiles(manifest).every(isSafe) ? manifest : undefined;
  } catch {
    return undefined;
  }
}

function rolledBack(bytes: Uint8Array, { version, withdrawnAt }: CheckedSignature['statement']): string {
  const manifest = parsed(Buffer.from(bytes).toString()) as Partial<Manifest> | undefined;
  if (withdrawnAt !== undefined && manifest?.withdrawn === undefined) return ', which says that it was withdrawn';
  return manifest?.version === undefined || manifest.version === version
    ? ''
    : ` (v${version}, not v${manifest.version})`;
}

/** What is wrong if a version lies in the folder of another. */
function misplaced(folder: string, { release, version }: CheckedSignature['statement']): string | undefined {
  // Programs that download may keep the escapes of an address.
  const places = [folder, decoded(folder)].map((place) => `/${place.normalize('NFC')}`);
  const own = `v${version}/`;
  const isPlace = places.some((place) => place.includes('/releases/'));
  const end = isPlace ? `/releases/${release.normalize('NFC')}/${own}` : `/${own}`;
  const isNumbered = /^v\d+$/.test(folder.split('/').at(-2) ?? '');
  if (!(isPlace || isNumbered) || places.some((place) => place.endsWith(end))) return undefined;
  return `is of ${release} v${version}, which belongs elsewhere`;
}

function decoded(folder: string): string {
  try {
    return decodeURIComponent(folder);
  } catch {
    return folder;
  }
}
