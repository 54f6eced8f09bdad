import { protectedSpans } from '../../protection/protected-spans.ts';
import { joinText, type PassageItem } from './passages.ts';
import { sentenceStarts } from './sentence-ends.ts';

/** Divides a passage into its sentences, one unit each, regardless of cues. */
export function sentencesOf(items: readonly PassageItem[]): PassageItem[][] {
  const text = joinText(items);
  const cuts = [...sentenceStarts(text), ...insideProtected(items, text)].sort((a, b) => a - b);
  const sentences: PassageItem[][] = [];
  let sentence: PassageItem[] = [];
  let position = 0;
  let depth = 0;
  let next = 0;
  const flush = () => {
    const content = trimmed(sentence);
    if (content.length > 0) sentences.push(content);
    sentence = [];
  };
  for (const item of items) {
    while ((cuts[next] ?? Number.POSITIVE_INFINITY) <= position) {
      if (cuts[next] === position && depth === 0 && item.type !== 'close') flush();
      next++;
    }
    if (item.type === 'open') depth++;
    // A pair that began in another speaker's line does not count here.
    if (item.type === 'close') depth = Math.max(0, depth - 1);
    const length = lengthOfItem(item);
    if (item.type !== 'text' || item.value.length !== item.end - item.start) {
      sentence.push(item);
      position += length;
      continue;
    }
    let from = 0;
    for (let cut = cuts[next]; cut !== undefined && cut < position + length; cut = cuts[++next]) {
      if (depth > 0 || cut === position + from) continue;
      sentence.push({
        ...item,
        value: item.value.slice(from, cut - position),
        start: item.start + from,
        end: item.start + cut - position,
      });
      from = cut - position;
      flush();
    }
    sentence.push({ ...item, value: item.value.slice(from), start: item.start + from });
    position += length;
  }
  flush();
  return sentences;
}

export function lengthOfItem(item: PassageItem): number {
  if (item.type === 'text' || item.type === 'joint') return item.value.length;
  return item.type === 'whole' ? (item.text?.length ?? 0) : 0;
}

/** Returns cuts at joints inside protected texts: these must not be divided over two cues, so the sentence is. */
function insideProtected(items: readonly PassageItem[], text: string): number[] {
  const spans = protectedSpans(text);
  if (spans.length === 0) return [];
  const cuts: number[] = [];
  let position = 0;
  let span = 0;
  for (const item of items) {
    while ((spans[span]?.end ?? Number.POSITIVE_INFINITY) <= position) span++;
    if (item.type === 'joint' && (spans[span]?.start ?? Number.POSITIVE_INFINITY) < position) {
      cuts.push(position + item.value.length);
    }
    position += lengthOfItem(item);
  }
  return cuts;
}

/** Leaves white space and joints at the ends outside of the sentence. */
function trimmed(sentence: PassageItem[]): PassageItem[] {
  let from = 0;
  let to = sentence.length;
  while (from < to && isOutside(sentence[from])) from++;
  while (to > from && isOutside(sentence[to - 1])) to--;
  const items = sentence.slice(from, to);
  const first = items[0];
  if (first?.type === 'text' && first.value.length === first.end - first.start) {
    const value = first.value.trimStart();
    items[0] = { ...first, value, start: first.end - value.length };
  }
  const last = items.at(-1);
  if (last?.type === 'text' && last.value.length === last.end - last.start) {
    const value = last.value.trimEnd();
    items[items.length - 1] = { ...last, value, end: last.start + value.length };
  }
  return items;
}

function isOutside(item: PassageItem | undefined): boolean {
  return item?.type === 'joint' || (item?.type === 'text' && item.value.trim() === '');
}
