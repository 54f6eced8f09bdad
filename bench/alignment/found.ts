import { parseDocument } from '../../core/documents/parse-document.ts';
import { align } from '../../core/people/alignment/align.ts';
import type { UnitPair } from '../../core/people/plan/human-translation.ts';
import type { Stretch } from './damages.ts';

export interface Found {
  aligned: number;
  pairs: number;
  wrong: number;
  likely: number;
  likelyWrong: number;
}

/** Counts the pairs that the alignment finds between a source and a stretch. */
export function aligned(source: readonly string[], stretch: Stretch, language: string): Found {
  const read = (texts: readonly string[], tag: string) =>
    parseDocument(`${texts.join('\n\n')}\n`, { format: 'text', extension: 'txt', language: tag, bom: false });
  const from = read(source, 'en');
  const to = read(
    stretch.map(({ text }) => text),
    language,
  );
  const alignment = align(from, to);
  const wrong = (pairs: readonly UnitPair[]) =>
    pairs.filter(([one, other]) => {
      const place = from.units.findIndex(({ id }) => id === one);
      return stretch[to.units.findIndex(({ id }) => id === other)]?.place !== place;
    }).length;
  return {
    aligned: alignment.aligned ? 1 : 0,
    pairs: alignment.pairs.length,
    wrong: wrong(alignment.pairs),
    likely: alignment.likely.length,
    likelyWrong: wrong(alignment.likely),
  };
}
