/** `Cache-Control` of what is published. */
export const caching = {
  /**
   * For the objects of a version. Browsers ask again after five minutes, so a withdrawal reaches them; CloudFront
   * keeps them for a year.
   */
  version: 'public, max-age=300, s-maxage=31536000',
  /**
   * For objects that are never replaced or deleted: their name contains their digest, or they are a full shard of
   * the catalogue.
   */
  forGood: 'public, max-age=31536000, immutable',
  /** For objects that each version replaces. Browsers and CloudFront ask again after a minute. */
  moving: 'public, max-age=60',
  /** For the icon of the site, which an organisation may replace. */
  icon: 'public, max-age=86400',
  /**
   * For the page of a missing address. CloudFront keeps it for a second; browsers ask each time, since a release
   * may be published there soon.
   */
  notFound: 'no-cache',
} as const;
