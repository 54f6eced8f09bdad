import { Rejection } from '../../../../contracts/failures.ts';
import { attribute, parseXml, type XmlElement } from '../../../lib/xml/index.ts';
import type { DocxPart } from '../docx/parts.ts';
import { orUnreadable } from '../docx/unreadable.ts';
import { OdtStyles, type OdtTree } from './styles.ts';

/** Elements that show something under a condition, or never. */
const hiding: ReadonlySet<string> = new Set(['text:hidden-text', 'text:hidden-paragraph', 'text:conditional-text']);

/**
 * Rejects content that the document does not show, but its file would give away.
 *
 * @throws Rejection `HiddenContent`
 */
export function rejectHiddenOdt(parts: readonly DocxPart[]): void {
  const trees = parts
    .filter(({ role }) => role !== 'core-properties')
    .map(({ name, xml }) => ({ source: xml, root: orUnreadable(() => parseXml(xml), `"${name}"`) }));
  const counter = new Counter(trees);
  const found = [
    counted(counter.changes, 'tracked change'),
    counted(counter.comments, 'comment'),
    counted(counter.hidden, 'piece of hidden text', 'pieces of hidden text'),
  ].filter((text) => text !== undefined);
  if (found.length === 0) return;
  throw new Rejection('HiddenContent', `The document contains ${new Intl.ListFormat('en').format(found)}.`);
}

class Counter {
  changes = 0;
  comments = 0;
  hidden = 0;

  constructor(trees: readonly OdtTree[]) {
    const common = trees.filter(({ root }) => root.name === 'office:document-styles');
    for (const tree of trees) this.#count(tree, tree.root, new OdtStyles([...common, tree]));
  }

  #count({ source, root }: OdtTree, element: XmlElement, styles: OdtStyles): void {
    const { name } = element;
    if (name === 'text:changed-region') this.changes++;
    else if (name === 'office:annotation') this.comments++;
    else if (hiding.has(name) || this.#isHidden(source, element, styles)) {
      if (saysSomething(source, element)) this.hidden++;
    } else for (const each of element.children) this.#count({ source, root }, each, styles);
  }

  #isHidden(source: string, element: XmlElement, styles: OdtStyles): boolean {
    switch (element.name) {
      case 'text:section':
        return /^(?:none|condition)$/.test(attribute(source, element, 'text:display') ?? '');
      case 'text:span':
        return styles.isHidden('text', attribute(source, element, 'text:style-name') ?? '');
      case 'text:p':
      case 'text:h':
        return styles.isHidden('paragraph', attribute(source, element, 'text:style-name') ?? '');
      case 'table:table-row':
        return /^(?:collapse|filter)$/.test(attribute(source, element, 'table:visibility') ?? '');
      case 'table:covered-table-cell':
        return true;
      default:
        return false;
    }
  }
}

/** Whether an element has text, or keeps it in an attribute. */
function saysSomething(source: string, { start, end }: XmlElement): boolean {
  const xml = source.slice(start, end);
  return /[\p{L}\p{N}]/u.test(xml.replace(/<[^<>]*>/g, '')) || /text:string-value(?:-if-\w+)?="[^"]/.test(xml);
}

function counted(count: number, one: string, many = `${one}s`): string | undefined {
  return count === 0 ? undefined : `${count} ${count === 1 ? one : many}`;
}
