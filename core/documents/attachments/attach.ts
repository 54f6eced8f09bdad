import type { FormatName } from '../../../contracts/document.ts';
import type { Warning } from '../../../contracts/warnings.ts';
import { type AttachmentFolder, lastingAddress } from './folder.ts';
import { htmlReferences } from './html-references.ts';
import { references, withAddresses } from './references.ts';

/** A text with its attachments where a version has them. One that points to none is as it was, to the byte. */
export function attached(text: string, format: FormatName, folder: AttachmentFolder | undefined): string {
  if (folder === undefined || folder.isEmpty) return text;
  return withAddresses(text, references(text, format), folder.addressOf);
}

/** A page's body with the attachments of its version at their lasting addresses. */
export function lastingBody(
  body: string,
  version: { slug: string; version: number; names: ReadonlySet<string> },
): string {
  if (version.names.size === 0) return body;
  return withAddresses(body, htmlReferences(body), (address) => lastingAddress(address, version));
}

/** Names that a warning says; more are only counted. */
const named = 5;

/** What a text points to that is not there, and images that say nothing to who cannot see them. */
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
