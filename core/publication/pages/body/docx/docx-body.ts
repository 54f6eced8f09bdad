import type { Element, ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import type { SourceDocument } from '../../../../../contracts/document.ts';
import { unbundle } from '../../../../documents/formats/docx/bundle.ts';
import { stylesOf } from '../../../../documents/formats/docx/hidden.ts';
import { child, parseXml } from '../../../../lib/xml/index.ts';
import { Blocks } from './blocks.ts';
import { Links } from './links.ts';
import { Notes } from './notes.ts';
import { Numbering } from './numbering.ts';

/**
 * A Word document as HTML: what its text means, and not how its pages look. Headers and footers belong
 * to pages.
 */
export function docxBody(text: string, { pictures = [] }: Pick<SourceDocument, 'pictures'>): Root {
  const parts = unbundle(text);
  const main = parts.find(({ role }) => role === 'main');
  if (!main) return h(null);
  const styles = stylesOf(parts);
  const numbering = new Numbering(parts.find(({ role }) => role === 'numbering')?.xml);
  const notes = new Notes(parts.filter(({ role }) => role === 'notes'));
  const blocksOf = (source: string, name: string) =>
    new Blocks(source, { styles, numbering, notes, links: new Links(parts, name, pictures) });

  const body = child(parseXml(main.xml), 'w:body');
  const content: ElementContent[] = body ? blocksOf(main.xml, main.name).read(body) : [];
  const items = notes.used.map(({ part, element, number }) =>
    h('li', { id: `note-${number}` }, [
      ...blocksOf(part.xml, part.name).read(element),
      h('a', { href: `#note-mark-${number}`, ariaLabel: String(number) }, '↩'),
    ]),
  );
  return h(null, [...withOneTop(content), ...(items.length > 0 ? [h('hr'), h('ol', items)] : [])]);
}

/** Where several headings are of the first level, the first of them is the page's, and all others go a level down. */
export function withOneTop(content: ElementContent[]): ElementContent[] {
  const isTop = (node: ElementContent) => node.type === 'element' && node.tagName === 'h1';
  const [top, more] = content.filter(isTop);
  if (!more) return content;
  return content.map((node) => {
    const level = node.type === 'element' && node !== top && /^h([1-5])$/.exec(node.tagName)?.[1];
    return level ? { ...(node as Element), tagName: `h${Number(level) + 1}` } : node;
  });
}
