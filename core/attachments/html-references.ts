import { attribute, attributeValue } from '../formats/html/attributes.ts';
import { escapeAttribute } from '../formats/html/escape.ts';
import { readTokens, type TagToken } from '../formats/html/tokens.ts';
import type { Place, References } from './references.ts';

/** Attributes that hold an address, and those that hold several, each with its conditions. */
const addresses = ['href', 'src', 'poster', 'data', 'longdesc'];
const sets = ['srcset', 'imagesrcset'];

/** @param offset of the markup in the text that it stands in. */
export function htmlReferences(html: string, offset = 0): References {
  const found: References = { places: [], images: [] };
  readTokens(html, (token) => {
    if (token.type !== 'start') return;
    found.places.push(...placesOf(html, token, offset));
    if (token.name !== 'img') return;
    // An empty text says that the image is there for the eye alone.
    const described = attribute(token.tag, 'alt') !== undefined;
    found.images.push({ address: attribute(token.tag, 'src') ?? '', described });
  });
  return found;
}

function placesOf(html: string, { tag }: TagToken, offset: number): Place[] {
  const found: Place[] = [];
  for (const { name } of tag.attrs) {
    const isSet = sets.includes(name);
    const value = isSet || addresses.includes(name) ? attributeValue(html, tag, name) : undefined;
    if (value === undefined) continue;
    const range = { start: value.range.start + offset, end: value.range.end + offset };
    const change = isSet ? changedSet : (text: string, by: (address: string) => string) => by(text);
    const all: string[] = [];
    change(value.value, (address) => {
      all.push(address);
      return address;
    });
    found.push({ range, addresses: all, write: (by) => escapeAttribute(change(value.value, by), value.quote) });
  }
  return found.sort((a, b) => a.range.start - b.range.start);
}

/** `a.png 1x, b.png 2x`: an address ends with white space, or with the comma before the next. */
function changedSet(set: string, by: (address: string) => string): string {
  let changed = '';
  let at = 0;
  const take = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const [taken = ''] = pattern.exec(set) ?? [];
    at += taken.length;
    return taken;
  };
  while (at < set.length) {
    changed += take(/[\s,]*/y);
    const word = take(/\S*/y);
    if (word.endsWith(',')) at -= 1;
    const address = word.endsWith(',') ? word.slice(0, -1) : word;
    changed += `${address === '' ? '' : by(address)}${take(/[^,]*/y)}`;
  }
  return changed;
}
