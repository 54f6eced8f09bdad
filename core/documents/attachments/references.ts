import type { FormatName, Range } from '../../../contracts/document.ts';
import type { NotShown } from '../formats/html/not-shown.ts';
import { htmlReferences } from './html-references.ts';
import { markdownReferences } from './markdown-references.ts';
import { noReferences } from './no-references.ts';

/** A place of a text that holds addresses. */
export interface Place {
  range: Range;
  addresses: string[];
  /** What a page makes of them; absent where a page has nothing of the kind, such as a style sheet. */
  use?: 'link' | 'image' | 'recording';
  /** What stands there once each address is changed. */
  write(change: (address: string) => string): string;
}

export interface Image {
  address: string;
  /** Whether it says what there is to see. */
  described: boolean;
}

/** What a text points to, in its order. */
export interface References {
  places: Place[];
  images: Image[];
  /** The names that its HTML gives to places, which links within it lead to. */
  ids: Set<string>;
  /** The elements of its HTML that no page shows. */
  notShown: { what: NotShown; at: number }[];
}

/** The formats whose texts point to files; a Word document brings its own. */
const readers: Partial<Record<FormatName, (text: string) => References>> = {
  markdown: markdownReferences,
  html: htmlReferences,
};

export function references(text: string, format: FormatName): References {
  return readers[format]?.(text) ?? noReferences();
}

/** The text with its addresses changed; all else of it is as it was, to the byte. */
export function withAddresses(
  text: string,
  { places }: References,
  addressOf: (address: string) => string | undefined,
): string {
  let result = '';
  let done = 0;
  for (const { range, addresses, write } of places) {
    if (!addresses.some((address) => addressOf(address) !== undefined)) continue;
    result += text.slice(done, range.start) + write((address) => addressOf(address) ?? address);
    done = range.end;
  }
  return result + text.slice(done);
}
