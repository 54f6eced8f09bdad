/**
 * Writes a bare address so that it remains a link. GFM ends one only at the next white space, and recognises it only
 * if no letter precedes it; a translation may put it against other text (as languages without spaces do): then returns
 * a form with delimiters.
 */
export function bareAddress(markup: string, before: string, after: string, constructs: readonly string[]): string {
  if (!/^(?:https?:\/\/|www\.)[^\s<>]+$/i.test(markup)) return markup;
  // A link cannot contain another link.
  if (constructs.includes('label')) return markup;
  // Any other character is escaped or belongs to an address.
  const ends = /^[?!.,:'"]*(?:\)[?!.,:'"]*)?(?:\s|$)/.test(after);
  const begins = !/[\p{L}\p{N}]/u.test(before);
  if (ends && begins) return markup;
  return /^www\./i.test(markup) ? `[${markup}](http://${markup})` : `<${markup}>`;
}
