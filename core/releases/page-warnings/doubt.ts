import type { WarningCode } from '../../../contracts/warnings.ts';
import type { ReferencePosition } from '../../documents/attachments/reference.ts';

/** The pages of a release, which links are checked against. */
export interface PagePlace {
  slug: string;
  /** Without a trailing slash. */
  siteUrl: string;
  /** All languages of the site's pages. */
  languages: readonly string[];
  /** Ids that links within the text may point to. */
  ids: ReadonlySet<string>;
  /** Whether pages show images of other sites; they do unless this is false. */
  externalImages?: boolean;
}

export interface Doubt {
  code: Extract<WarningCode, 'link-broken' | 'image-outside'>;
  /** The mistake and its remedy, written after the address. */
  why: string;
}

/** The mistake in an address on a page; undefined if the address is fine. */
export function doubtOf(
  written: string,
  use: NonNullable<ReferencePosition['use']>,
  place: PagePlace,
): Doubt | undefined {
  const address = written.trim();
  return use === 'link' ? linkDoubt(address, place) : fileDoubt(address, use, place);
}

const mine = 'is a file of your computer, which no reader has';
const isMine = /^(?:file:|[a-z]:[\\/]|\\)/i;

function linkDoubt(address: string, place: PagePlace): Doubt | undefined {
  const broken = (why: string): Doubt => ({ code: 'link-broken', why });
  const { slug, siteUrl, ids } = place;
  const folder = folderOf(slug);
  if (address === '' || address.startsWith('?')) return undefined;
  if (address.startsWith('#')) {
    const id = decoded(address.slice(1));
    if (/^(?:top)?$/i.test(id) || ids.has(id)) return undefined;
    return broken(`leads to no place of the page: give that place the name, as in <a id="${id}"></a>`);
  }
  if (isMine.test(address)) return broken(`${mine}: put it into the folder "${folder}" and link "${folder}/…"`);
  if (isTemplate.test(address)) return broken('is filled in by another program, not here: write the whole address');
  const path = pathOnSite(address, siteUrl);
  if (path !== undefined) return siteDoubt(path, address, place);
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(address)?.[1];
  if (scheme !== undefined) {
    if (shownSchemes.has(scheme.toLowerCase())) return undefined;
    return broken(`begins with "${scheme}:", which pages do not link to: write an address that begins with https:`);
  }
  if (address.startsWith('//') || isAttachment(address, folder)) return undefined;
  const [name = ''] = address.split(/[?#]/);
  return broken(
    releases.test(name) || !/\.\w{2,4}$/.test(name)
      ? `leads nowhere on a page, whose address is not that of the file: write the whole address, such as ${siteUrl}/<language>/<release>/`
      : `leads nowhere on a page: put the file into the folder "${folder}" and link "${folder}/${lastOf(name)}"`,
  );
}

/** Checks an address that begins at the site's root. */
function siteDoubt(path: string, address: string, { siteUrl, languages }: PagePlace): Doubt | undefined {
  const [first = '', second] = path.split(/[/?#]/);
  const language = languages.find((tag) => tag.toLowerCase() === first.toLowerCase());
  if (language !== undefined && second !== undefined) {
    return {
      code: 'link-broken',
      why: `leads the readers of every language to the page in "${language}": leave it so only where that is meant`,
    };
  }
  if (first === '' || language !== undefined || siteFolders.has(first) || /^(?:sitemap.*|robots\.txt)$/.test(first))
    return undefined;
  const whole = address.startsWith('/') ? `${siteUrl}${address}` : address;
  return {
    code: 'link-broken',
    why: `leads to ${whole}, which is not a page: write the whole address, with its language`,
  };
}

function fileDoubt(
  address: string,
  use: 'image' | 'recording',
  { slug, siteUrl, externalImages = true }: PagePlace,
): Doubt | undefined {
  const folder = folderOf(slug);
  const name = lastOf(address.split(/[?#]/)[0] ?? '') || '…';
  const put = `put the file into the folder "${folder}" and write "${folder}/${name}"`;
  if (address === '' || isAttachment(address, folder)) return undefined;
  const outside = (why: string): Doubt => ({ code: 'image-outside', why });
  if (isMine.test(address)) return outside(`${mine}: ${put}`);
  const path = pathOnSite(address, siteUrl);
  if (path !== undefined && siteFolders.has(path.split('/')[0] ?? '')) return undefined;
  const isWeb = /^https:|^\/\//i.test(address);
  if (isWeb && !externalImages)
    return outside(`is of another site, and this site's pages show only its own ${use}s: ${put}`);
  if (isWeb) return undefined;
  if (/^http:/i.test(address)) return outside(`is not shown: pages show ${use}s of other sites over https: alone`);
  return outside(`is not where the page looks for it: ${put}`);
}

/** Schemes that links may have. */
const shownSchemes = new Set(['http', 'https', 'mailto', 'tel', 'sms', 'irc', 'ircs', 'xmpp']);
/** Template marks of Hugo, Jekyll and others, left in addresses. */
const isTemplate = /\{\{|\{%|<%|\$\{/;
/** Folders at the site's root besides languages. */
const siteFolders = new Set(['releases', 'latest', 'versions', 'assets', 'catalogue', 'schemas', 'sitemaps']);
/** Extensions of sources and of other sites' pages: a link to one is meant for a page. */
const releases = /\.(?:md|markdown|[sx]?html?|txt|docx|vtt|srt|json|php|aspx?|jsp|cfm|cgi)$/i;

function folderOf(slug: string): string {
  return `${lastOf(slug)}.files`;
}

function lastOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

function isAttachment(address: string, folder: string): boolean {
  const path = decoded(address.replace(/^(?:\.\/)+/, '')).normalize('NFC');
  return path.startsWith(`${folder}/`) || path.startsWith('../assets/');
}

/** The path of an address on the site, without its first slash; undefined for other sites. */
function pathOnSite(address: string, siteUrl: string): string | undefined {
  if (/^\/(?!\/)/.test(address)) {
    const base = `${new URL(siteUrl).pathname.replace(/\/$/, '')}/`;
    return address.startsWith(base) ? address.slice(base.length) : address.slice(1);
  }
  const prefix = `${siteUrl}/`;
  return address.toLowerCase().startsWith(prefix.toLowerCase()) ? address.slice(prefix.length) : undefined;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // a per cent sign that stands for itself
  }
}
