import type { Part } from '../../../contracts/document.ts';
import { protectedSpans } from '../../documents/protection/protected-spans.ts';
import { attribute, decodeXml, type XmlElement } from '../../lib/xml/index.ts';

/** A stretch of a `seg`: text, or a tag with an identity that is the same in all languages of the unit. */
export type TmxInline = { type: 'text'; value: string } | { type: 'open' | 'close' | 'whole'; tag: string };

/**
 * Reads the content of a `seg` (TMX 1.4b, 2.4 Inline elements). Native code inside `bpt`, `ept`, `ph`, `it` is not
 * text; of `hi` and unknown elements, keeps the text. Matches tags of two languages by `x`; where a tool did not write
 * it, by `i` for pairs and by order for the rest.
 */
export function inlineOf(source: string, segment: XmlElement): TmxInline[] {
  const found: TmxInline[] = [];
  const counts = new Map<string, number>();
  const pairs = new Map<string, string>();
  const next = (kind: string) => {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return count;
  };
  const text = (from: number, to: number) => {
    const value = decodeXml(source.slice(from, to));
    if (value !== '') found.push({ type: 'text', value });
  };
  const walk = (element: XmlElement) => {
    let at = element.innerStart;
    for (const child of element.children) {
      text(at, child.start);
      at = child.end;
      const x = attribute(source, child, 'x');
      if (child.name === 'bpt') {
        const i = attribute(source, child, 'i') ?? '';
        const tag = `pair ${x === undefined ? `i${i}` : `x${x}`}`;
        pairs.set(i, tag);
        found.push({ type: 'open', tag });
      } else if (child.name === 'ept') {
        const tag = pairs.get(attribute(source, child, 'i') ?? '');
        if (tag !== undefined) found.push({ type: 'close', tag });
      } else if (child.name === 'ph' || child.name === 'ut') {
        found.push({ type: 'whole', tag: `ph ${x === undefined ? `n${next('ph')}` : `x${x}`}` });
      } else if (child.name === 'it') {
        const pos = attribute(source, child, 'pos') ?? '';
        found.push({ type: 'whole', tag: `it ${pos} ${x === undefined ? `n${next(`it ${pos}`)}` : `x${x}`}` });
      } else walk(child);
    }
    text(at, element.innerEnd);
  };
  walk(segment);
  return found;
}

/** Keeps only the text. */
export function withoutTags(inline: readonly TmxInline[]): TmxInline[] {
  return inline.filter(({ type }) => type === 'text');
}

/**
 * Converts both sides to the parts of units whose tags are numbered alike. Addresses, placeholders and the like become
 * tags, as in documents. Drops tags that only one side has.
 */
export function partsOfPair(
  source: readonly TmxInline[],
  target: readonly TmxInline[],
): { source: Part[]; target: Part[] } {
  const ids = new Map<string, number>();
  const [own, theirs] = [protectedInline(source), protectedInline(target)];
  const shared = new Set(namesOf(theirs));
  for (const name of namesOf(own)) if (shared.has(name) || name.startsWith('span ')) ids.set(name, ids.size + 1);
  return { source: partsOf(own, ids), target: partsOf(theirs, ids) };
}

/** Returns the tags of a side, without pairs that do not both open and close. */
function namesOf(inline: readonly Spanned[]): string[] {
  const opened = new Set<string>();
  const closed = new Set<string>();
  for (const each of inline) {
    if (each.type === 'open') opened.add(each.tag);
    if (each.type === 'close') closed.add(each.tag);
  }
  return inline.flatMap((each) => {
    if (each.type === 'whole') return [each.tag];
    return each.type === 'open' && opened.has(each.tag) && closed.has(each.tag) ? [each.tag] : [];
  });
}

type Spanned = TmxInline | { type: 'whole'; tag: string; text: string };

function protectedInline(inline: readonly TmxInline[]): Spanned[] {
  const counts = new Map<string, number>();
  return inline.flatMap((each): Spanned[] => {
    if (each.type !== 'text') return [each];
    const found: Spanned[] = [];
    let done = 0;
    for (const { start, end } of protectedSpans(each.value)) {
      if (start > done) found.push({ type: 'text', value: each.value.slice(done, start) });
      const text = each.value.slice(start, end);
      const count = (counts.get(text) ?? 0) + 1;
      counts.set(text, count);
      found.push({ type: 'whole', tag: `span ${count} ${text}`, text });
      done = end;
    }
    if (done < each.value.length) found.push({ type: 'text', value: each.value.slice(done) });
    return found;
  });
}

function partsOf(inline: readonly Spanned[], ids: ReadonlyMap<string, number>): Part[] {
  return inline.flatMap((each): Part[] => {
    if (each.type === 'text') return [each];
    const id = ids.get(each.tag);
    if (id === undefined) return 'text' in each ? [{ type: 'text', value: each.text }] : [];
    if (each.type === 'whole')
      return [{ type: 'placeholder', id, source: { raw: '' }, ...('text' in each ? { text: each.text } : {}) }];
    return [{ type: each.type, id, source: { raw: '' } }];
  });
}
