import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { defaultSchema, type Schema, sanitize } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import { visit } from 'unist-util-visit';
import { tidied } from './tidied.ts';

/** Of an upload's ids, so that none is one of the page's own; links within the text follow them. */
const prefix = 'release-';

/** What tells a reader what a piece of text is, and what shows pictures and recordings. */
const more = 'figure figcaption caption cite abbr address bdi bdo dfn mark small time u wbr video audio track'.split(
  ' ',
);

/** Attributes of forms, styles and microdata, whose elements pages do not have. `media` stays where it chooses a picture. */
const ofForms = new Set<unknown>([
  'accept',
  'acceptCharset',
  'action',
  'encType',
  'itemProp',
  'itemScope',
  'itemType',
  'media',
  'method',
  'prompt',
]);

const allowed = defaultSchema.attributes ?? {};
const addresses = defaultSchema.protocols ?? {};

/**
 * What of an upload's markup a page keeps: GitHub's schema, which leaves no script, style, form or
 * handler, plus what translated text needs to be read right, captions, recordings, and numbers to call.
 */
const schema: Schema = {
  ...defaultSchema,
  clobberPrefix: prefix,
  tagNames: [...(defaultSchema.tagNames ?? []), ...more],
  ancestors: {
    ...defaultSchema.ancestors,
    caption: ['table'],
    figcaption: ['figure'],
    source: ['picture', 'video', 'audio'],
    track: ['video', 'audio'],
  },
  attributes: {
    ...allowed,
    img: [...(allowed['img'] ?? []), 'srcSet', 'sizes', 'dataCrop'],
    source: [...(allowed['source'] ?? []), 'src', 'type', 'media', 'sizes'],
    video: ['src', 'poster'],
    audio: ['src'],
    track: ['src', 'kind', 'srcLang', 'label', 'default'],
    div: (allowed['div'] ?? []).filter((each) => each !== 'itemScope' && each !== 'itemType'),
    '*': [...(allowed['*'] ?? []).filter((each) => !ofForms.has(each)), 'dir', 'lang', 'translate'],
  },
  protocols: {
    ...addresses,
    href: [...(addresses['href'] ?? []), 'tel', 'sms'],
    poster: ['http', 'https'],
  },
};

export function sanitised(tree: Root): Root {
  const made = sanitize(tidied(tree), schema) as Root;
  const clean = holdsItself(made) ? fromHtml(toHtml(made), { fragment: true }) : made;
  visit(clean, 'element', ({ properties }) => {
    const { href } = properties;
    if (typeof href === 'string' && /^#(?!top$)./.test(href)) properties['href'] = `#${prefix}${href.slice(1)}`;
  });
  return shown(clean);
}

/**
 * Whether a link is within a link, or a heading within a heading. They come there by way of a table or of an element that
 * a page does not have, such as `object`; written down, each parser would move them, and to another place the next time.
 */
function holdsItself({ children }: Root | Element, link = false, heading = false): boolean {
  return children.some((each) => {
    if (each.type !== 'element') return false;
    const isLink = each.tagName === 'a';
    const isHeading = /^h[1-6]$/.test(each.tagName);
    return (isLink && link) || (isHeading && heading) || holdsItself(each, isLink || link, isHeading || heading);
  });
}

/** Without images and sources that the page's policy would not load, such as images that are data in the text. */
function shown(tree: Root): Root {
  visit(tree, 'element', (element: Element) => {
    const { properties } = element;
    if (!isOfPictures(properties['srcSet'])) delete properties['srcSet'];
    element.children = element.children.filter((each) => each.type !== 'element' || hasSource(each));
  });
  tree.children = tree.children.filter((each) => each.type !== 'element' || hasSource(each));
  return tree;
}

function hasSource({ tagName, properties, children }: Element): boolean {
  const own = [properties['src'], properties['srcSet']].some((each) => each !== undefined && isOfPictures(each));
  if (tagName === 'img') return properties['src'] !== undefined;
  if (tagName === 'source' || tagName === 'track') return own;
  const inside = () => children.some((each) => each.type === 'element' && hasSource(each));
  return (tagName !== 'video' && tagName !== 'audio') || own || inside();
}

/**
 * Whether every address of a set is one of the web. The sanitiser does not look into sets. A comma may be part of an
 * address; what follows it is judged all the same.
 */
function isOfPictures(set: unknown): boolean {
  if (typeof set !== 'string') return true;
  return set.split(/[\s,]+/).every((address) => {
    const scheme = /^[^\p{L}/?#]*(\p{L}[\p{L}\d+.-]*):/u.exec(address)?.[1];
    return scheme === undefined || /^https?$/i.test(scheme);
  });
}
