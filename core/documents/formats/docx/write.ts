import type { Part, Range, Unit } from '../../../../contracts/document.ts';
import { encodeXml } from '../../../lib/xml/index.ts';
import type { RenderContext } from '../format.ts';
import { RunWriter } from './run-writer.ts';
import { decodeSyntax } from './syntax.ts';

/**
 * Writes a translated unit as WordprocessingML: a paragraph's content in as few runs as its formats need, or plain
 * text.
 */
export function writeDocx(unit: Unit, parts: readonly Part[], place: RenderContext): string {
  const syntax = decodeSyntax(unit.syntax ?? '');
  const copy = (source: Extract<Part, { source: unknown }>['source']) =>
    'raw' in source ? source.raw : place.copy(source);
  if (!syntax) return parts.map((part) => (part.type === 'text' ? encodeXml(part.value) : copy(part.source))).join('');

  const copyAll = (ranges: readonly Range[]) => ranges.map((range) => place.copy(range)).join('');
  const writer = new RunWriter(place.copy(syntax.base));
  const formats = new Set<number>();
  for (const part of parts) {
    if (part.type === 'text') writer.text(encodeXml(part.value.replace(/[\t\r\n]+/g, ' ')));
    else if (part.type === 'open') {
      const markup = copy(part.source);
      if (isFormat(markup)) {
        formats.add(part.id);
        writer.openFormat(part.id, markup);
      } else writer.open(markup);
    } else if (part.type === 'close') {
      if (formats.has(part.id)) writer.closeFormat(part.id);
      else writer.close(copy(part.source));
    } else writer.whole(copy(part.source));
  }
  return copyAll(syntax.before) + writer.finish() + copyAll(syntax.after);
}

function isFormat(markup: string): boolean {
  return markup.startsWith('<w:rPr') || markup.startsWith('>');
}
