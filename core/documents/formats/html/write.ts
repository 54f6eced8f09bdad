import type { Part, Unit } from '../../../../contracts/document.ts';
import { escapeAttribute, escapeMarkup } from '../../../lib/xml/index.ts';
import type { RenderContext } from '../format.ts';
import { escapeLinkedData } from './linked-data.ts';

/** Writes a translated unit as HTML: copies its markup from the source, and escapes its text. */
export function writeHtml(unit: Unit, parts: readonly Part[], place: RenderContext): string {
  const [syntax, quote] = (unit.syntax ?? 'html').split(':');
  const escapeText = syntax === 'linked-data' ? escapeLinkedData : escapeMarkup;
  const write = syntax === 'attribute' ? (text: string) => escapeAttribute(text, quote ?? '') : escapeText;
  const written = parts
    .map((part) => {
      if (part.type === 'text') return write(part.value.replace(/[\r\n]+/g, ' '));
      return 'raw' in part.source ? part.source.raw : place.copy(part.source);
    })
    .join('');
  return syntax === 'attribute' && quote === '' ? `"${written}"` : written;
}
