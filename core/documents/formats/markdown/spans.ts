import type { Markup, Part } from '../../../../contracts/document.ts';
import type { RenderContext } from '../format.ts';

/** A unit's content for writing: text to escape, markup to copy, and markup around more of both. */
export type Span =
  | { type: 'words'; value: string }
  | { type: 'markup'; value: string }
  | { type: 'pair'; open: string; close: string; children: Span[] };

type Pair = Extract<Span, { type: 'pair' }>;

/** Nests the parts of a unit; a tag without its partner is plain markup. */
export function spansOf(parts: readonly Part[], place: RenderContext): Span[] {
  const copy = (source: Markup) => ('raw' in source ? source.raw : place.copy(source));
  const closes = new Set(parts.flatMap((part) => (part.type === 'close' ? [part.id] : [])));
  const root: Span[] = [];
  const stack: { id: number; pair: Pair }[] = [];
  for (const part of parts) {
    const siblings = stack.at(-1)?.pair.children ?? root;
    if (part.type === 'text') {
      const value = part.value.replace(/\s+/g, (run) => (/[\r\n\t]/.test(run) ? ' ' : run));
      if (value !== '') siblings.push({ type: 'words', value });
    } else if (part.type === 'open' && closes.has(part.id)) {
      const pair: Pair = { type: 'pair', open: copy(part.source), close: '', children: [] };
      siblings.push(pair);
      stack.push({ id: part.id, pair });
    } else if (part.type === 'close' && stack.at(-1)?.id === part.id) {
      const top = stack.pop();
      if (top) top.pair.close = copy(part.source);
    } else siblings.push({ type: 'markup', value: copy(part.source) });
  }
  return root;
}
