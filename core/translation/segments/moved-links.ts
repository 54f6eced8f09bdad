import type { Part } from '../../../contracts/document.ts';
import { markupText } from '../../documents/parts/plain-text.ts';
import type { Segment, Tag } from './segment.ts';
import { tokensOf } from './tokens.ts';

/** Characters of an address in a message. */
const shown = 100;

/**
 * The addresses of a segment's links in the order of a translation, where that is another order than the source's: the
 * words of one link may lead where those of another should. Undefined if they keep their order, or lead to one place.
 *
 * @param target encoded, with the segment's tags
 */
export function movedLinks({ text, tags }: Segment, target: string, documentText: string): string[] | undefined {
  const links = tags.map((tag) => (tag.type === 'pair' ? markupOf(tag, documentText) : ''));
  const inOrder = (encoded: string) =>
    tokensOf(encoded).flatMap((token) => {
      const markup = token.type === 'open' ? (links[token.number - 1] ?? '') : '';
      return isLink.test(markup) ? [markup] : [];
    });
  const [before, after] = [inOrder(text), inOrder(target)];
  if (before.every((markup, index) => markup === after[index])) return undefined;
  return after.map(addressOf);
}

const isLink = /href|hyperlink|\]\(|\]\[/i;

function markupOf({ open, close }: Extract<Tag, { type: 'pair' }>, documentText: string): string {
  const written = (part: Part) => (part.type === 'text' ? part.value : markupText(part, documentText));
  return [...open, ...close].map(written).join('');
}

/** What the markup of a link says of where it leads; Word's names a number. */
function addressOf(markup: string): string {
  const found = /\]\(<?([^\s>)]*)|href\s*=\s*["']?([^\s"'>]*)|r:id="([^"]*)"|\]\[([^\]]*)/i.exec(markup);
  const address = found?.slice(1).find((each) => each !== undefined) ?? markup;
  return address.length > shown ? `${address.slice(0, shown - 1)}…` : address;
}
