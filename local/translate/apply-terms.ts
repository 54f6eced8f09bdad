/** A text with its terms hidden: `text` is for the engine, `unshield` puts the terms' translations into its answer. */
export interface Shielded {
  text: string;
  unshield: (translated: string) => string;
  /** The pairs that occur, in the order of their first place. */
  applied: { SourceText: string; TargetText: string }[];
}

/** Languages without spaces between words: a term may begin and end anywhere. */
const unspaced = new Set(['zh', 'zh-TW', 'ja', 'th']);

/** The answer names at most so many (API reference: AppliedTerminology). */
const mostNamed = 250;

/**
 * Hides the terms of a text from the engine, each behind a tag, and puts their translations there afterwards:
 * ignoring case, with the capitals of the text (Developer Guide: Case-insensitive matching), the longest
 * first if one contains another. Terms within tags do not count.
 */
export function shieldTerms(text: string, pairs: readonly [string, string][], source: string): Shielded {
  if (pairs.length === 0) return { text, unshield: (translated) => translated, applied: [] };
  const exact = new Map(pairs.map((pair) => [pair[0], pair]));
  const anyCase = new Map(pairs.toReversed().map((pair) => [pair[0].toLowerCase(), pair]));
  const found: { pair: [string, string]; target: string }[] = [];
  const terms = pairs.map(([term]) => term);
  const shielded = text.replace(patternOf(terms, !unspaced.has(source)), (match, term: string | undefined) => {
    const pair = term === undefined ? undefined : (exact.get(term) ?? anyCase.get(term.toLowerCase()));
    if (pair === undefined || term === undefined) return match;
    found.push({ pair, target: term === pair[0] ? pair[1] : withCapitalsOf(term, pair[1]) });
    return `<term-${found.length - 1}/>`;
  });
  return {
    text: shielded,
    unshield: (translated) => translated.replace(/<term-(\d+)\/>/g, (_, index) => found[Number(index)]?.target ?? ''),
    applied: [...new Set(found.map(({ pair }) => pair))]
      .slice(0, mostNamed)
      .map(([SourceText, TargetText]) => ({ SourceText, TargetText })),
  };
}

/** All in capitals if the text is; each word capitalised if each of the text is; else as listed. */
function withCapitalsOf(found: string, target: string): string {
  if (!/\p{Lu}/u.test(found)) return target;
  if (!/\p{Ll}/u.test(found)) return target.toUpperCase();
  const isTitle = found.split(/\s+/).every((word) => /^\P{L}*\p{Lu}\P{Lu}*$/u.test(word));
  return isTitle ? target.replace(/(^|\s)(\p{Ll})/gu, (_, before, letter) => before + letter.toUpperCase()) : target;
}

/** Matches a tag, or a term in the first group. */
function patternOf(terms: readonly string[], betweenWords: boolean): RegExp {
  const longestFirst = [...terms].sort((a, b) => b.length - a.length);
  const each = longestFirst.map((term) => {
    const [before, after] = betweenWords ? [edge(term, 0), edge(term, -1)] : [false, false];
    return `${before ? '(?<![\\p{L}\\p{N}\\p{M}])' : ''}${escaped(term)}${after ? '(?![\\p{L}\\p{N}\\p{M}])' : ''}`;
  });
  return new RegExp(`</?[A-Za-z][^<>]*>|(${each.join('|')})`, 'giu');
}

/** Whether a term begins or ends with a letter or figure, so that an adjacent one would make another word. */
function edge(term: string, at: 0 | -1): boolean {
  return /[\p{L}\p{N}]/u.test([...term].at(at) ?? '');
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
