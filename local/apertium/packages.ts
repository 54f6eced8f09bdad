/** Debian packages of apertium-apy and its pairs, by the target language that needs them from English. */
const pairPackages: Record<string, string[]> = {
  es: ['apertium-eng-spa'],
  ca: ['apertium-eng-cat'],
  fr: ['apertium-eng-cat', 'apertium-fra-cat'],
  it: ['apertium-eng-spa', 'apertium-spa-ita'],
  pt: ['apertium-eng-spa', 'apertium-es-pt'],
};

/** A file of each package: it shows on any system that the pair is installed. */
export const modes: Record<string, string> = {
  'apertium-eng-spa': 'eng-spa.mode',
  'apertium-eng-cat': 'eng-cat.mode',
  'apertium-fra-cat': 'cat-fra.mode',
  'apertium-spa-ita': 'spa-ita.mode',
  'apertium-es-pt': 'es-pt.mode',
};

/** Packages for the languages; empty if Apertium does not reach any of them. */
export function packagesFor(languages: readonly string[]): string[] {
  const pairs = languages.flatMap((language) => pairPackages[language.split('-')[0] as string] ?? []);
  return pairs.length === 0 ? [] : ['apertium-apy', ...new Set(pairs)].toSorted();
}
