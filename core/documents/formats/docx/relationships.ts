import { attributes, parseXml } from '../../../lib/xml/index.ts';
import { type DocxPart, relationshipsOf } from './parts.ts';

export interface Relationship {
  id: string;
  /** The last word of its type, such as `image` or `hyperlink`. */
  type: string;
  /** As written if it leads out of the document; else the name of an entry of the archive. */
  target: string;
  external: boolean;
}

/** Reads the relationships of a part. */
export function relationships(parts: readonly DocxPart[], name: string): Relationship[] {
  const wanted = relationshipsOf(name);
  const part = parts.find((each) => each.role === 'relationships' && each.name === wanted);
  return part ? readRelationships(part.xml, name) : [];
}

/**
 * @param xml of a `.rels` part.
 * @param name of the part that it belongs to; empty for that of the package.
 */
export function readRelationships(xml: string, name: string): (Relationship & { uri: string })[] {
  return parseXml(xml).children.flatMap((element) => {
    const found = attributes(xml, element);
    const value = (attribute: string) => found.get(attribute)?.value;
    const target = value('Target');
    if (target === undefined) return [];
    const uri = value('Type') ?? '';
    const external = value('TargetMode') === 'External';
    return {
      id: value('Id') ?? '',
      uri,
      type: uri.slice(uri.lastIndexOf('/') + 1),
      target: external ? target : resolved(target, name),
      external,
    };
  });
}

/**
 * Resolves a path relative to a part, as named in the archive (Open Packaging Conventions, 8.3). Cannot leave the
 * archive.
 */
function resolved(target: string, from: string): string {
  const path: string[] = target.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const segment of target.split('/')) {
    if (segment === '..') path.pop();
    else if (segment !== '' && segment !== '.') path.push(segment);
  }
  return path.join('/');
}
