/**
 * An address that GFM makes a link as it stands does so only up to the next white space, and only
 * where no letter comes before it. Where a translation puts it against other text (as languages
 * without spaces do), it is written in a form that ends by itself.
 */
export function bareAddress(markup: string, before: string, after: string, constructs: readonly string[]): string {
  if (!/^(?:https?:\/\/|www\.)[^\s<>]+$/i.test(markup)) return markup;
  // Inside a link there are no further links, and none begins.
  if (constructs.includes('label')) return markup;
  // Whatever else comes next is escaped or belongs to an address.
  const ends = /^[?!.,:'"]*(?:\)[?!.,:'"]*)?(?:\s|$)/.test(after);
  const begins = !/[\p{L}\p{N}]/u.test(before);
  if (ends && begins) return markup;
  return /^www\./i.test(markup) ? `[${markup}](http://${markup})` : `<${markup}>`;
}
