import type { z } from 'zod';
import { detected, findLocale, locale } from '../../contracts/locales.ts';

/** The canonical tag of an operator's spelling; refuses languages that the engine does not have. */
export function knownTag(written: string, context: z.RefinementCtx): string {
  const found = findLocale(written);
  if (found !== undefined) return found.tag;
  context.addIssue({ code: 'custom', message: 'is not a language that the engine knows' });
  return written;
}

/** Why a target equals the source language, regions aside: the engine could not translate it. */
export function isSource(tag: string, sourceLanguage: string): string | undefined {
  // With `auto`, each text decides.
  if (sourceLanguage === detected) return undefined;
  if (locale(tag).engineCode !== locale(sourceLanguage).engineCode) return undefined;
  return `is the source language (${sourceLanguage}), which is published anyway`;
}

/** Why a tag cannot join the ones before it: readers could not tell the two apart. */
export function clashes(tag: string, before: readonly string[]): string | undefined {
  const twin = before.find((other) => sameForReaders(tag, other));
  if (twin === undefined) return undefined;
  return twin === tag ? 'is listed twice' : `is the same as ${twin}: one engine code, one script and one region`;
}

/** Compares regions and scripts, given or implied: `pt` implies Brazil, so `pt-BR` duplicates it. */
function sameForReaders(a: string, b: string): boolean {
  const [left, right] = [a, b].map((tag) => new Intl.Locale(tag).maximize());
  return (
    locale(a).engineCode === locale(b).engineCode && left?.region === right?.region && left?.script === right?.script
  );
}
