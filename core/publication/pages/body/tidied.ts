import type { Element, ElementContent, Root, RootContent } from 'hast';
import { isTaskBox } from '../../../documents/formats/html/not-shown.ts';

/** Kept as a block without a meaning of its own: the landmarks of a page are the page's. */
const blocks = new Set(
  'article aside header footer main nav hgroup center fieldset search menu dir listing marquee'.split(' '),
);

/** Elements without text of the release; a page leaves them out with their content. */
const gone = new Set(
  'script style title svg math iframe frame frameset noframes noembed embed applet select textarea button option optgroup datalist legend template dialog base link meta param'.split(
    ' ',
  ),
);

/** A form with one of these elements contains text of the release. */
const text = new Set('p h1 h2 h3 h4 h5 h6 table ul ol dl figure blockquote article section'.split(' '));

/**
 * An upload's markup without what a page cannot show. The sanitiser leaves the words of an element that it takes away:
 * the labels of fields, the names of icons, the code of styles.
 */
export function tidied<T extends Root>(tree: T): T {
  tree.children = tree.children.flatMap((node) => tidy(node, false)) as T['children'];
  return tree;
}

function tidy(node: RootContent, inForm: boolean): RootContent[] {
  if (node.type !== 'element') return [node];
  const { tagName, properties } = node;
  if (gone.has(tagName) || isHidden(properties)) return [];
  if (tagName === 'form' && !someElement(node, ({ tagName: name }) => text.has(name))) return [];
  if (tagName === 'label' && (inForm || 'htmlFor' in properties || someElement(node, isField))) return [];
  if (tagName === 'input' && (inForm || !isTaskBox(tagName, (name) => properties[name]))) return [];
  // Google Docs puts all of a text into a <b> that a style makes light.
  if (tagName === 'b' && /font-weight:\s?(?:normal|400)/i.test(String(properties['style'] ?? ''))) {
    node.tagName = someElement(node, ({ tagName: name }) => text.has(name)) ? 'div' : 'span';
  }
  if (tagName === 'form' || blocks.has(tagName)) node.tagName = 'div';
  node.children = node.children.flatMap((each) => tidy(each, inForm || tagName === 'form')) as ElementContent[];
  return [node];
}

function isHidden({ hidden }: Element['properties']): boolean {
  return hidden !== undefined && hidden !== null && hidden !== false;
}

function isField({ tagName }: Element): boolean {
  return /^(?:input|select|textarea)$/.test(tagName);
}

function someElement({ children }: Element, is: (element: Element) => boolean): boolean {
  return children.some((each) => each.type === 'element' && (is(each) || someElement(each, is)));
}
