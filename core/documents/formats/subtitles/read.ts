import type { Break, Part, Range } from '../../../../contracts/document.ts';
import { Rejection } from '../../../../contracts/failures.ts';
import { checkLines } from '../check-units.ts';
import type { DraftUnit, Parsed } from '../format.ts';
import { Inline } from '../inline.ts';
import type { Dialect } from './dialect.ts';
import { type Joint, type PassageItem, readPassages } from './passages.ts';
import { lengthOfItem, sentencesOf } from './sentences.ts';

/**
 * Finds the units of a subtitle file: its sentences, each over as many cues as it takes.
 *
 * @throws Rejection `EmptyDocument`, `TooDeeplyNested`, `TooDense`
 */
export function readSubtitles(text: string, dialect: Dialect): Parsed {
  checkLines(text);
  const units: DraftUnit[] = [];
  for (const { items } of readPassages(text, dialect)) {
    for (const sentence of sentencesOf(items)) {
      const unit = unitOf(sentence, dialect);
      if (unit) units.push(unit);
    }
  }
  if (units.length === 0) {
    throw new Rejection(
      'EmptyDocument',
      'No cue with text was found; a line such as "00:00:01,000 --> 00:00:04,000" begins one.',
    );
  }
  return { units };
}

function unitOf(sentence: readonly PassageItem[], dialect: Dialect): DraftUnit | undefined {
  const inline = new Inline(dialect.escape, { collapse: false });
  const breaks: Break[] = [];
  let at = 0;
  for (const item of sentence) {
    if (item.type === 'joint') {
      const { kind, source, value } = item;
      breaks.push({ kind, source, at });
      if (value !== '') inline.text(value, source.start, source.end);
    } else addPiece(inline, item);
    at += lengthOfItem(item);
  }
  const content = inline.finish();
  if (!content) return undefined;
  const outside = outsideOf(breaks, content.parts);
  return { kind: 'paragraph', ...content, ...(outside.length > 0 ? { breaks: outside } : {}) };
}

/** Drops line breaks inside parts kept whole, which keep them. Both lists are in order. */
function outsideOf(breaks: readonly Break[], parts: readonly Part[]): Break[] {
  const kept = parts.flatMap((part): Range[] =>
    part.type === 'placeholder' && !('raw' in part.source) ? [part.source] : [],
  );
  let next = 0;
  return breaks.filter(({ source }) => {
    while ((kept[next]?.end ?? Number.POSITIVE_INFINITY) <= source.start) next++;
    return (kept[next]?.start ?? Number.POSITIVE_INFINITY) >= source.end;
  });
}

function addPiece(inline: Inline, item: Exclude<PassageItem, Joint>): void {
  const place = { start: item.start, end: item.end };
  if (item.type === 'text') inline.text(item.value, item.start, item.end);
  else if (item.type === 'whole') inline.placeholder(place, item.text === undefined ? {} : { text: item.text });
  // Name each pair after its start, so that names are unique.
  else if (item.type === 'open') inline.open(String(item.start), place);
  else inline.close(String(item.open.start), place);
}
