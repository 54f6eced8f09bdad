import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Part } from '../../../contracts/document.ts';
import { pairLabels, tagLabel } from '../../documents/parts/tag-label.ts';

type Tag = Exclude<Part, { type: 'text' }>;

const classNames = { open: ['tag', 'open'], close: ['tag', 'close'], placeholder: ['tag'] };

/** Text and protected parts, which are marked and labelled. */
export function chips(parts: readonly Part[], label: (tag: Tag) => string): ElementContent[] {
  return parts.map((part): ElementContent => {
    if (part.type === 'text') return { type: 'text', value: part.value };
    // Isolated, so that an address does not reorder the words around it in right-to-left text.
    return h('code', { className: classNames[part.type], dir: 'ltr' }, label(part));
  });
}

/**
 * Labels of the tags of a source and its translation: the source's labels, except for tags that the
 * translation writes out itself.
 */
export function labelsOf(source: readonly Part[], documentText: string): (tag: Tag) => string {
  const labels = new Map<string, string>();
  for (const part of source) {
    if (part.type === 'placeholder') labels.set(nameOf(part), tagLabel([part], documentText));
    if (part.type !== 'open') continue;
    const close = source.filter((other) => other.type === 'close' && other.id === part.id);
    const [start, end] = pairLabels([part], close, documentText);
    labels.set(nameOf(part), start).set(`close ${part.id}`, end);
  }
  return (tag) => {
    const isOwn = ('raw' in tag.source && tag.source.raw !== '') || (tag.type === 'placeholder' && tag.text);
    return (isOwn && tagLabel([tag], documentText)) || labels.get(nameOf(tag)) || '…';
  };
}

function nameOf({ type, id }: Tag): string {
  return `${type} ${id}`;
}
