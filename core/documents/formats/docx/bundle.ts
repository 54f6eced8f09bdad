import type { DocxPart, Role } from './parts.ts';

/** A part and the place of its XML in the bundle. */
export interface BundledPart extends DocxPart {
  start: number;
  end: number;
}

/**
 * Joins parts into one text, to which a document's ranges refer: each after `NUL role NUL name NUL`. XML cannot hold
 * NUL, so the text of a rendition can be taken apart as safely as the source's.
 */
export function bundle(parts: readonly DocxPart[]): string {
  return parts.map(({ role, name, xml }) => `\0${role}\0${name}\0${xml}`).join('');
}

export function unbundle(text: string): BundledPart[] {
  const fields = text.split('\0');
  const parts: BundledPart[] = [];
  let at = 0;
  for (let index = 1; index + 2 < fields.length; index += 3) {
    const [role = '', name = '', xml = ''] = fields.slice(index, index + 3);
    const start = at + role.length + name.length + 3;
    at = start + xml.length;
    parts.push({ role: role as Role, name, xml, start, end: at });
  }
  return parts;
}
