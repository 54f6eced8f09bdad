import { attribute, textOf, type XmlElement } from '../../lib/xml/index.ts';

/** Our own `prop` types; TMX leaves `x-` to tools. */
export type PropName = 'x-origin' | 'x-release' | 'x-from' | 'x-engine';

/** Reads the `prop`s of a unit, by their types. */
export function props(source: string, unit: XmlElement): Map<string, string> {
  const found = new Map<string, string>();
  for (const each of unit.children) {
    if (each.name !== 'prop') continue;
    const type = attribute(source, each, 'type');
    if (type !== undefined) found.set(type, textOf(source, each).trim());
  }
  return found;
}

export const origins = { human: 'human', machine: 'machine' } as const;

export function isMachines(said: ReadonlyMap<string, string>): boolean {
  return said.get('x-origin') === origins.machine;
}
