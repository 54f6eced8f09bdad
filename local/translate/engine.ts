const engineNames = ['apertium', 'pseudo', 'identity'] as const;
export type EngineName = (typeof engineNames)[number];

/** Values of `--engine`: `auto` is Apertium for the pairs that it reaches, else pseudo-localisation. */
export const engineChoices = ['auto', ...engineNames] as const;
export type EngineChoice = (typeof engineChoices)[number];

/** Translates a text. Language codes are Amazon Translate's. */
export interface LocalEngine {
  name: EngineName;
  translate(text: string, source: string, target: string): Promise<string>;
}

const identity: LocalEngine = { name: 'identity', translate: async (text) => text };

/** Apertium; `reaches` says for which pairs. */
export interface RoutedEngine extends LocalEngine {
  reaches(source: string, target: string): boolean;
}

/** The engine for a request. `apertium`, too, falls back to pseudo-localisation for pairs that it does not reach. */
export function chooseEngine(
  choice: EngineChoice,
  source: string,
  target: string,
  engines: { apertium: RoutedEngine | null; pseudo: LocalEngine },
): LocalEngine {
  if (choice === 'identity') return identity;
  if (choice === 'pseudo' || !engines.apertium?.reaches(source, target)) return engines.pseudo;
  return engines.apertium;
}
