import { once } from '../once.ts';

type Granularity = 'sentence' | 'word' | 'grapheme';

const made = (granularity: Granularity) =>
  once((language) => new Intl.Segmenter(language || undefined, { granularity }));

const segmenters = { sentence: made('sentence'), word: made('word'), grapheme: made('grapheme') };

/** The segmenter of a language, cached: making one takes longer than segmenting a sentence. */
export function segmenterOf(language = '', granularity: Granularity): Intl.Segmenter {
  return segmenters[granularity](language);
}
