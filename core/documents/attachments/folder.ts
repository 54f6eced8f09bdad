import { publishKeys, strictUrlPath } from '../../../contracts/keys.ts';
import { findLocale } from '../../../contracts/locales.ts';

/** Path from a language's folder to a version's attachments, for documents and pages. */
const inVersion = '../assets/';

/** A written address, parsed. */
interface Pointer {
  /** Name within the folder. */
  name: string;
  /** A query or a fragment, with its sign. */
  suffix: string;
}

/** The attachments of a release, as seen from one language. */
export interface AttachmentFolder {
  /** The folder's name beside the source: `report.files`. */
  name: string;
  isEmpty: boolean;
  /** Returns an attachment's address in a version; undefined if the address is not one of an existing attachment. */
  addressOf(written: string): string | undefined;
  /** Returns the name of an address in the folder whose file is missing. */
  missing(written: string): string | undefined;
  /** Returns an address as an editor knows it: the file's name in the folder. */
  said(written: string): string;
}

export function attachmentFolder(slug: string, names: Iterable<string>, language: string): AttachmentFolder {
  const folder = `${slug.slice(slug.lastIndexOf('/') + 1)}.files`;
  const all = new Set(names);
  const own = replacements(all, language);
  const within = [`${folder}/`, inVersion];
  const find = (name: string) => own.get(name) ?? (all.has(name) ? name : undefined);
  return {
    name: folder,
    isEmpty: all.size === 0,
    addressOf(written) {
      const pointer = pointerTo(written, within);
      const name = pointer && find(pointer.name);
      return name === undefined ? undefined : `${inVersion}${strictUrlPath(name)}${pointer?.suffix ?? ''}`;
    },
    missing(written) {
      const name = pointerTo(written, [`${folder}/`])?.name;
      return name === undefined || find(name) !== undefined ? undefined : `${folder}/${name}`;
    },
    said(written) {
      const name = pointerTo(written, within)?.name;
      return name === undefined ? written : `${folder}/${name}`;
    },
  };
}

/** Converts an address in a version's page to one that works anywhere on the site. */
export function lastingAddress(
  written: string,
  { slug, version, names }: { slug: string; version: number; names: ReadonlySet<string> },
): string | undefined {
  const pointer = pointerTo(written, [inVersion]);
  if (pointer === undefined || !names.has(pointer.name)) return undefined;
  const key = `${publishKeys.version(slug, version)}${publishKeys.asset(pointer.name)}`;
  return `/${strictUrlPath(key)}${pointer.suffix}`;
}

/** Finds the attachments that replace another one in this language: `chart.fr.png` for `chart.png`. */
function replacements(names: Iterable<string>, language: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const name of names) {
    const suffixed = suffixOf(name);
    if (suffixed?.language === language) found.set(suffixed.replaces, name);
  }
  return found;
}

/** Reads a name with a language before its extension. */
export function suffixOf(name: string): { language: string; replaces: string } | undefined {
  const [, stem, suffix, extension] = /^(.*[^/.])\.([^./]+)(\.[^./]+)$/s.exec(name) ?? [];
  const language = suffix === undefined ? undefined : findLocale(suffix)?.tag;
  return language === undefined ? undefined : { language, replaces: `${stem}${extension}` };
}

function pointerTo(written: string, folders: readonly string[]): Pointer | undefined {
  const address = written.trim();
  const end = address.search(/[?#]/);
  const [path, suffix] = end === -1 ? [address, ''] : [address.slice(0, end), address.slice(end)];
  const plain = decoded(path.replace(/^(?:\.\/)+/, '')).normalize('NFC');
  const folder = folders.find((each) => plain.startsWith(each));
  if (folder === undefined || plain.length === folder.length) return undefined;
  return { name: plain.slice(folder.length), suffix };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // a literal per cent sign
  }
}
