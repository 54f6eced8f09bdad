import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';

/** Attributes that Markdown and old HTML use and that HTML no longer has, in words that it has. */
export function validMarkup(tree: Root): Root {
  visit(tree, 'element', (element: Element) => {
    const { align } = element.properties;
    if (align !== undefined) {
      if (typeof align === 'string' && /^(left|right|center)$/.test(align))
        element.properties['className'] = [`align-${align}`];
      delete element.properties['align'];
    }
  });
  return tree;
}
