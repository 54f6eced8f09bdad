import { own } from './own.ts';

/**
 * Search engines accept a language of two letters, a script and a region. They do not accept a language of
 * three letters, a region of three digits, a variant or an extension.
 */
const accepted = /^([a-z]{2})(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?$/;

/** Languages of three letters that search engines know by another tag. */
const known: Record<string, string> = { fil: 'tl', prs: 'fa-AF' };

/** The `hreflang` value of a language; undefined if search engines do not have one. */
export function hreflangOf(tag: string): string | undefined {
  const { language, script, region } = new Intl.Locale(own(known, tag) ?? tag);
  const base = own(known, language) ?? language;
  const kept = [base, script, region !== undefined && /^[A-Z]{2}$/.test(region) ? region : undefined];
  const value = own(known, tag) ?? kept.filter((part) => part !== undefined).join('-');
  return accepted.test(value) ? value : undefined;
}

/**
 * The `hreflang` values of languages on one page. If two share a value, the tag that equals it gets it, else
 * the first.
 */
export function hreflangs(tags: readonly string[]): Map<string, string> {
  const named = new Map<string, string>();
  const taken = new Set<string>();
  const fitting = [...tags].sort((a, b) => Number(hreflangOf(b) === b) - Number(hreflangOf(a) === a));
  for (const tag of fitting) {
    const value = hreflangOf(tag);
    if (value === undefined || taken.has(value)) continue;
    taken.add(value);
    named.set(tag, value);
  }
  return new Map(tags.flatMap((tag) => (named.has(tag) ? [[tag, named.get(tag) ?? tag] as const] : [])));
}
