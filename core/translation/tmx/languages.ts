import { canonicalTag } from '../../../contracts/locales.ts';

/**
 * How well a variant's `xml:lang` stands for a language of ours: 0 not at all, more is better. `en-US` is
 * fine where `en` is asked for, and `en` where `en-GB` is; `pt-PT` is not `pt-BR`, since people's words are
 * used as they are. Of a source only the text counts, which must be the same anyway, so that any region does.
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
