import { canonicalTag, findLocale } from '../../contracts/locales.ts';

/**
 * Scores how well a language as a program wrote it fits one of ours: 0 not at all, more is better. `en-US` fits `en`,
 * and `en` fits `en-GB`; `no-NO` is `nb`; `pt-PT` does not fit `pt-BR`, since people's words are used unchanged.
 *
 * @param asked canonical tag.
 */
export function languageFit(written: string, asked: string, side: 'source' | 'target'): number {
  const tag = canonicalTag(written.trim().replaceAll('_', '-'));
  if (tag === undefined) return 0;
  if (tag === asked) return 4;
  const [theirs, ours] = [new Intl.Locale(tag), new Intl.Locale(asked)];
  const [likely, wanted] = [theirs.maximize(), ours.maximize()];
  if (bokmal(likely.language) !== bokmal(wanted.language) || likely.script !== wanted.script) return 0;
  if (likely.region === wanted.region) return 3;
  if (theirs.region === undefined || ours.region === undefined) return 2;
  // Only the text of a source counts, which must be the same anyway.
  return side === 'source' ? 1 : 0;
}

/** Programs write `no` for Bokmål, as it was before ISO 639 parted them. */
function bokmal(language: string): string {
  return language === 'no' ? 'nb' : language;
}

/** Whether a program means one of our languages, and not another one that the engine tells from it (`fr-CA`, `fr`). */
export function meansLanguage(written: string, asked: string, side: 'source' | 'target'): boolean {
  const fit = languageFit(written, asked, side);
  if (fit > 2 || (fit > 0 && side === 'source')) return true;
  const tag = written.trim().replaceAll('_', '-');
  return fit > 0 && findLocale(tag)?.engineCode === findLocale(asked)?.engineCode;
}
