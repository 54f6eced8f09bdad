import { collapseSpaces } from '../../lib/text/white-space.ts';
import { type InlineItem, isBlankText } from './inline-items.ts';
import { partedLines } from './parted-lines.ts';

type Open = Extract<InlineItem, { type: 'open' }>;

/** Undoing the cuts inside one markup may cut another; after this many rounds, the text stays whole. */
const rounds = 8;

/**
 * Divides items at hard line breaks into separate texts, without the breaks. Markup around whole lines stays outside
 * of them; lines that share other markup are one text.
 */
export function linesOfItems(items: readonly InlineItem[]): InlineItem[][] {
  const breaks = items.flatMap((item, index) => (isBreak(item) ? [index] : []));
  if (breaks.length === 0) return [[...items]];
  const lines = [0, ...breaks.map((index) => index + 1)].map((from, line) => items.slice(from, breaks[line]));
  const parted = partedLines(lines.map(readersText));
  let cuts = breaks.filter((_, line) => parted[line]);
  for (let round = 0; round < rounds && cuts.length > 0; round++) {
    const { outside, torn } = markupAt(items, cuts);
    if (torn.length === 0) return pieces(items, cuts, outside);
    const places = cuts.map((at) => items[at]?.start ?? 0);
    const isTorn = tornPlaces(torn);
    cuts = cuts.filter((_, index) => !isTorn(places[index] ?? 0));
  }
  return [[...items]];
}

function isBreak(item: InlineItem): boolean {
  return item.type === 'placeholder' && item.isBreak === true;
}

function readersText(items: readonly InlineItem[]): string {
  const texts = items.map((item) =>
    item.type === 'text' ? item.value : item.type === 'placeholder' ? (item.text ?? '') : '',
  );
  return collapseSpaces(texts.join(''));
}

/**
 * Finds markup that spans a cut: `outside` is around whole texts and can stay outside of them; `torn` runs through the
 * middle of one.
 */
function markupAt(items: readonly InlineItem[], cuts: readonly number[]): { outside: Set<InlineItem>; torn: Open[] } {
  const isCut = new Set(cuts);
  const over = new Set<Open>();
  const open: Open[] = [];
  for (const [index, item] of items.entries()) {
    if (item.type === 'open' && item.close) open.push(item);
    else if (item.type === 'close' && open.at(-1) === item.open) open.pop();
    if (isCut.has(index)) for (const each of open) over.add(each);
  }
  const outside = new Set<InlineItem>();
  let isStart = true;
  for (const [index, item] of items.entries()) {
    if (isCut.has(index)) isStart = true;
    else if (item.type === 'open' && isStart) outside.add(item);
    else if (!isBlankText(item)) isStart = false;
  }
  let isEnd = true;
  for (let index = items.length - 1; index >= 0; index--) {
    const item = items[index] as InlineItem;
    if (isCut.has(index)) isEnd = true;
    else if (item.type === 'close' && isEnd) outside.add(item);
    else if (!isBlankText(item)) isEnd = false;
  }
  const isWhole = (each: Open) => outside.has(each) && each.close !== undefined && outside.has(each.close);
  const whole = [...over].filter(isWhole);
  return {
    outside: new Set(whole.flatMap((each) => [each, each.close as InlineItem])),
    torn: [...over].filter((each) => !isWhole(each)),
  };
}

/** Tells whether a position is inside torn markup; markup nests, so the outermost ranges suffice. */
function tornPlaces(torn: readonly Open[]): (place: number) => boolean {
  const ranges: { start: number; end: number }[] = [];
  for (const { start, close } of torn) {
    const end = close?.end ?? start;
    const last = ranges.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else ranges.push({ start, end });
  }
  let index = 0;
  return (place) => {
    while (index < ranges.length && (ranges[index]?.end ?? 0) <= place) index++;
    return (ranges[index]?.start ?? Number.POSITIVE_INFINITY) < place;
  };
}

function pieces(
  items: readonly InlineItem[],
  cuts: readonly number[],
  outside: ReadonlySet<InlineItem>,
): InlineItem[][] {
  return [0, ...cuts.map((index) => index + 1)].map((from, piece) =>
    items.slice(from, cuts[piece] ?? items.length).filter((item) => !outside.has(item)),
  );
}
