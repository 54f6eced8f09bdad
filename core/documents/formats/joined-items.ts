import { type InlineItem, isBlankText, type OpenMarkup } from './inline-items.ts';

type CloseItem = Extract<InlineItem, { type: 'close' }>;

/**
 * Joins neighbours that look alike, and leaves out markup that readers do not see: editors and converters leave it in
 * the middle of words, where an engine would translate the pieces.
 */
export function joinedItems(items: readonly InlineItem[]): InlineItem[] {
  if (!items.some((item) => item.type === 'open' && item.look)) return [...items];
  return withoutInitial(withoutBlankPairs(joined(items)));
}

function joined(items: readonly InlineItem[]): InlineItem[] {
  const found: InlineItem[] = [];
  /** The markup that an item continues. */
  const continued = new Map<InlineItem, OpenMarkup>();
  const unseen = new Set<InlineItem>();
  for (const [index, item] of items.entries()) {
    if (item.type === 'open' && item.close && item.look) {
      if (item.look.key === '') {
        unseen.add(item);
        found.push(dropped(item));
        continue;
      }
      const at = endedBefore(found, item);
      if (at !== undefined && canJoin(item, found[at] as CloseItem, found[at - 1], items[index + 1])) {
        continued.set(item, (found[at] as CloseItem).open as OpenMarkup);
        found.splice(at, 1);
        continue;
      }
    }
    if (item.type === 'close') {
      const open = item.open as OpenMarkup;
      if (unseen.has(open)) {
        found.push(dropped(item));
        continue;
      }
      const first = continued.get(open);
      if (first) {
        const close: CloseItem = { ...item, open: first };
        first.close = close;
        found.push(close);
        continue;
      }
    }
    found.push(item);
  }
  return found;
}

/** Returns the index of the end of markup that a neighbour may continue; white space may be between them. */
function endedBefore(found: readonly InlineItem[], { look }: OpenMarkup): number | undefined {
  const isBetween = (item: InlineItem | undefined) =>
    item?.type === 'dropped' || (isBlankText(item) && look?.showsOnSpace === false);
  let at = found.length - 1;
  while (at > found.length - mostBetween && isBetween(found[at])) at--;
  return found[at]?.type === 'close' ? at : undefined;
}

/** White space, and the marks around it. */
const mostBetween = 5;

/** Two boxes beside each other are two things; pieces of a text show that they are. */
function canJoin(
  open: OpenMarkup,
  close: CloseItem,
  before: InlineItem | undefined,
  after: InlineItem | undefined,
): boolean {
  const first = close.open as OpenMarkup;
  if (first.name !== open.name || first.look?.key !== open.look?.key) return false;
  if (!open.look?.mayBeBox) return true;
  if (before?.type !== 'text' || after?.type !== 'text') return false;
  return /\s$/.test(before.value) || /^[\s\p{Ll}\p{P}]/u.test(after.value);
}

function dropped({ start, end }: InlineItem): InlineItem {
  return { type: 'dropped', start, end };
}

/** White space alone in markup is white space. */
function withoutBlankPairs(items: readonly InlineItem[]): InlineItem[] {
  const found: InlineItem[] = [];
  for (let index = 0; index < items.length; index++) {
    const open = items[index] as InlineItem;
    const close = open.type === 'open' && open.look?.showsOnSpace === false ? open.close : undefined;
    const texts = close ? blanksFrom(items, index + 1) : [];
    const last = index + texts.length + 1;
    if (close && texts.length > 0 && items[last] === close) {
      found.push({ type: 'text', value: texts.join(''), start: open.start, end: close.end });
      index = last;
    } else found.push(open);
  }
  return found;
}

function blanksFrom(items: readonly InlineItem[], from: number): string[] {
  const texts: string[] = [];
  for (let item = items[from]; item?.type === 'text' && isBlankText(item); item = items[from + texts.length]) {
    texts.push(item.value);
  }
  return texts;
}

/** Leaves out the markup of an initial: a translation begins with another letter. */
function withoutInitial(items: readonly InlineItem[]): InlineItem[] {
  const at = items.findIndex((item) => item.type === 'text' && !isBlankText(item));
  const [open, letter, close, rest] = items.slice(Math.max(0, at - 1), at + 3);
  const isInitial =
    at > 0 &&
    open?.type === 'open' &&
    open.look !== undefined &&
    open.close === close &&
    letter?.type === 'text' &&
    /^\s*\p{P}?\p{L}$/u.test(letter.value) &&
    rest?.type === 'text' &&
    /^\p{L}/u.test(rest.value);
  return isInitial ? items.map((item) => (item === open || item === close ? dropped(item) : item)) : [...items];
}
