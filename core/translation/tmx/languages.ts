import { canonicalTag } from '../../../contracts/locales.ts';

/**
 * Scores how well a variant's `xml:lang` fits a language: 0 not at all, more is better. `en-US` fits `en`, and `en`
 * fits `en-GB`; `pt-PT` does not fit `pt-BR`, since people's words are used unchanged. For a source any region fits:
 * only its text counts, which must be the same anyway.
 *
 * @param asked canonical tag.
 */
export function fitOf(written: string, asked: string, side: 'source' | 'target'): number {
  const tag = canonicalTag(written.trim().replaceAll('_', '-'));
  if (tag === undefined) return 0;
  if (tag === asked) return 4;
  const [theirs, ours] = [new Intl.Locale(tag), new Intl.Locale(asked)];
  const [likely, wanted] = [theirs.maximize(), ours.maximize()];
  if (likely.language !== wanted.language || likely.script !== wanted.script) return 0;
  if (likely.region === wanted.region) return 3;
  if (theirs.region === undefined || ours.region === undefined) return 2;
  return side === 'source' ? 1 : 0;
}
