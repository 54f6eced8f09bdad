/**
 * Search engines take a language of two letters, a script and a region: no language of three letters,
 * region of three digits, variant or extension.
 */
const accepted = /^([a-z]{2})(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?$/;

/** Languages of three letters that have another name there. */
const known: Record<string, string> = { fil: 'tl', prs: 'fa-AF' };

/** What `hreflang` calls a language; undefined where search engines have no name for it. */
export function hreflangOf(tag: string): string | undefined {
  const { language, script, region } = new Intl.Locale(known[tag] ?? tag);
  const base = known[language] ?? language;
  const kept = [base, script, region !== undefined && /^[A-Z]{2}$/.test(region) ? region : undefined];
  const value = tag in known ? (known[tag] ?? tag) : kept.filter((part) => part !== undefined).join('-');
  return accepted.test(value) ? value : undefined;
}

/** The same for languages that stand beside each other: a name that two would have is the first one's that it fits best. */
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
