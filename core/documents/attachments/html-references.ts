import { escapeAttribute } from '../../lib/xml/index.ts';
import { attributeValue, htmlAttribute } from '../formats/html/attributes.ts';
import { isTaskBox, type NotShown, notShown } from '../formats/html/not-shown.ts';
import { readTokens, type TagToken } from '../formats/html/tokens.ts';
import { noReferences, type ReferencePosition, type References } from './reference.ts';

/** Attributes that hold an address, and those that hold several, each with its conditions. */
const addresses = ['href', 'src', 'poster', 'data', 'longdesc'];
const sets = ['srcset', 'imagesrcset'];

/** How a page uses the addresses of an element: `srcset` and `poster` are always of an image. */
const uses: ReadonlyMap<string, ReferencePosition['use']> = new Map([
  ['a', 'link'],
  ['img', 'image'],
  ['video', 'recording'],
  ['audio', 'recording'],
  ['source', 'recording'],
  ['track', 'recording'],
]);

/** @param offset of the markup in the text around it. */
export function htmlReferences(html: string, offset = 0): References {
  const found = noReferences();
  /** The element whose content a page drops as one: the head, a drawing, a form or a button. */
  let apart: string | undefined;
  readTokens(html, (token) => {
    if (token.type === 'end' && token.name === apart) apart = undefined;
    if (token.type !== 'start') return;
    found.places.push(...placesOf(html, token, offset));
    for (const name of ['id', 'name']) {
      const id = htmlAttribute(token.tag, name);
      if (id) found.ids.add(id);
    }
    const what = apart === undefined ? missedOf(token) : undefined;
    if (what) found.notShown.push({ what, at: token.start + offset });
    if (/^(?:head|svg|form|button)$/.test(token.name) && !token.tag.selfClosing) apart ??= token.name;
    if (token.name === 'body') apart = undefined;
    if (token.name !== 'img') return;
    // An empty `alt` marks the image as decoration.
    const described = htmlAttribute(token.tag, 'alt') !== undefined;
    found.images.push({ address: htmlAttribute(token.tag, 'src') ?? '', described });
  });
  return found;
}

/** Returns the kind of an element that readers of the page miss. */
function missedOf({ name, tag }: TagToken): NotShown | undefined {
  if (isTaskBox(name, (each) => htmlAttribute(tag, each))) return undefined;
  // Readers do not miss data for search engines or decorative signs.
  if (name === 'script' && /json|template|html/.test(htmlAttribute(tag, 'type') ?? '')) return undefined;
  if (name === 'svg' && htmlAttribute(tag, 'aria-hidden') === 'true') return undefined;
  if (name === 'input' && htmlAttribute(tag, 'type') === 'hidden') return undefined;
  return notShown.get(name);
}

function placesOf(html: string, { tag }: TagToken, offset: number): ReferencePosition[] {
  const found: ReferencePosition[] = [];
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
    const use = isSet || name === 'poster' ? 'image' : uses.get(tag.tagName);
    const write: ReferencePosition['write'] = (by) => escapeAttribute(change(value.value, by), value.quote);
    found.push({ range, addresses: all, ...(use === undefined ? {} : { use }), write });
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
