import { own } from '../../../contracts/own.ts';
import type { XmlElement } from './parse-xml.ts';
import { XmlError } from './xml-error.ts';

const entities = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** Returns the text of a stretch of XML: resolves references, opens CDATA sections, drops comments. */
export function decodeXml(source: string): string {
  if (!/[&<]/.test(source)) return source;
  const special = /<!\[CDATA\[|<!--|<\?|&([^;&<]{0,20});?/g;
  let text = '';
  let done = 0;
  for (let match = special.exec(source); match; match = special.exec(source)) {
    const [whole, reference] = match;
    text += source.slice(done, match.index);
    done = special.lastIndex;
    if (reference !== undefined) text += decodeReference(reference, whole);
    else {
      const close = own(closings, whole) ?? '';
      const end = source.indexOf(close, done);
      if (end < 0) throw new XmlError(`"${whole}" never ends`);
      if (whole.endsWith('[')) text += source.slice(done, end);
      done = end + close.length;
      special.lastIndex = done;
    }
  }
  return text + source.slice(done);
}

/** The end of each section. */
const closings: Readonly<Record<string, string>> = { '<![CDATA[': ']]>', '<!--': '-->', '<?': '?>' };

function decodeReference(reference: string, whole: string): string {
  const [, hex, decimal] = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(reference) ?? [];
  const point = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : undefined;
  if (point !== undefined && point <= 0x10ffff) return String.fromCodePoint(point);
  const character = entities.get(reference);
  if (character === undefined || !whole.endsWith(';'))
    throw new XmlError(`"${whole.slice(0, 24)}" is not an entity of XML`);
  return character;
}

/** The text of an element without child elements. */
export function textOf(source: string, { innerStart, innerEnd }: XmlElement): string {
  return decodeXml(source.slice(innerStart, innerEnd));
}

/**
 * Escapes a text for XML content or, quotes included, for an attribute's value. Drops the characters that XML cannot
 * hold.
 */
export function encodeXml(text: string): string {
  const held = text
    .toWellFormed()
    .replace(/[\p{Cc}\ufffe\uffff]/gu, (character) => (/[\t\n\r\x7f-\x9f]/.test(character) ? character : ''));
  return escapeMarkup(held).replace(/"/g, '&quot;').replace(/'/g, '&apos;');
}

/** Escapes a text as XML or HTML content: nothing in it can be read as markup or as a character reference. */
export function escapeMarkup(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** Escapes a text as the value of an HTML attribute in these quotes. */
export function escapeAttribute(text: string, quote: string): string {
  const escaped = escapeMarkup(text);
  return quote === "'" ? escaped.replace(/'/g, '&#39;') : escaped.replace(/"/g, '&quot;');
}
