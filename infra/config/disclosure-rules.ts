import type { z } from 'zod';
import type { Settings } from '../../contracts/environment.ts';
import { findLocale, locale } from '../../contracts/locales.ts';

interface Given {
  inDocument: boolean;
  visibleLine?: Readonly<Record<string, string>> | undefined;
}

/** Refuses lines that documents would never show: for other languages, or without `inDocument`. */
export function checkDisclosure(
  { inDocument, visibleLine = {} }: Given,
  languages: readonly string[],
  context: z.RefinementCtx,
): void {
  const refuse = (path: string[], message: string, allowed: string) =>
    context.addIssue({ code: 'custom', path: ['disclosure', ...path], message, params: { allowed } });
  if (!inDocument && Object.keys(visibleLine).length > 0) {
    refuse(['inDocument'], 'is given beside a visibleLine, which is part of documents', 'true');
  }
  for (const written of Object.keys(visibleLine)) {
    if (languages.includes(findLocale(written)?.tag ?? written)) continue;
    refuse(
      ['visibleLine', written],
      `is given for ${written}, which is not one of the languages`,
      languages.join(', '),
    );
  }
}

/** The disclosure setting of the functions; undefined if documents do not disclose. */
export function disclosureSettings({ inDocument, visibleLine = {} }: Given): Settings['disclosure'] {
  if (!inDocument) return undefined;
  const lines = Object.entries(visibleLine).map(([written, line]): [string, string] => [locale(written).tag, line]);
  return { visibleLines: Object.fromEntries(lines) };
}
