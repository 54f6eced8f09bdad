import type { Break, Part, Range, Unit } from '../../../../contracts/document.ts';
import { displayWidth } from '../../../lib/text/display-width.ts';
import { asLastParagraph, lineEndingOf } from '../../../lib/text/line-ending.ts';
import { plainText } from '../../parts/plain-text.ts';
import type { RenderContext, Splice, Statement } from '../format.ts';
import type { Dialect } from './dialect.ts';
import { Divisible } from './divide.ts';
import { Lines } from './lines-of-parts.ts';

/**
 * Writes a translated sentence over the cues of its source: each cue gets a share of the text in proportion to its
 * original one, divided between words; lines within a cue likewise, as far as there are words for them.
 */
export function writeSubtitles(unit: Unit, parts: readonly Part[], place: RenderContext, dialect: Dialect): string {
  const markup = (part: Exclude<Part, { type: 'text' }>) =>
    'raw' in part.source ? part.source.raw : place.copy(part.source);
  const clean = parts.map((part) => (part.type === 'text' ? { ...part, value: oneLine(part.value) } : part));
  const { breaks = [] } = unit;
  const lines = new Lines(clean, markup, dialect.escape);
  const original = plainText(unit.parts);

  const cueBreaks = breaks.filter(({ kind }) => kind === 'cue');
  const text = new Divisible(clean.map(shown).join(''), cueBreaks.length + 1);
  const ranges = text.divide(
    { start: 0, end: text.text.length },
    shares(original, cueBreaks, { start: 0, end: original.length }),
  );
  const cues = ranges.map((range, index): string[] => {
    const from = afterSpace(original, cueBreaks[index - 1]?.at ?? 0);
    const to = cueBreaks[index]?.at ?? original.length;
    const own = breaks.filter(({ kind, at }) => kind === 'line' && at > from && at < to);
    const divided = text.divide(range, shares(original, own, { start: from, end: to }));
    return divided.flatMap((line, place) => [
      lines.write(line, place === divided.length - 1),
      ...(place < divided.length - 1 ? [source(own[place])] : []),
    ]);
  });
  function source(found: Break | undefined): string {
    return found ? place.source.slice(found.source.start, found.source.end) : '';
  }
  // With fewer words than cues, repeat the last text in the remaining cues, so that none is empty.
  const last = cues.at(-1) ?? [];
  return [...cues, ...Array.from({ length: cueBreaks.length + 1 - cues.length }, () => last)]
    .map((cue, index) => (index === 0 ? '' : source(cueBreaks[index - 1])) + cue.join(''))
    .join('');
}

/** Returns the share of a stretch of the original before each break, in columns: from 0 to 1. */
function shares(original: string, breaks: readonly Break[], { start, end }: Range): number[] {
  let columns = 0;
  let done = start;
  const before = [...breaks.map(({ at }) => at), end].map((at) => {
    columns += displayWidth(original.slice(done, at));
    done = at;
    return columns;
  });
  return before.slice(0, -1).map((each) => each / Math.max(1, columns));
}

function afterSpace(text: string, position: number): number {
  return text.charAt(position) === ' ' && position > 0 ? position + 1 : position;
}

/** Returns text of a part's width in a line. A part kept whole cannot be divided. */
function shown(part: Part): string {
  if (part.type === 'text') return part.value;
  return part.type === 'placeholder' ? 'x'.repeat(part.text?.length ?? 0) : '';
}

function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ');
}

const end = String.raw`(?:\r\n|\n|\r(?!\n))`;
/** The header of a WebVTT file with the blank line after it; a file may begin with a cue right below it. */
const header = new RegExp(String.raw`^WEBVTT(?:[ \t][^\r\n]*)?${end}(?:(?![^\r\n]*-->)[^\r\n]+${end})*${end}`);

/**
 * Writes a comment below the header. Adds no cue: a film shows only what is said in it, so the comment also holds the
 * sentence for readers.
 */
export function discloseVtt(text: string, { fields, line }: Statement): Splice[] {
  const eol = lineEndingOf(text);
  const rows = [...(line === undefined ? [] : [line]), ...fields.map(([name, value]) => `${name}: ${value}`)];
  // An arrow would end the comment, and so would an empty line.
  const note = ['NOTE', ...rows.map((row) => row.replace(/(?<!-)-+>/g, '>')).filter((row) => row.trim() !== '')].join(
    eol,
  );
  const below = header.exec(text)?.[0].length;
  if (below !== undefined) return [{ range: { start: below, end: below }, text: `${note}${eol}${eol}` }];
  return [{ range: { start: text.length, end: text.length }, text: asLastParagraph(text, note) }];
}
