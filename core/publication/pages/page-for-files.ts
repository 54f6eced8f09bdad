import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { siteKeys, urlPath } from '../../../contracts/keys.ts';

type Node = DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.Document;

/** A folder that holds copies of what is published, to be opened as files. */
export interface FileCopies {
  /** Address of the site that they are copies of. */
  siteUrl: string;
  /** The path of a key's file in the folder; what the folder lacks is linked on the site. */
  fileOf(key: string): string | undefined;
  /** Markup to show before everything that the page is about. */
  notice?: string;
}

/** Whether a published object is a page of the site, and no document or attachment that happens to be HTML. */
export function isPage(key: string): boolean {
  const segments = key.split('/');
  const attached = segments[0] === 'releases' && segments.at(-2) === 'assets';
  return key === siteKeys.notFound || (segments.at(-1) === siteKeys.front && !attached);
}

/** Attributes that hold an address. Pages have no `srcset` and no style that names one. */
const addresses = new Set(['href', 'src', 'cite', 'poster', 'data']);

const origin = 'http://site.invalid';

/**
 * A page as a file that a browser opens without a server: addresses from the root of the site become
 * relative, and a folder's names its `index.html`. Everything else stays, to the byte.
 *
 * @param file the page's own path in the folder.
 */
export function pageForFiles(html: string, file: string, copies: FileCopies): string {
  const found: { start: number; end: number; markup: string }[] = [];
  let { notice } = copies;
  const visit = (node: Node) => {
    if ('attrs' in node) {
      const begin = node.sourceCodeLocation?.startTag?.endOffset;
      if (notice !== undefined && node.nodeName === 'main' && begin !== undefined) {
        found.push({ start: begin, end: begin, markup: notice });
        notice = undefined;
      }
      for (const { name, value } of node.attrs) {
        const place = node.sourceCodeLocation?.attrs?.[name];
        const address = addresses.has(name) && place ? addressForFiles(value, file, copies) : undefined;
        if (place && address !== undefined) {
          found.push({ start: place.startOffset, end: place.endOffset, markup: `${name}="${escaped(address)}"` });
        }
      }
    }
    for (const child of 'childNodes' in node ? node.childNodes : []) visit(child);
  };
  visit(parse(html, { sourceCodeLocationInfo: true }));
  let copied = '';
  let end = 0;
  for (const { start, end: after, markup } of found.sort((a, b) => a.start - b.start)) {
    copied += html.slice(end, start) + markup;
    end = after;
  }
  return copied + html.slice(end);
}

/** `undefined` for an address that means the same in a file: elsewhere, or relative already. */
function addressForFiles(address: string, file: string, { siteUrl, fileOf }: FileCopies): string | undefined {
  if (!address.startsWith('/') || address.startsWith('//') || !URL.canParse(address, origin)) return undefined;
  const { pathname, search, hash } = new URL(address, origin);
  const base = new URL(siteUrl).pathname.replace(/\/$/, '');
  if (!pathname.startsWith(`${base}/`)) return undefined;
  const target = keyOf(pathname.slice(base.length + 1));
  if (target === undefined) return undefined;
  const held = fileOf(target);
  if (held === undefined) return new URL(address, siteUrl).href;
  const here = file.split('/').slice(0, -1);
  const there = held.split('/');
  let shared = 0;
  while (shared < here.length && here[shared] === there[shared]) shared += 1;
  const way = [...here.slice(shared).map(() => '..'), ...there.slice(shared)];
  return `${urlPath(way.join('/'))}${search}${hash}`;
}

/** Returns the key of the object at a path; `undefined` if the path is not percent-encoded correctly. */
function keyOf(path: string): string | undefined {
  try {
    const key = path.split('/').map(decodeURIComponent).join('/');
    return key === '' || key.endsWith('/') ? `${key}index.html` : key;
  } catch {
    return undefined;
  }
}

function escaped(address: string): string {
  return address.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}
