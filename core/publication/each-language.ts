import { runWorkers } from '../lib/run-workers.ts';

/** Renditions held at once: of the largest uploads each takes some 100 MiB until it is put. */
const atOnce = 8;

/** Does something for each language, a few at a time; results keep the order. */
export async function eachLanguage<T, R>(languages: readonly T[], act: (language: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  await runWorkers([...languages.entries()], atOnce, async ([index, language]) => {
    results[index] = await act(language);
  });
  return results;
}
