import { block, element, indented, startTag, type Xml } from '../../lib/xml/index.ts';
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
  const header = element('header', {
    creationtool: 'Dragoman',
    creationtoolversion: '1',
    segtype: 'block',
    'o-tmf': 'Dragoman',
    adminlang: 'en',
    srclang: '*all*',
    datatype: 'unknown',
    creationdate: dateOf(at),
  });
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n';
  yield `${startTag('tmx', { version: '1.4' })}\n${indented(header, 2)}  <body>\n`;
  for (const entry of entries) yield indented(unitOf(entry), 4);
  yield '  </body>\n</tmx>\n';
}

function unitOf({ source, target, sourceLanguage, targetLanguage, at, props }: TmxEntry): Xml {
  const variant = (language: string, encoded: string) =>
    element('tuv', { 'xml:lang': language }, element('seg', {}, inline(encoded)));
  return block(
    'tu',
    { srclang: sourceLanguage, creationdate: at === undefined ? undefined : dateOf(new Date(at)) },
    ...Object.entries(props).map(([type, value]) =>
      value === undefined ? undefined : element('prop', { type }, value),
    ),
    variant(sourceLanguage, source),
    variant(targetLanguage, target),
  );
}

/** Writes tags as TMX elements: `x` matches those of the two languages. */
function inline(encoded: string): (Xml | string)[] {
  return tokensOf(encoded).map((token) => {
    if (token.type === 'text') return decodeText(token.source);
    const number = String(token.number);
    if (token.type === 'whole') return element('ph', { x: number }, `<x${number}/>`);
    if (token.type === 'open') return element('bpt', { i: number, x: number }, `<g${number}>`);
    return element('ept', { i: number }, `</g${number}>`);
  });
}

/** TMX's own form of ISO 8601: `20261124T085646Z`. */
function dateOf(date: Date): string {
  return date.toISOString().replace(/[-:]|\.\d+/g, '');
}
