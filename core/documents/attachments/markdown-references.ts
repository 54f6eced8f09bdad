import { decodeString } from 'micromark-util-decode-string';
import type { Token } from 'micromark-util-types';
import { markdownEvents } from '../formats/markdown/events.ts';
import { frontMatter } from '../formats/markdown/front-matter/front-matter.ts';
import { headingId } from '../formats/markdown/heading-id.ts';
import { htmlReferences } from './html-references.ts';
import { noReferences, type References } from './reference.ts';

/** A definition does not tell what it is used for, so guess from its address. */
const looksLikeImage = /^data:image|\.(?:png|jpe?g|gif|webp|avif|svg|bmp)(?:[?#]|$)/i;

/** Finds links, images and definitions of a Markdown text, and the references in its HTML. */
export function markdownReferences(text: string): References {
  const mark = text.startsWith('\ufeff') ? 1 : 0;
  const start = mark + (frontMatter(text.slice(mark))?.end ?? 0);
  const body = text.slice(start);
  // micromark skips a byte order mark and does not count it.
  const offset = body.startsWith('\ufeff') ? start + 1 : start;
  const found = noReferences();
  const images: { described: boolean; address: string }[] = [];
  for (const stretch of markdownEvents(body)) {
    const base = offset + stretch.start;
    const rangeOf = (token: Token) => ({ start: token.start.offset + base, end: token.end.offset + base });
    for (const [kind, token] of stretch.events) {
      const type: string = token.type;
      const range = rangeOf(token);
      if (kind === 'exit') {
        const image = type === 'image' ? images.pop() : undefined;
        if (image) found.images.push({ ...image, address: image.address || text.slice(range.start, range.end) });
        continue;
      }
      const source = text.slice(range.start, range.end);
      if (type === 'atxHeadingText' || type === 'setextHeadingText') {
        const id = headingId(source)?.id;
        if (id !== undefined) found.ids.add(id);
      }
      if (type === 'image') images.push({ described: !/^!\[\s*\]/.test(source), address: '' });
      else if (type === 'htmlText' || type === 'htmlFlow') {
        const html = htmlReferences(source, range.start);
        found.places.push(...html.places);
        found.images.push(...html.images);
        found.notShown.push(...html.notShown);
        for (const id of html.ids) found.ids.add(id);
      } else if (type === 'resourceDestinationString' || type === 'definitionDestinationString') {
        const address = decodeString(source);
        const image = type === 'resourceDestinationString' ? images.at(-1) : undefined;
        if (image?.address === '') image.address = address;
        const isImage = type.startsWith('definition') ? looksLikeImage.test(address) : image !== undefined;
        found.places.push({
          range,
          addresses: [address],
          use: isImage ? 'image' : 'link',
          write: (change) => unescaped(change(address)),
        });
      }
    }
  }
  return found;
}

/** An address that needs no escapes in Markdown, between `<` and `>` or without them: its query may hold anything. */
function unescaped(address: string): string {
  return address
    .replace(/[\s\\<>]/g, encodeURIComponent)
    .replace(/\(/g, '%28')
    .replace(/\)/g, '%29')
    .replace(/&(?=#?\w+;)/g, '&amp;');
}
