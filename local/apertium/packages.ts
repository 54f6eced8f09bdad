/** Debian packages of apertium-apy and its pairs, by what a language needs when the source is English. */
const pairPackages: Record<string, string[]> = {
  es: ['apertium-eng-spa'],
  ca: ['apertium-eng-cat'],
  fr: ['apertium-eng-cat', 'apertium-fra-cat'],
  it: ['apertium-eng-spa', 'apertium-spa-ita'],
  pt: ['apertium-eng-spa', 'apertium-es-pt'],
};

/** Empty where Apertium reaches none of the languages: then it is not needed at all. */
export function packagesFor(languages: string[]): string[] {
  const pairs = languages.flatMap((language) => pairPackages[language.split('-')[0] as string] ?? []);
  return pairs.length === 0 ? [] : ['apertium-apy', ...new Set(pairs)].toSorted();
}
