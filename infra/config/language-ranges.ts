/** Where a reader's system names a region and means a script (CLDR: likely subtags). */
const regionsOfScripts: Readonly<Record<string, readonly string[]>> = {
  Hans: ['CN', 'SG', 'MY'],
  Hant: ['TW', 'HK', 'MO'],
};

/** Other names under which readers' systems ask for a language (IANA subtag registry; ISO 639 macrolanguages). */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  nb: ['no', 'nn'],
  he: ['iw'],
  id: ['in'],
  tl: ['fil'],
  'fa-AF': ['prs'],
};

/**
 * What a reader may ask for and which language that is: each language's own tag, and what else means
 * it where no language has that as its tag. Ranges are in lower case. RFC 4647's lookup only shortens
 * a range, so that `zh-CN` would never find `zh-Hans`, nor `pt` the only Portuguese there is.
 */
export function languageRanges(languages: readonly string[]): Record<string, string> {
  const own = languages.map((tag): [string, string] => [tag.toLowerCase(), tag]);
  const further = languages.flatMap((tag) => {
    const { language, script } = new Intl.Locale(tag);
    const regions = script === undefined ? [] : (regionsOfScripts[script] ?? []);
    const others = [...(otherNames[tag] ?? []), ...regions.map((region) => `${language}-${region}`), language];
    return others.map((range): [string, string] => [range.toLowerCase(), tag]);
  });
  // The first of a name wins, and tags come first of all.
  return Object.fromEntries([...own, ...further].reverse());
}
