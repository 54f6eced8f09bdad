import type { ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import type { SourceDocument } from '../../../../../contracts/document.ts';
import { unbundle } from '../../../../documents/formats/docx/bundle.ts';
import { OdtStyles } from '../../../../documents/formats/odt/styles.ts';
import { child, parseXml } from '../../../../lib/xml/index.ts';
import { withOneTop } from '../docx/docx-body.ts';
import { OdtBlocks } from './blocks.ts';

/** An OpenDocument text as HTML: what it means, and not how its pages look. Headers and footers belong to pages. */
export function odtBody(text: string, { pictures = [] }: Pick<SourceDocument, 'pictures'>): Root {
  const parts = unbundle(text);
  const main = parts.find(({ role }) => role === 'main');
  if (!main) return h(null);
  const trees = parts
    .filter(({ role }) => role === 'styles' || role === 'main')
    .map(({ role, xml }) => ({ role, source: xml, root: parseXml(xml) }));
  // The text's own styles come last: those of headers may have the same names.
  const styles = new OdtStyles(trees.toSorted((a, b) => Number(a.role === 'main') - Number(b.role === 'main')));
  const root = trees.find(({ role }) => role === 'main')?.root;
  const blocks = new OdtBlocks(main.xml, styles, pictures);
  const body = child(child(root, 'office:body'), 'office:text');
  const content: ElementContent[] = body ? blocks.read(body) : [];
  // A note may hold another.
  const items: ElementContent[] = [];
  for (let index = 0; index < blocks.notes.length; index++) {
    const number = index + 1;
    const note = blocks.notes[index];
    const said = note ? blocks.read(note) : [];
    const back = h('a', { href: `#note-mark-${number}`, ariaLabel: String(number) }, '↩');
    items.push(h('li', { id: `note-${number}` }, [...said, back]));
  }
  return h(null, [...withOneTop(content), ...(items.length > 0 ? [h('hr'), h('ol', items)] : [])]);
}
