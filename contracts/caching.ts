/** `Cache-Control` of what is published. */
export const caching = {
  /** Browsers ask again after five minutes, so that a withdrawal reaches them; the edge may keep what never changes. */
  version: 'public, max-age=300, s-maxage=31536000',
  /** What nothing ever replaces or takes away: its name says what it holds, or it is a full shard of the log. */
  forGood: 'public, max-age=31536000, immutable',
  /** What moves with every version is asked for again each minute, at the edge as in the browser. */
  moving: 'public, max-age=60',
  /** What the edge keeps for a second, a browser would keep for as long as the page says: a release may be there by then. */
  notFound: 'no-cache',
} as const;
