/** Regions by which readers' systems ask for a script (CLDR: likely subtags). */
const regionsOfScripts: Readonly<Record<string, readonly string[]>> = {
  Hans: ['CN', 'SG', 'MY'],
  Hant: ['TW', 'HK', 'MO'],
};

/** Other tags by which readers' systems ask for a language (IANA subtag registry; ISO 639 macrolanguages). */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  nb: ['no', 'nn'],
  he: ['iw'],
  id: ['in'],
  tl: ['fil'],
  'fa-AF': ['prs'],
};

/**
 * The language of each range that a reader may ask for: each language's own tag, and other names for it that
 * are not another language's tag. Ranges are in lower case. RFC 4647's lookup only shortens a range: without
 * these, `zh-CN` would not find `zh-Hans`, nor `pt` a site's only Portuguese.
 */
export function languageRanges(languages: readonly string[]): Record<string, string> {
  const own = languages.map((tag): [string, string] => [tag.toLowerCase(), tag]);
  const further = languages.flatMap((tag) => {
    const { language, script } = new Intl.Locale(tag);
    const regions = script === undefined ? [] : (regionsOfScripts[script] ?? []);
    const others = [...(otherNames[tag] ?? []), ...regions.map((region) => `${language}-${region}`), language];
    return others.map((range): [string, string] => [range.toLowerCase(), tag]);
  });
  // The first entry of a name wins, so the tags themselves come first.
  return Object.fromEntries([...own, ...further].reverse());
}
