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
      else if (element.name === 'mc:AlternateContent' && differs(xml, element)) counts.hidden++;
      else if (element.name === 'w:drawing' && isHiddenDrawing(xml, element)) counts.hidden++;
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
  const isOff = vanish ? isOn(source, vanish) : styles.hidden(style) || styles.hidden(paragraphStyle);
  const hidden = isOff || isTiny(source, properties);
  return hidden && run.children.some((each) => each.name === 'w:t' && textOf(source, each).trim() !== '');
}

/** Text of two points or less looks like a line to a reader. Sizes are in half points. */
function isTiny(source: string, properties: XmlElement | undefined): boolean {
  const size = child(properties, 'w:sz');
  const written = size && attribute(source, size, 'w:val');
  return written !== undefined && /^[0-4]$/.test(written);
}

/**
 * Whether two alternatives say different things: a program shows one of them. An alternative without words shows the
 * same as a drawing; a sign or a kind of chart that a program does not know is described to it.
 */
function differs(source: string, { children }: XmlElement): boolean {
  const described = (each: XmlElement) =>
    [...descendants(each)].some(({ name }) => name === 'w16se:symEx' || name === 'cx:chart');
  if (children.some(described)) return false;
  const texts = children.map((each) => wordsOf(source, each));
  // A drawing can stand for words, but words alone for nothing.
  return texts.some((text, index) => text !== texts[0] && (text !== '' || !hasDrawing(children[index])));
}

function hasDrawing(parent: XmlElement | undefined): boolean {
  return (
    parent !== undefined && [...descendants(parent)].some(({ name }) => /^(?:w:drawing|w:pict|w:object)$/.test(name))
  );
}

function isHiddenDrawing(source: string, drawing: XmlElement): boolean {
  const properties = child(child(drawing, 'wp:inline') ?? child(drawing, 'wp:anchor'), 'wp:docPr');
  const hidden = properties && attribute(source, properties, 'hidden');
  return /^(?:1|true|on)$/.test(hidden ?? '') && wordsOf(source, drawing) !== '';
}

function wordsOf(source: string, parent: XmlElement): string {
  let words = '';
  for (const each of descendants(parent)) if (each.name === 'w:t') words += textOf(source, each);
  return words.replace(/[^\p{L}\p{N}]+/gu, '');
}

function styleName(source: string, properties: XmlElement | undefined, name: string): string | undefined {
  const element = child(properties, name);
  return element && attribute(source, element, 'w:val');
}

function counted(count: number, one: string, many = `${one}s`): string | undefined {
  return count === 0 ? undefined : `${count} ${count === 1 ? one : many}`;
}
