import type { Element, ElementContent, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { h } from 'hastscript';
import { visit } from 'unist-util-visit';
import type { SourceDocument } from '../../../../contracts/document.ts';
import { decodeJson } from '../../../documents/formats/json/decode.ts';
import { isIcu } from '../../../documents/formats/json/icu.ts';
import { isProse } from '../../../documents/formats/json/is-prose.ts';
import { hiddenTags, isHtml } from '../../../documents/formats/json/markup.ts';
import { findRichRoots, type RichRoot, rootAt } from '../../../documents/formats/json/rich-text/find-roots.ts';
import type { RichDialect } from '../../../documents/formats/json/rich-text/names.ts';
import { Tape } from '../../../documents/formats/json/rich-text/tape.ts';
import { jsonTokens } from '../../../documents/formats/json/tokens.ts';
import { append } from '../../../lib/append.ts';
import { richTextBody } from './rich-text-body.ts';
import { textBody } from './text-body.ts';

interface Container {
  list: boolean;
  key: string;
  content: ElementContent[];
}

/**
 * The texts of a JSON file under their keys, as definition lists and lists. Those that the source has
 * units in are shown: what is a text there is one in every language, though a word of it look like a
 * name to a person who reads the rendition alone.
 */
export function jsonBody(text: string, source: SourceDocument): Root {
  const found = findRichRoots(source.text);
  const rich = richPlaces(text, found?.roots ?? []);
  const shown = textsOf(source, found);
  const open: Container[] = [{ list: true, key: '', content: [] }];
  let number = 0;
  const add = (content: ElementContent[]) => {
    const container = open.at(-1);
    if (!container) return;
    if (open.length === 1) for (const node of content) container.content.push(node);
    else if (container.list) container.content.push(h('li', content));
    else container.content.push(h('dt', { translate: 'no' }, container.key), h('dd', content));
  };
  let skipTo = 0;
  for (const { type, start, end } of jsonTokens(text)) {
    if (start < skipTo) continue;
    const container = open.at(-1);
    const place = type === '{' || type === '[' ? rich.get(start) : undefined;
    if (place) {
      skipTo = place.tape.range(place.index).end;
      const body = richTextBody(place.tape, place, (index) => valuesOf(place.tape, index));
      if (body.length > 0) add(body);
    } else if (type === 'key' && container) container.key = decodeJson(text.slice(start, end));
    else if (type === 'string') {
      const value = shown.get(number++);
      if (value !== undefined) add(valueBody(decodeJson(text.slice(start, end)), value));
    } else if (type === '{' || type === '[') open.push({ list: type === '[', key: '', content: [] });
    else if (type === '}' || type === ']') {
      const closed = open.pop();
      if (closed && closed.content.length > 0) add([h(closed.list ? 'ul' : 'dl', closed.content)]);
    }
  }
  return h(null, open[0]?.content ?? []);
}

interface RichPlace {
  tape: Tape;
  dialect: RichDialect;
  index: number;
}

/** Rich text of a rendition by its place. The source alone says what it is. */
function richPlaces(text: string, roots: readonly RichRoot[]): Map<number, RichPlace> {
  if (roots.length === 0) return new Map();
  const tape = new Tape(text);
  return new Map(
    roots.map(({ steps, dialect }) => {
      const index = rootAt(tape, steps);
      return [tape.range(index).start, { tape, dialect, index }];
    }),
  );
}

/** The texts of a node that an editor itself does not have. */
function valuesOf(tape: Tape, index: number): ElementContent[] {
  const content: ElementContent[] = [];
  for (let item = index; item < tape.after(index); item++) {
    if (tape.type(item) !== 'string') continue;
    const value = decodeJson(tape.source(item));
    if (isProse(value, decodeJson(tape.key(item)))) append(content, textBody(value).children as ElementContent[]);
  }
  return content;
}

interface Value {
  html: boolean;
  /** Tags that programs replace: a page does not show them. */
  hidden: ReadonlySet<string>;
}

/**
 * The string values that hold units, counted from 0, and how each is written; but for the title, which is the page's
 * heading. The source alone says what is markup: what a translation looks like must not make it that.
 */
function textsOf({ text, units, title }: SourceDocument, rich: ReturnType<typeof findRichRoots>): Map<number, Value> {
  const texts = new Map<number, Value>();
  const ranges = units.flatMap(({ id, range }) => (range ? [{ ...range, id }] : []));
  let number = 0;
  let next = 0;
  const roots = (rich?.roots ?? []).map(({ index }) => rich?.tape.range(index));
  let root = 0;
  for (const { type, start, end } of jsonTokens(text)) {
    while ((roots[root]?.end ?? Number.POSITIVE_INFINITY) <= start) root++;
    if (type !== 'string' || (roots[root]?.start ?? start) < start) continue;
    while (next < ranges.length && (ranges[next]?.end ?? 0) <= start) next++;
    const first = ranges[next];
    while (next < ranges.length && (ranges[next]?.end ?? 0) <= end) next++;
    const heads = title.from === 'title-element' && first?.id === title.unit;
    if (first && first.start >= start && first.end <= end && !heads) {
      const value = decodeJson(text.slice(start, end));
      const html = isHtml(value) && !isIcu(value);
      texts.set(number, { html, hidden: hiddenTags(value, html) });
    }
    number++;
  }
  return texts;
}

function valueBody(written: string, { html, hidden }: Value): ElementContent[] {
  const value =
    hidden.size === 0 ? written : written.replace(/<[^<>]{1,2100}>/g, (tag) => (hidden.has(tag) ? '' : tag));
  if (!html) return textBody(value).children as ElementContent[];
  const tree = fromHtml(value, { fragment: true });
  // The page has a first heading of its own.
  visit(tree, 'element', (element: Element) => {
    if (element.tagName === 'h1') element.tagName = 'h2';
  });
  return tree.children.filter((node): node is ElementContent => node.type !== 'doctype');
}
