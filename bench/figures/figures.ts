import { check } from '../../core/translation/checks/check-translation.ts';
import { good, type SentencePair, wrong } from '../../tests/core/translation/checks/pairs.ts';
import type { Benchmark, Figure, Result } from '../benchmark.ts';

/** Of this many good translations one may be doubted, and of this many wrong ones one may be missed. */
const goodPerDoubt = 32;
const wrongPerMiss = 10;

export const figures: Benchmark = {
  name: 'figures',
  title: 'Checks on figures: false alarms and mistakes found',
  how: 'English sentences with translations, written for it (`tests/core/translation/checks/pairs.ts`): figures, amounts, ordinals, centuries, times and units, in words and signs. Good ones, which no check should doubt, and others with one mistake each, which a check should find. The tests hold the same bars.',
  run: async () => measure(),
};

function measure(): Result {
  const doubted = good.filter(isDoubted);
  const missed = wrong.filter((pair) => !isDoubted(pair));
  return {
    figures: [
      count('good translations that are doubted', doubted, good, goodPerDoubt),
      count('wrong translations that are missed', missed, wrong, wrongPerMiss),
      { what: 'languages', value: String(new Set([...good, ...wrong].map(([language]) => language)).size) },
    ],
    details: [table('Doubted, but good', doubted), table('Missed, but wrong', missed)].filter(
      ({ rows }) => rows.length > 0,
    ),
  };
}

function count(what: string, found: readonly SentencePair[], all: readonly SentencePair[], per: number): Figure {
  const most = Math.floor(all.length / per);
  return {
    what,
    value: `${found.length} of ${all.length}`,
    bar: `≤ ${most} of ${all.length}`,
    met: found.length <= most,
  };
}

function table(title: string, pairs: readonly SentencePair[]) {
  return { title, head: ['language', 'source', 'translation'], rows: pairs.map((pair) => [...pair]) };
}

function isDoubted([language, source, target]: SentencePair): boolean {
  return check({ source, target, sourceLanguage: 'en', language }, 'b1').length > 0;
}
