import type { Range } from '../../../../contracts/document.ts';
import { Rejection } from '../../../../contracts/failures.ts';
import { maxNesting } from '../../../../contracts/limits.ts';
import type { Dialect } from './dialect.ts';

export type Open = Range & { type: 'open'; name: string; source: string; close: Close };
type Close = Range & { type: 'close'; open: Open };

/** A piece of a cue's text; `line` is a line break. Tags without a partner are kept whole. */
export type CuePiece =
  | (Range & { type: 'text'; value: string })
  | Open
  | Close
  | (Range & { type: 'whole'; source: string; text?: string })
  | (Range & { type: 'line' });

type Opening = Range & { type: 'opening'; name: string; source: string };

/** @throws Rejection `TooDeeplyNested` */
export function cuePieces(text: string, { start, end }: Range, dialect: Dialect): CuePiece[] {
  const payload = text.slice(start, end);
  const pieces: (CuePiece | Opening)[] = [];
  const open: { at: number; name: string }[] = [];
  const waiting = new Map<string, number>();
  let done = 0;
  const upTo = (position: number) => {
    for (const piece of textPieces(payload.slice(done, position), start + done, dialect)) pieces.push(piece);
  };
  for (const match of payload.matchAll(dialect.tags)) {
    const [source] = match;
    upTo(match.index);
    done = match.index + source.length;
    const place = { start: start + match.index, end: start + done };
    const [, slash, written = ''] = /^[<{](\/?)([a-z]*)/i.exec(source) ?? [];
    const name = written.toLowerCase();
    if (name === '' || name === 'br' || name === 'y') {
      pieces.push({ type: 'whole', source, ...place, ...(/^<br|^\\/.test(source) ? { text: ' ' } : {}) });
    } else if (slash === '') {
      open.push({ at: pieces.length, name });
      waiting.set(name, (waiting.get(name) ?? 0) + 1);
      pieces.push({ type: 'opening', name, source, ...place });
      if (open.length > maxNesting) {
        throw new Rejection('TooDeeplyNested', `Markup in a cue nests deeper than ${maxNesting} levels.`);
      }
    } else if (!waiting.get(name)) {
      pieces.push({ type: 'whole', source, ...place });
    } else {
      for (let last = open.pop(); last; last = open.pop()) {
        waiting.set(last.name, (waiting.get(last.name) ?? 1) - 1);
        if (last.name === name) {
          const opening = pieces[last.at] as Opening;
          const close: Close = { type: 'close', ...place, open: undefined as unknown as Open };
          close.open = { ...opening, type: 'open', close };
          pieces[last.at] = close.open;
          pieces.push(close);
          break;
        }
      }
    }
  }
  upTo(payload.length);
  return keptRuby(
    text,
    pieces.map((piece) => (piece.type === 'opening' ? { ...piece, type: 'whole' as const } : piece)),
  );
}

function* textPieces(source: string, start: number, dialect: Dialect): Generator<CuePiece> {
  let done = 0;
  for (const match of source.matchAll(/\r\n|\n|\r/g)) {
    yield* decodedPieces(source.slice(done, match.index), start + done, dialect);
    done = match.index + match[0].length;
    yield { type: 'line', start: start + match.index, end: start + done };
  }
  yield* decodedPieces(source.slice(done), start + done, dialect);
}

function* decodedPieces(source: string, start: number, dialect: Dialect): Generator<CuePiece> {
  if (source === '') return;
  for (const stretch of dialect.decode(source, start)) yield { type: 'text', ...stretch };
}

/** Keeps `<rt>…</rt>` whole: a pronunciation aid is not a separate text. */
function keptRuby(text: string, pieces: readonly CuePiece[]): CuePiece[] {
  const result: CuePiece[] = [];
  let until: Close | undefined;
  for (const piece of pieces) {
    if (until) {
      if (piece === until) until = undefined;
    } else if (piece.type === 'open' && piece.name === 'rt') {
      until = piece.close;
      const { start } = piece;
      const { end } = piece.close;
      result.push({ type: 'whole', start, end, source: text.slice(start, end) });
    } else result.push(piece);
  }
  return result;
}
