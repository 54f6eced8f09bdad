type Granularity = 'sentence' | 'word' | 'grapheme';

const made = new Map<string, Intl.Segmenter>();

/** The segmenter of a language, cached: making one takes longer than segmenting a sentence. */
export function segmenterOf(language: string | undefined, granularity: Granularity): Intl.Segmenter {
  const key = `${granularity} ${language ?? ''}`;
  let segmenter = made.get(key);
  if (!segmenter) {
    segmenter = new Intl.Segmenter(language, { granularity });
    made.set(key, segmenter);
  }
  return segmenter;
}
