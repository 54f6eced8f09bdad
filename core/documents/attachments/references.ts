import type { FormatName } from '../../../contracts/document.ts';
import { htmlReferences } from './html-references.ts';
import { markdownReferences } from './markdown-references.ts';
import { noReferences, type References } from './reference.ts';

/** The formats whose texts point to files; a Word document contains its own. */
const readers: Partial<Record<FormatName, (text: string) => References>> = {
  markdown: markdownReferences,
  html: htmlReferences,
};

export function references(text: string, format: FormatName): References {
  return readers[format]?.(text) ?? noReferences();
}

/** Changes a text's addresses; all other bytes stay. */
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
