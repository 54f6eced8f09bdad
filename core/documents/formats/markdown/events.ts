import { parse, postprocess, preprocess } from 'micromark';
import { gfm } from 'micromark-extension-gfm';
import type { Event } from 'micromark-util-types';
import { type Known, nothingKnown, tell } from './known-labels.ts';
import { endsByItself, mayDefine, stretchesOf, stretchLength } from './stretches.ts';

/** The events of a stretch of a text, with positions relative to `start`. */
export interface StretchEvents {
  start: number;
  events: Event[];
}

/**
 * Yields the events of a Markdown text: each construct as it is entered and left, with its place.
 *
 * Uses events rather than a syntax tree, since only positions are needed, down to single escapes, which a tree does
 * not keep. A long text comes in stretches, since all its events would take several hundred times its bytes;
 * definitions of one stretch apply in all.
 *
 * @param atOnce approximate UTF-16 code units of a stretch.
 */
export function* markdownEvents(text: string, atOnce = stretchLength): Generator<StretchEvents> {
  if (text.length <= atOnce) {
    yield { start: 0, events: eventsOf(text, nothingKnown()) };
    return;
  }
  const known = labelsIn(text, atOnce);
  // micromark does not count a byte order mark.
  const mark = text.startsWith('\ufeff') ? 1 : 0;
  for (const { start, parsed } of stretchesOf(text, (source) => parseStretch(source, known), atOnce)) {
    yield { start: start === 0 ? 0 : start - mark, events: parsed };
  }
}

/** Collects the labels of links and footnotes that a text defines anywhere. */
export function labelsIn(text: string, atOnce = stretchLength): Known {
  const known = nothingKnown();
  if (!mayDefine(text)) return known;
  for (const _ of stretchesOf(text, (source) => parseStretch(source, known), atOnce)) {
    // Parsing adds them.
  }
  return known;
}

function parseStretch(source: string, known: Known): { parsed: Event[]; whole: boolean } {
  const events = eventsOf(source, known);
  return { parsed: events, whole: isWhole(source, events) };
}

function eventsOf(text: string, known: Known): Event[] {
  const parser = tell(parse({ extensions: [gfm()] }), known);
  return postprocess(parser.document().write(preprocess()(text, undefined, true)));
}

function isWhole(source: string, events: readonly Event[]): boolean {
  const last = events.findLast(([, { type }]) => type === 'codeFenced' || type === 'htmlFlow')?.[1];
  if (!last) return true;
  // Any text after it is a construct of its own.
  if (source.slice(last.end.offset).trim() !== '') return true;
  return endsByItself(last.type === 'htmlFlow' ? 'html' : 'code', source.slice(last.start.offset, last.end.offset));
}
