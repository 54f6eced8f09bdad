import { encodeXml } from '../../lib/xml/index.ts';
import { decodeText } from '../segments/entities.ts';
import { tokensOf } from '../segments/tokens.ts';
import type { PropName } from './props.ts';

/** An entry of a memory, for a TMX file. */
export interface TmxEntry {
  /** Normalised and encoded, as is `target`. */
  source: string;
  target: string;
  /** Canonical tags. */
  sourceLanguage: string;
  targetLanguage: string;
  /** RFC 3339. */
  at?: string | undefined;
  props: Partial<Record<PropName, string | undefined>>;
}

/** Writes a TMX 1.4b file, piece by piece: a memory can be larger than the longest string. */
export function* tmxPieces(entries: Iterable<TmxEntry>, { at }: { at: Date }): Generator<string> {
  yield [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE tmx SYSTEM "tmx14.dtd">',
    '<tmx version="1.4">',
    `  <header creationtool="Dragoman" creationtoolversion="1" segtype="block" o-tmf="Dragoman" adminlang="en" srclang="*all*" datatype="unknown" creationdate="${dateOf(at)}"/>`,
    '  <body>',
    '',
  ].join('\n');
  for (const entry of entries) yield unitOf(entry);
  yield '  </body>\n</tmx>\n';
}

function unitOf({ source, target, sourceLanguage, targetLanguage, at, props }: TmxEntry): string {
  const date = at === undefined ? '' : ` creationdate="${dateOf(new Date(at))}"`;
  const said = Object.entries(props).filter(([, value]) => value !== undefined);
  return [
    `    <tu srclang="${encodeXml(sourceLanguage)}"${date}>`,
    ...said.map(([type, value = '']) => `      <prop type="${type}">${encodeXml(value)}</prop>`),
    `      <tuv xml:lang="${encodeXml(sourceLanguage)}"><seg>${inline(source)}</seg></tuv>`,
    `      <tuv xml:lang="${encodeXml(targetLanguage)}"><seg>${inline(target)}</seg></tuv>`,
    '    </tu>',
    '',
  ].join('\n');
}

/** Writes tags as TMX elements: `x` matches those of the two languages. */
function inline(encoded: string): string {
  return tokensOf(encoded)
    .map(({ type, source, ...token }) => {
      if (type === 'text') return encodeXml(decodeText(source));
      const { number } = token as { number: number };
      if (type === 'whole') return `<ph x="${number}">&lt;x${number}/&gt;</ph>`;
      if (type === 'open') return `<bpt i="${number}" x="${number}">&lt;g${number}&gt;</bpt>`;
      return `<ept i="${number}">&lt;/g${number}&gt;</ept>`;
    })
    .join('');
}

/** TMX's own form of ISO 8601: `20261124T085646Z`. */
function dateOf(date: Date): string {
  return date.toISOString().replace(/[-:]|\.\d+/g, '');
}
