import { collapseSpaces } from '../../../lib/text/white-space.ts';
import type { RenderContext, Splice } from '../format.ts';
import { type CueText, cueText } from './cue-lines.ts';
import { readCues } from './cues.ts';
import type { Dialect } from './dialect.ts';

/** The most lines that roll; broadcasters show three. */
const mostLines = 4;

/** Milliseconds between two cues of which the second repeats the first. */
const pause = 250;

/**
 * Returns for each cue how many of its first lines repeat the last lines of the cue before it; 0 throughout unless the
 * file rolls, as automatic captions do: speakers repeat themselves too, but not in every third cue.
 */
export function repeatsOf(cues: readonly CueText[]): number[] {
  const texts = cues.map((cue) => cue.lines.map(lineText));
  const repeats = cues.map((cue, index) => {
    const last = cues[index - 1];
    if (!last || cue.cue.start - last.cue.end > pause || cue.cue.start < last.cue.start) return 0;
    return inCommon(texts[index - 1] ?? [], texts[index] ?? []);
  });
  const count = repeats.filter((lines) => lines > 0).length;
  return count >= 2 && count * 3 >= cues.length ? repeats : cues.map(() => 0);
}

/** Counts the most lines that end one cue and begin the other. */
function inCommon(last: readonly string[], next: readonly string[]): number {
  for (let lines = Math.min(mostLines, last.length, next.length); lines > 0; lines--) {
    const from = last.length - lines;
    if (next.slice(0, lines).every((text, index) => text === last[from + index])) return lines;
  }
  return 0;
}

/** Shows the translation of a line again where the source shows the line again. */
export function arrangeRolling(place: RenderContext, dialect: Dialect): Splice[] {
  const { source } = place;
  const cues = readCueTexts(source, dialect);
  const repeats = repeatsOf(cues);
  if (!repeats.some((lines) => lines > 0)) return [];
  const rendition = place.copy({ start: 0, end: source.length });
  const rendered = readCueTexts(rendition, dialect);
  if (rendered.length !== cues.length) return [];
  let text = '';
  let done = 0;
  let shown: string[] = [];
  for (const [index, { lines }] of rendered.entries()) {
    const count = repeats[index] ?? 0;
    const repeated = lines.slice(0, count);
    const first = repeated[0]?.pieces[0];
    const last = repeated.at(-1)?.pieces.at(-1);
    const again = shown.slice(-count);
    shown = lines.map(lineText);
    if (!first || !last || again.length === 0) continue;
    if (again.join('\n') === repeated.map(lineText).join('\n')) continue;
    const ending = /\r\n|\n|\r/.exec(rendition.slice(first.start, last.end))?.[0] ?? '\n';
    text += rendition.slice(done, first.start) + again.map(dialect.escape).join(ending);
    done = last.end;
    shown = [...again, ...shown.slice(count)];
  }
  return done === 0 ? [] : [{ range: { start: 0, end: source.length }, text: text + rendition.slice(done) }];
}

/** @throws Rejection `TooDeeplyNested`, `TooDense` */
export function readCueTexts(text: string, dialect: Dialect): CueText[] {
  return Array.from(readCues(text, dialect.blank), (cue) => cueText(text, cue, dialect)).filter(
    ({ lines }) => lines.length > 0,
  );
}

export function lineText({ pieces }: CueText['lines'][number]): string {
  const text = pieces.map((piece) => {
    if (piece.type === 'text') return piece.value;
    return piece.type === 'whole' ? (piece.text ?? '') : '';
  });
  return collapseSpaces(text.join(''));
}
