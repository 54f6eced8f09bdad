import { Rejection } from '../../../../contracts/failures.ts';
import { attribute, child, descendants, parseXml, textOf, type XmlElement } from '../../../lib/xml/index.ts';
import type { DocxPart } from './parts.ts';
import { isOn, Styles } from './styles.ts';
import { orUnreadable } from './unreadable.ts';

/** Elements that record a change not yet accepted (ECMA-376 part 1, 17.13.5). */
const trackedChanges: ReadonlySet<string> = new Set([
  'w:ins',
  'w:del',
  'w:moveFrom',
  'w:moveTo',
  'w:cellIns',
  'w:cellDel',
  'w:cellMerge',
  'w:rPrChange',
  'w:pPrChange',
  'w:sectPrChange',
  'w:tblPrChange',
  'w:tblPrExChange',
  'w:tblGridChange',
  'w:trPrChange',
  'w:tcPrChange',
  'w:numberingChange',
]);

/**
 * Rejects content that the document does not show, but its file would give away.
 *
 * @throws Rejection `HiddenContent`
 */
export function rejectHidden(parts: readonly DocxPart[]): void {
  const styles = stylesOf(parts);
  const counts = { changes: 0, comments: 0, hidden: 0 };
  for (const { role, name, xml } of parts) {
    if (!['main', 'header', 'footer', 'notes', 'comments'].includes(role)) continue;
    const root = orUnreadable(() => parseXml(xml), `"${name}"`);
    let style: string | undefined;
    for (const element of descendants(root)) {
      if (trackedChanges.has(element.name)) counts.changes++;
      else if (element.name === 'w:comment') counts.comments++;
      else if (element.name === 'w:p') style = styleName(xml, child(element, 'w:pPr'), 'w:pStyle');
      else if (element.name === 'w:r' && isHidden(xml, element, style, styles)) counts.hidden++;
    }
  }
  const found = [
    counted(counts.changes, 'tracked change'),
    counted(counts.comments, 'comment'),
    counted(counts.hidden, 'piece of hidden text', 'pieces of hidden text'),
  ].filter((text) => text !== undefined);
  if (found.length === 0) return;
  throw new Rejection('HiddenContent', `The document contains ${new Intl.ListFormat('en').format(found)}.`);
}

export function stylesOf(parts: readonly DocxPart[]): Styles {
  const part = parts.find(({ role }) => role === 'styles');
  if (part === undefined) return new Styles('');
  return new Styles(
    part.xml,
    orUnreadable(() => parseXml(part.xml), `"${part.name}"`),
  );
}

/** Field codes and paragraph marks are hidden in many documents, and are not text. */
function isHidden(source: string, run: XmlElement, paragraphStyle: string | undefined, styles: Styles): boolean {
  const properties = child(run, 'w:rPr');
  const vanish = child(properties, 'w:vanish');
  const style = styleName(source, properties, 'w:rStyle');
  const hidden = vanish ? isOn(source, vanish) : styles.hidden(style) || styles.hidden(paragraphStyle);
  return hidden && run.children.some((each) => each.name === 'w:t' && textOf(source, each).trim() !== '');
}

function styleName(source: string, properties: XmlElement | undefined, name: string): string | undefined {
  const element = child(properties, name);
  return element && attribute(source, element, 'w:val');
}

function counted(count: number, one: string, many = `${one}s`): string | undefined {
  return count === 0 ? undefined : `${count} ${count === 1 ? one : many}`;
}
