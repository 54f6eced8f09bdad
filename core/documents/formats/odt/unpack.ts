import { Rejection } from '../../../../contracts/failures.ts';
import { bundle } from '../docx/bundle.ts';
import type { DocxPart, Role } from '../docx/parts.ts';
import { orUnreadable } from '../docx/unreadable.ts';
import type { UnpackOptions } from '../format.ts';
import { rejectHiddenOdt } from './hidden.ts';
import { OdtPackage } from './package.ts';

/** The files that are read, in reading order (ODF 1.3, part 2: 3.2). */
export const odtParts: readonly { name: string; root: string; role: Role; reason: string }[] = [
  { name: 'content.xml', root: 'office:document-content', role: 'main', reason: 'the text itself' },
  { name: 'styles.xml', root: 'office:document-styles', role: 'styles', reason: 'looks; headers and footers' },
  { name: 'meta.xml', root: 'office:document-meta', role: 'core-properties', reason: 'title and subject are text' },
];

/**
 * Joins the files of a sanitised document that are read and changed into one text.
 *
 * @throws Rejection `UnreadableDocument`, `TooLarge`, `TooDeeplyNested`, `HiddenContent`
 */
export function unpackOdt(bytes: Uint8Array, { allowHidden = false }: UnpackOptions = {}): string {
  const parts = orUnreadable(() => readParts(new OdtPackage(bytes)));
  if (!allowHidden) orUnreadable(() => rejectHiddenOdt(parts));
  return bundle(parts);
}

function readParts(archive: OdtPackage): DocxPart[] {
  const parts = odtParts
    .filter(({ name }) => archive.has(name))
    .map(({ name, role }) => ({ role, name, xml: archive.xml(name) }));
  if (!parts.some(({ role }) => role === 'main')) {
    throw new Rejection('UnreadableDocument', 'The archive does not contain a text document of OpenDocument.');
  }
  return parts;
}
