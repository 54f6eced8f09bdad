import type { LanguagePair } from './client.ts';

/** Amazon Translate's codes of the languages that Apertium has. Amazon's `pt` is Brazil's. */
const apertiumCodes: Record<string, string> = {
  ca: 'cat',
  en: 'eng',
  es: 'spa',
  'es-MX': 'spa',
  fr: 'fra',
  'fr-CA': 'fra',
  it: 'ita',
  pt: 'por_BR',
  'pt-PT': 'por',
};

/** Quality falls with every pivot; longer routes are not usable translations. */
const mostSteps = 3;

/** The shortest route between two languages over the installed pairs: en→es, en→ca→fr, en→es→it. */
export function findRoute(pairs: LanguagePair[], source: string, target: string): LanguagePair[] | null {
  const from = apertiumCodes[source];
  const to = apertiumCodes[target];
  if (from === undefined || to === undefined) return null;
  // As a source, por_BR and por are the same.
  const start = from === 'por_BR' ? 'por' : from;
  let ways: LanguagePair[][] = [[]];
  for (let step = 0; step < mostSteps; step += 1) {
    ways = ways.flatMap((way) => {
      const at = way.at(-1)?.target ?? start;
      return pairs
        .filter((pair) => pair.source === at && unvisited(way, start, pair.target))
        .map((pair) => [...way, pair]);
    });
    const arrived = ways.find((way) => way.at(-1)?.target === to);
    if (arrived) return arrived;
  }
  return null;
}

function unvisited(way: LanguagePair[], start: string, next: string): boolean {
  return next !== start && way.every((pair) => pair.target !== next);
}
