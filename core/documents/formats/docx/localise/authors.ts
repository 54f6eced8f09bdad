import type { XmlElement } from '../../../../lib/xml/index.ts';
import { attributes, descendants } from '../../../../lib/xml/index.ts';
import type { Splice } from '../../format.ts';
import type { Role } from '../parts.ts';

/** Readers of a rendition do not learn who wrote the document. */
const dropped: Partial<Record<Role, ReadonlySet<string>>> = {
  'core-properties': new Set(['dc:creator', 'cp:lastModifiedBy']),
  'app-properties': new Set([
    'Company',
    'Manager',
    'ap:Company',
    'ap:Manager',
    'properties:Company',
    'properties:Manager',
  ]),
  people: new Set(['w15:person']),
};

/** Changes and comments that are kept need an author: leave the name empty. */
const emptied = ['w:author', 'w:initials'];

export function authorSplices(source: string, role: Role, root: XmlElement): Splice[] {
  const names = dropped[role];
  if (names) {
    return root.children
      .filter(({ name }) => names.has(name))
      .map(({ start, end }) => ({ range: { start, end }, text: '' }));
  }
  if (!/\sw:author=/.test(source)) return [];
  return [...descendants(root)].flatMap((element) => {
    const found = attributes(source, element);
    return emptied.flatMap((name) => {
      const at = found.get(name);
      return at?.value ? [{ range: at.range, text: '' }] : [];
    });
  });
}
