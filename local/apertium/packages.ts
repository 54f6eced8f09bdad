/** Debian packages of apertium-apy and its pairs, by what a language needs when the source is English. */
const pairPackages: Record<string, string[]> = {
  es: ['apertium-eng-spa'],
  ca: ['apertium-eng-cat'],
  fr: ['apertium-eng-cat', 'apertium-fra-cat'],
  it: ['apertium-eng-spa', 'apertium-spa-ita'],
  pt: ['apertium-eng-spa', 'apertium-es-pt'],
};

/** A file of each package: whether a pair is there shows so on every system, in however it was installed. */
export const modes: Record<string, string> = {
  'apertium-eng-spa': 'eng-spa.mode',
  'apertium-eng-cat': 'eng-cat.mode',
  'apertium-fra-cat': 'cat-fra.mode',
  'apertium-spa-ita': 'spa-ita.mode',
  'apertium-es-pt': 'es-pt.mode',
};

/** Empty where Apertium reaches none of the languages: then it is not needed at all. */
export function packagesFor(languages: readonly string[]): string[] {
  const pairs = languages.flatMap((language) => pairPackages[language.split('-')[0] as string] ?? []);
  return pairs.length === 0 ? [] : ['apertium-apy', ...new Set(pairs)].toSorted();
}
