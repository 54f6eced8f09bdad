import type { Element, ElementContent, Root } from 'hast';
import { h, s } from 'hastscript';
import { SKIP, visit } from 'unist-util-visit';
import { textOfElement } from './kept-blocks.ts';

/**
 * What uploads hold and pages may not, in words that HTML has, and that a person who does not read with
 * their eyes understands.
 */
const rules: readonly { reason: string; apply: (element: Element) => void }[] = [
  {
    reason: 'Markdown and old HTML align cells by an attribute that HTML no longer has.',
    apply: ({ properties }) => {
      const { align } = properties;
      if (typeof align === 'string' && /^(left|right|center)$/.test(align))
        properties['className'] = [`align-${align}`];
      delete properties['align'];
    },
  },
  {
    reason: 'An image that nobody described would be read out by its address.',
    apply: ({ tagName, properties }) => {
      if (tagName === 'img') properties['alt'] ??= '';
    },
  },
  {
    reason: 'Sizes are whole pixels; others were for a layout that is not this one.',
    apply: ({ tagName, properties }) => {
      if (tagName !== 'img' && tagName !== 'video') return;
      for (const size of ['width', 'height']) {
        const pixels = /^(\d{1,5})(?:px)?$/.exec(String(properties[size] ?? '').trim())?.[1];
        if (pixels === undefined || Number(pixels) === 0) delete properties[size];
        else properties[size] = Number(pixels);
      }
    },
  },
  {
    reason: 'What a document cuts off a picture is not for readers; no attribute of an image says so.',
    apply: (element) => {
      if (element.tagName !== 'img' || element.properties['dataCrop'] === undefined) return;
      const window = cropped(element);
      if (window) Object.assign(element, window);
      else delete element.properties['dataCrop'];
    },
  },
  {
    reason: 'Readers start a recording themselves.',
    apply: ({ tagName, properties }) => {
      if (tagName === 'video' || tagName === 'audio')
        Object.assign(properties, { controls: true, preload: 'metadata' });
    },
  },
  {
    reason: 'A link around a sign alone, which is not shown, has no name but the one that it says.',
    apply: (element) => {
      const { tagName, properties, children } = element;
      if (tagName !== 'a' || properties['href'] === undefined || saysSomething(children)) return;
      const name = properties['ariaLabel'] ?? properties['title'];
      delete properties['ariaLabel'];
      if (name) element.children = [{ type: 'text', value: String(name) }];
      else delete properties['href'];
    },
  },
  {
    reason: 'The box of a task is a field of a form without a name; a sign says the same.',
    apply: (element) => {
      if (element.tagName !== 'input') return;
      const sign = element.properties['checked'] ? '☑' : '☐';
      Object.assign(element, h('span', sign));
    },
  },
  {
    reason: 'An empty corner of a table is the header of nothing.',
    apply: (element) => {
      if (element.tagName !== 'th') return;
      if (textOfElement(element).trim() === '' && element.children.every(({ type }) => type === 'text')) {
        element.tagName = 'td';
        delete element.properties['scope'];
      }
    },
  },
  {
    reason: 'What is wider than a phone is scrolled, which keys must be able to do.',
    apply: ({ tagName, properties }) => {
      if (tagName === 'pre') properties['tabIndex'] = 0;
    },
  },
];

function saysSomething(content: readonly ElementContent[]): boolean {
  return content.some((each) =>
    each.type === 'text'
      ? each.value.trim() !== ''
      : each.type === 'element' && (/^(?:img|svg|video|audio)$/.test(each.tagName) || saysSomething(each.children)),
  );
}

export function validMarkup(tree: Root): Root {
  const ids = new Set<unknown>();
  visit(tree, 'element', (element, index, parent) => {
    for (const { apply } of rules) apply(element);
    const { id } = element.properties;
    if (id !== undefined && ids.has(id))
      delete element.properties['id']; // a link leads to the first
    else ids.add(id);
    if (element.tagName !== 'table' || index === undefined || parent === undefined) return undefined;
    if (parent.type === 'element' && parent.properties['className']?.toString() === 'scroll') return undefined;
    (parent as Element).children[index] = h('div', { className: ['scroll'], tabIndex: 0 }, element);
    return [SKIP, index];
  });
  return tree;
}

/**
 * An image of which a part is cut off, as a window onto it: it takes no style, which the page's policy would not
 * allow. What is cut off stays in the file.
 */
function cropped({ properties }: Element): Element | undefined {
  const { src, alt, width, height, dataCrop } = properties;
  if (typeof dataCrop !== 'string' || typeof width !== 'number' || typeof height !== 'number') return undefined;
  const [left = 0, top = 0, right = 0, bottom = 0] = dataCrop.split(' ').map((part) => Number(part) || 0);
  const across = 1 - left - right;
  const down = 1 - top - bottom;
  if (across <= 0 || down <= 0) return undefined;
  const whole = { width: Math.round(width / across), height: Math.round(height / down) };
  const place = { x: -Math.round(left * whole.width), y: -Math.round(top * whole.height) };
  const said = alt ? { role: 'img', ariaLabel: String(alt) } : { ariaHidden: 'true' };
  return s('svg', { ...said, width, height, viewBox: `0 0 ${width} ${height}` }, [
    s('image', { href: src, ...place, ...whole, preserveAspectRatio: 'none' }),
  ]) as Element;
}
