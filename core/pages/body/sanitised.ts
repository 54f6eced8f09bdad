import type { Root } from 'hast';
import { defaultSchema, type Schema, sanitize } from 'hast-util-sanitize';

/**
 * What of an upload's markup a page keeps: GitHub's schema, which leaves no script, style, form or
 * handler, plus what translated text needs to be read right.
 */
const schema: Schema = {
  ...defaultSchema,
  // The page has no other ids for an upload's to clash with, and its footnotes link to them.
  clobberPrefix: 'release-',
  attributes: {
    ...defaultSchema.attributes,
    '*': [...(defaultSchema.attributes?.['*'] ?? []), 'dir', 'lang', 'translate'],
  },
};

export function sanitised(tree: Root): Root {
  return sanitize(tree, schema) as Root;
}
