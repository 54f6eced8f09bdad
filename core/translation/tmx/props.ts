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

/** How programs name a machine as the author of a translation. */
const machineAuthor =
  /^(?:MT|NMT|x-MT)(?:$|[^\p{L}])|machine[ _-]?translat|(?:google|microsoft|amazon|aws|bing|yandex)[ _-]?(?:cloud[ _-]?)?(?:translat|n?mt$)|^(?:deepl|systran|modernmt|kantanmt|libretranslate|apertium)(?:$|[^\p{L}])/iu;
/** Properties in which programs say where a translation comes from. */
const originProps = /^(?:x-)?(?:mt|machine[_-]?translat(?:ed|ion)|origin|match[_-]?origin|state[_-]?qualifier)$/i;
const saysMachine = /^(?:mt|leveraged-mt|nmt|machine.{0,20}|true|yes|1)$/i;

/**
 * Whether another program says that a machine wrote the translation, and nobody changed it: by its author
 * (`creationid="MT!"`), or in a property (`x-MT`).
 *
 * @param variant the `tuv` of the translation
 */
export function isMachinesWork(source: string, unit: XmlElement, variant: XmlElement): boolean {
  const attributeOf = (name: string) => attribute(source, variant, name) ?? attribute(source, unit, name);
  const author = attributeOf('changeid') ?? attributeOf('creationid');
  if (author !== undefined && machineAuthor.test(author.trim())) return true;
  if (attributeOf('changeid') !== undefined) return false;
  return [unit, variant].some((element) =>
    [...props(source, element)].some(
      ([type, value]) => originProps.test(type) && (saysMachine.test(value) || (/mt$/i.test(type) && value === '')),
    ),
  );
}

/** The time of the last change, comparable as text (`20260504T093000Z`); undefined if the file does not say. */
export function changedAt(source: string, unit: XmlElement, variant: XmlElement): string | undefined {
  for (const name of ['changedate', 'creationdate']) {
    const written = attribute(source, variant, name) ?? attribute(source, unit, name);
    const time = written?.replace(/[-:\s]/g, '');
    if (time !== undefined && /^\d{8}T\d{4,6}Z?$/.test(time)) return time.replace(/Z$/, '').padEnd(15, '0');
  }
  return undefined;
}
