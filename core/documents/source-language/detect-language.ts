import { once } from '../../lib/once.ts';
import { lettersOf } from './scripts.ts';
import { trigrams } from './trigrams.ts';

/** The result of detecting a text's language. */
export interface Detection {
  /** Canonical tag; may be a language that the engine does not support, such as Galician. */
  language: string;
  /** The number of letters examined. */
  letters: number;
  /**
   * How much likelier the language is than the next one, as a natural logarithm; it grows with the text. Skips near
   * relations, which trigrams cannot tell apart. Infinite if the script decides.
   */
  evidence: number;
}

/** Languages that trigrams cannot tell apart: the likeliest is named, but is not doubted in favour of another. */
const relations: readonly (readonly string[])[] = [
  ['bs', 'hr', 'sr-Latn'],
  ['fa', 'prs'],
  ['id', 'ms'],
  ['nb', 'nn', 'da'],
];

const size = 200;

/** Log probability of a trigram that is not among a language's commonest: well below the last of them. */
const rare = Math.log(1 / (4 * size));

const models = Object.entries(trigrams).map(([language, runs]) => {
  const model = new Map<string, number>();
  // Zipf's law, flattened at its head: the n-th commonest run is about n times rarer than the first.
  for (let rank = 0; rank < size; rank++) model.set(runs.slice(rank * 3, rank * 3 + 3), Math.log(1 / (rank + 12)));
  return { language, model };
});

/** Head start for languages that the newsroom publishes in: about three words' worth. */
const headStart = 6;

/**
 * Detects the language of a sample; undefined if it has no letters. Works locally, at no cost.
 *
 * @param likely languages that the text is likelier to be in than in any other.
 */
export function detectLanguage(sample: string, likely: readonly string[] = []): Detection | undefined {
  const { count: letters, language } = lettersOf(sample);
  if (letters === 0) return undefined;
  if (language !== undefined) return { language, letters, evidence: Number.POSITIVE_INFINITY };
  const runs = countRuns(sample);
  const scores = models
    .map(({ language, model }) => {
      const expected = likely.some((tag) => related(tag, language));
      return { language, score: scoreOf(runs, model) + (expected ? headStart : 0) };
    })
    .sort((a, b) => b.score - a.score);
  const [best, ...others] = scores;
  if (best === undefined) return undefined;
  const next = others.find((other) => !related(best.language, other.language));
  return { language: best.language, letters, evidence: best.score - (next?.score ?? 0) };
}

/** Whether the detection cannot tell two languages apart: variants of one, and near relations. */
export function related(a: string, b: string): boolean {
  const [left, right] = [writtenForm(a), writtenForm(b)];
  if (left.language === right.language) return left.script === right.script;
  return relations.some((those) => those.includes(a) && those.includes(b));
}

/** The language with its usual script. */
const writtenForm = once((tag) => new Intl.Locale(tag).maximize());

function countRuns(text: string): Map<string, number> {
  const words = ` ${text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}'’]+/gu, ' ')
    .trim()} `;
  const counts = new Map<string, number>();
  for (let index = 0; index + 3 <= words.length; index++) {
    const run = words.slice(index, index + 3);
    counts.set(run, (counts.get(run) ?? 0) + 1);
  }
  return counts;
}

function scoreOf(runs: ReadonlyMap<string, number>, model: ReadonlyMap<string, number>): number {
  let score = 0;
  for (const [run, count] of runs) score += count * (model.get(run) ?? rare);
  return score;
}
