import type { RoutedEngine } from '../translate/engine.ts';
import type { ApyClient, LanguagePair } from './client.ts';
import { LineTranslator } from './lines.ts';
import { findRoute } from './routes.ts';

/** The real engine: translates each line by itself, along the shortest route. */
export async function apertiumEngine(client: ApyClient): Promise<RoutedEngine> {
  const pairs = await client.pairs();
  const translators = new Map<string, LineTranslator>();
  const translatorFor = (pair: LanguagePair) => {
    const key = `${pair.source}|${pair.target}`;
    const known = translators.get(key) ?? new LineTranslator(client, pair);
    translators.set(key, known);
    return known;
  };
  return {
    name: 'apertium',
    reaches: (source, target) => findRoute(pairs, source, target) !== null,
    translate: async (text, source, target) => {
      let lines = text.split('\n');
      for (const pair of findRoute(pairs, source, target) ?? []) {
        lines = await translatorFor(pair).translate(lines);
      }
      return lines.join('\n');
    },
  };
}

/** Starts the pipelines that the languages need, so that uploads do not wait for them. */
export async function warm(engine: RoutedEngine, source: string, targets: string[]): Promise<void> {
  const reached = targets.filter((target) => engine.reaches(source, target));
  await Promise.all(reached.map((target) => engine.translate('Warm.', source, target)));
}
