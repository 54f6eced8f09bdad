import type { Root } from 'hast';
import { defaultSchema, type Schema, sanitize } from 'hast-util-sanitize';
import { visit } from 'unist-util-visit';

/** Of an upload's ids, so that none is one of the page's own; links within the text follow them. */
const prefix = 'release-';

/**
 * What of an upload's markup a page keeps: GitHub's schema, which leaves no script, style, form or
 * handler, plus what translated text needs to be read right.
 */
const schema: Schema = {
  ...defaultSchema,
  clobberPrefix: prefix,
  attributes: {
    ...defaultSchema.attributes,
    '*': [...(defaultSchema.attributes?.['*'] ?? []), 'dir', 'lang', 'translate'],
  },
};

export function sanitised(tree: Root): Root {
  const clean = sanitize(tree, schema) as Root;
  visit(clean, 'element', ({ properties }) => {
    const { href } = properties;
    if (typeof href === 'string' && href.startsWith('#')) properties['href'] = `#${prefix}${href.slice(1)}`;
  });
  return clean;
}
