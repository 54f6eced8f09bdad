import type { FormatName } from '../../../contracts/document.ts';
import type { Warning } from '../../../contracts/warnings.ts';
import { type AttachmentFolder, lastingAddress } from './folder.ts';
import { htmlReferences } from './html-references.ts';
import { references, withAddresses } from './references.ts';

/** Points a text at its version's attachments. Returns a text without such references unchanged, to the byte. */
export function attached(text: string, format: FormatName, folder: AttachmentFolder | undefined): string {
  if (folder === undefined || folder.isEmpty) return text;
  return withAddresses(text, references(text, format), folder.addressOf);
}

/** Points a page's body at the lasting addresses of its version's attachments. */
export function lastingBody(
  body: string,
  version: { slug: string; version: number; names: ReadonlySet<string> },
): string {
  if (version.names.size === 0) return body;
  return withAddresses(body, htmlReferences(body), (address) => lastingAddress(address, version));
}

/** Names listed in a warning; further ones are only counted. */
const named = 5;

/** Warns of references to files that are missing, and of images without alternative text. */
export function referenceWarnings(text: string, format: FormatName, folder: AttachmentFolder): Warning[] {
  if (!/!\[|<img|\.files|%2Efiles/i.test(text)) return [];
  const { places, images } = references(text, format);
  const missing = places.flatMap(({ addresses }) => addresses.flatMap((address) => folder.missing(address) ?? []));
  const undescribed = images.flatMap(({ described, address }) => (described ? [] : [folder.said(address)]));
  return [
    ...warning('attachment-missing', missing, 'The text points to files that are missing'),
    ...warning('image-without-alternative', undescribed, 'An image has no alternative text'),
  ];
}

function warning(code: Warning['code'], found: readonly string[], what: string): Warning[] {
  const all = [...new Set(found)];
  if (all.length === 0) return [];
  const more = all.length > named ? `, and ${all.length - named} more` : '';
  return [{ code, message: `${what}: ${all.slice(0, named).join(', ')}${more}.` }];
}
