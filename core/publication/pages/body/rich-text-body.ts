import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import { decodeJson } from '../../../documents/formats/json/decode.ts';
import type { RichDialect } from '../../../documents/formats/json/rich-text/names.ts';
import { type RichMark, type RichNode, RichNodes } from '../../../documents/formats/json/rich-text/nodes.ts';
import { isListItem } from '../../../documents/formats/json/rich-text/read.ts';
import type { Tape } from '../../../documents/formats/json/rich-text/tape.ts';
import { append } from '../../../lib/append.ts';

type Block = Extract<RichNode, { type: 'block' }>;

/**
 * Rich text of an editor as HTML.
 *
 * @param other shows a node that the editor itself does not have.
 */
export function richTextBody(
  tape: Tape,
  root: { dialect: RichDialect; index: number },
  other: (index: number) => ElementContent[],
): ElementContent[] {
  const view = new RichNodes(tape, root.dialect);
  const list = (index: number, marks?: ReadonlyMap<string, RichMark>): ElementContent[] => {
    const content: ElementContent[] = [];
    let phrase: RichNode[] = [];
    const nodes = [...view.nodes(index, marks)];
    const isInLine = nodes.every(({ type }) => type !== 'block');
    const flush = () => {
      const made = phrasing(view, phrase);
      phrase = [];
      if (made.length > 0) append(content, isInLine ? made : [h('p', made)]);
    };
    for (const node of nodes) {
      if (node.type !== 'block') {
        phrase.push(node);
        continue;
      }
      flush();
      if (root.dialect === 'portable-text' && isListItem(tape, node.index))
        listItem(tape, node, blockContent(node), content);
      else append(content, block(node));
    }
    flush();
    return content;
  };
  const blockContent = (node: Block) => (node.children === undefined ? [] : list(node.children, node.marks));
  const block = (node: Block): ElementContent[] => {
    if (node.tag === 'hr') return [h('hr')];
    if (node.tag === 'img') return image(view, node.index);
    if (node.children === undefined)
      return node.tag === 'pre' ? code(tape, node.index) : node.tag ? [] : other(node.index);
    const inner = blockContent(node);
    if (node.tag === undefined || node.tag === 'div')
      return inner.some(isBlock) ? inner : inner.length > 0 ? [h('p', inner)] : [];
    if (inner.length === 0 && node.tag !== 'td' && node.tag !== 'th') return [];
    if (node.tag === 'pre') return [h('pre', h('code', inner))];
    if (node.tag === 'table') return [h('table', h('tbody', inner))];
    if (node.tag === 'blockquote' && !inner.some(isBlock)) return [h('blockquote', h('p', inner))];
    if (node.tag === 'p' && inner.some(isBlock)) return inner;
    return [h(node.tag, /^(?:li|td|th)$/.test(node.tag) ? unwrapped(inner) : inner)];
  };
  return list(view.list(root));
}

/** Items of Portable Text follow one another, each with its level. */
function listItem(tape: Tape, { index }: Block, inner: ElementContent[], content: ElementContent[]): void {
  const tag = tape.string(index, 'listItem') === 'number' ? 'ol' : 'ul';
  let into = content;
  for (let level = Math.min(Math.max(tape.number(index, 'level'), 1), 20); level > 1; level--) {
    const last = into.at(-1);
    const item = last?.type === 'element' && /^[ou]l$/.test(last.tagName) ? last.children.at(-1) : undefined;
    if (item?.type !== 'element') break;
    into = item.children;
  }
  const last = into.at(-1);
  if (last?.type === 'element' && last.tagName === tag) last.children.push(h('li', inner));
  else into.push(h(tag, h('li', inner)));
}

function phrasing(view: RichNodes, nodes: readonly RichNode[]): ElementContent[] {
  const root = h('span');
  const open: { key: string; element: ReturnType<typeof h> }[] = [];
  for (const node of nodes) {
    const marks = node.type === 'text' ? node.marks : [];
    const kept = open.findIndex(({ key }, at) => marks[at]?.key !== key);
    if (kept !== -1) open.length = kept;
    for (const { key, tag, href } of marks.slice(open.length)) {
      const element = h(tag, tag === 'a' && href ? { href } : {});
      (open.at(-1)?.element ?? root).children.push(element as never);
      open.push({ key, element: element as never });
    }
    append((open.at(-1)?.element ?? root).children as ElementContent[], contentOf(view, node));
  }
  return (root.children as ElementContent[]).flatMap(withoutSpans);
}

function contentOf(view: RichNodes, node: RichNode): ElementContent[] {
  const { tape } = view;
  if (node.type === 'break') return [h('br')];
  if (node.type === 'inline') {
    if (node.tag === 'img') return image(view, node.index);
    if (node.label !== undefined) return [{ type: 'text', value: node.label }];
    const inner = node.children === undefined ? [] : phrasing(view, [...view.nodes(node.children)]);
    return node.tag === 'span' ? inner : [h(node.tag, node.href ? { href: node.href } : {}, inner)];
  }
  if (node.type === 'block') return [];
  const value = decodeJson(tape.text.slice(node.value.start, node.value.end)).toWellFormed();
  const lines = view.dialect === 'prosemirror' ? [value] : value.split('\n');
  return lines.flatMap((line, at): ElementContent[] => [...(at > 0 ? [h('br')] : []), { type: 'text', value: line }]);
}

/** Looks that HTML does not have an element for are not shown. */
function withoutSpans(node: ElementContent): ElementContent[] {
  if (node.type !== 'element') return [node];
  const children = node.children.flatMap(withoutSpans);
  return node.tagName === 'span' ? children : [{ ...node, children }];
}

function image({ tape }: RichNodes, index: number): ElementContent[] {
  const places = [
    index,
    ...['attrs', 'fields', 'data', 'asset', 'image', 'value'].map((name) => tape.member(index, name, '{')),
  ];
  const find = (names: readonly string[]) =>
    places.flatMap((place) => names.map((name) => tape.string(place, name))).find((value) => value !== '');
  const src = find(['src', 'url']);
  const alt = find(['alt', 'altText', 'alternativeText', 'title']) ?? '';
  const caption = find(['caption']);
  const shown = src ? [h('img', { src, alt })] : alt ? [h('p', alt)] : [];
  return caption ? [h('figure', [...shown, h('figcaption', caption)])] : shown;
}

function code(tape: Tape, index: number): ElementContent[] {
  const value = tape.string(index, 'code');
  return value === '' ? [] : [h('pre', h('code', value))];
}

const inLine = /^(?:a|strong|em|u|s|code|sub|sup|mark|br|img|span)$/;

function isBlock(node: ElementContent): boolean {
  return node.type === 'element' && !inLine.test(node.tagName);
}

/** The only paragraph of an item or a cell is its text. */
function unwrapped(content: ElementContent[]): ElementContent[] {
  const [first, ...rest] = content;
  const isOne = !rest.some((each) => each.type === 'element' && each.tagName === 'p');
  return first?.type === 'element' && first.tagName === 'p' && isOne ? [...first.children, ...rest] : content;
}
