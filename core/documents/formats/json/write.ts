import type { Part, Unit } from '../../../../contracts/document.ts';
import { onOneLine } from '../../../lib/text/white-space.ts';
import { escapeAttribute, escapeMarkup } from '../../../lib/xml/index.ts';
import type { RenderContext } from '../format.ts';
import { wrapText } from '../text/wrap.ts';
import { escapeJson, escapeMessage } from './escape.ts';
import { decodeRich } from './rich-text/syntax.ts';
import { writeRich } from './rich-text/write.ts';

/** Writes a translated unit as the inside of a JSON string; copied source is escaped already. */
export function writeJson(unit: Unit, parts: readonly Part[], place: RenderContext): string {
  const rich = decodeRich(unit.syntax);
  if (rich) return writeRich(rich, parts, place);
  const [syntax, detail = ''] = (unit.syntax ?? 'plain').split(':');
  if (unit.wrap && parts.every(isText)) return escapeJson(wrapped(unit.wrap, parts, Number(detail) || 0));
  const plain = (text: string) => text;
  const write = syntax === 'icu' ? messageWriter(unit, parts, detail) : (writers[syntax ?? ''] ?? plain);
  const written = parts
    .map((part) => {
      if (part.type === 'text') return escapeJson(write(part.value.replace(/[\r\n]+/g, ' '), detail));
      return 'raw' in part.source ? part.source.raw : place.copy(part.source);
    })
    .join('');
  return syntax === 'attribute' && detail === '' ? `\\"${written}\\"` : written;
}

/** By the syntax of a unit: escapes a text for the value that it is in. */
const writers: Readonly<Record<string, (text: string, detail: string) => string>> = {
  html: escapeMarkup,
  attribute: escapeAttribute,
};

/**
 * Quotes the signs of a message that a translation has made up: they would be arguments, or end the message that they
 * are in. Those of the source stay, which programs may read as arguments where this product does not.
 */
function messageWriter({ parts: source }: Unit, parts: readonly Part[], detail: string): (text: string) => string {
  const signs = detail === 'plural' ? /[{}#]+/g : /[{}]+/g;
  const signsOf = (all: readonly Part[]) =>
    all.map((part) => (part.type === 'text' ? (part.value.match(signs)?.join('') ?? '') : '')).join('');
  if (signsOf(source) === signsOf(parts)) return escapeMessage;
  return (text) => escapeMessage(text).replace(signs, "'$&'");
}

type Text = Extract<Part, { type: 'text' | 'placeholder' }>;

function isText(part: Part): part is Text {
  return part.type === 'text' || (part.type === 'placeholder' && part.text !== undefined);
}

function wrapped(wrap: NonNullable<Unit['wrap']>, parts: readonly Text[], firstColumn: number): string {
  const text = parts.map((part) => (part.type === 'text' ? onOneLine(part.value) : part.text)).join('');
  return wrapText(text, { ...wrap, firstColumn });
}
