/**
 * Keys that say that a text must not be published yet, beside our own options. A name includes all its spellings:
 * `publish-date`, `publish_date`, `publishDate`.
 *
 * - `yes`, `no`: the key has this value (`true`, `on`, `1` …).
 * - `status`: the value is one of `notReadyStatus`.
 * - `ahead`: the value is a date in the future. `stamp`: the same, of a date that programs set themselves when
 *   they create the file, so a day without a time only causes a warning.
 * - `past`: the value is a date in the past.
 */
export type Saying = 'yes' | 'no' | 'status' | 'ahead' | 'stamp' | 'past';

export interface Name {
  name: string;
  says: Saying;
  /** The systems whose documentation describes it. `newsrooms`: none does, but people use it with this meaning. */
  used: string;
}

export const notReadyNames: readonly Name[] = [
  { name: 'draft', says: 'yes', used: 'Hugo, Eleventy, Astro, Docusaurus, MkDocs Material, Decap' },
  { name: 'is-draft', says: 'yes', used: 'Cobalt' },
  { name: 'private', says: 'yes', used: 'Qiita' },
  { name: 'ignore-publish', says: 'yes', used: 'Qiita' },
  { name: 'hold', says: 'yes', used: 'newsrooms' },
  { name: 'published', says: 'no', used: 'Jekyll, Hexo, Bridgetown, Grav, Forem' },
  { name: 'publish', says: 'no', used: 'Obsidian Publish, Quartz' },
  { name: 'ready', says: 'no', used: 'newsrooms' },
  { name: 'status', says: 'status', used: 'WordPress exports, Ghost, Pelican, Nikola, Decap' },
  { name: 'post-status', says: 'status', used: 'WordPress exports, Micropub' },
  { name: 'visibility', says: 'status', used: 'Micropub' },
  { name: 'publish-date', says: 'ahead', used: 'Hugo, Grav' },
  { name: 'pub-date', says: 'ahead', used: 'Astro, Hugo' },
  { name: 'published', says: 'ahead', used: 'Hugo' },
  { name: 'published-date', says: 'ahead', used: 'Cobalt' },
  { name: 'published-at', says: 'ahead', used: 'Ghost' },
  { name: 'publish-on', says: 'ahead', used: 'Drupal' },
  { name: 'go-live-at', says: 'ahead', used: 'Wagtail' },
  { name: 'date-published', says: 'ahead', used: 'schema.org' },
  { name: 'publication-date', says: 'ahead', used: 'newsrooms' },
  { name: 'publish-at', says: 'ahead', used: 'newsrooms' },
  { name: 'release-date', says: 'ahead', used: 'newsrooms' },
  { name: 'embargo-until', says: 'ahead', used: 'newsrooms' },
  { name: 'embargoed-until', says: 'ahead', used: 'newsrooms' },
  { name: 'embargo-date', says: 'ahead', used: 'newsrooms' },
  { name: 'embargo-time', says: 'ahead', used: 'newsrooms' },
  { name: 'hold-until', says: 'ahead', used: 'newsrooms' },
  { name: 'hold', says: 'ahead', used: 'newsrooms' },
  { name: 'not-before', says: 'ahead', used: 'newsrooms' },
  { name: 'scheduled', says: 'ahead', used: 'newsrooms' },
  { name: 'scheduled-at', says: 'ahead', used: 'newsrooms' },
  { name: 'scheduled-for', says: 'ahead', used: 'newsrooms' },
  { name: 'date', says: 'stamp', used: 'Hugo, Jekyll, Hexo, Bridgetown' },
  { name: 'expiry-date', says: 'past', used: 'Hugo' },
  { name: 'unpublish-date', says: 'past', used: 'Hugo, Grav' },
  { name: 'unpublish-on', says: 'past', used: 'Drupal' },
  { name: 'expire-at', says: 'past', used: 'Wagtail' },
];

/** WordPress has these five. Those that name a time are settled by an embargo that names one too. */
export const notReadyStatus = ['draft', 'pending', 'private', 'scheduled', 'future'] as const;
export const timedStatus: readonly string[] = ['scheduled', 'future'];

/** Normalises a key, so that spellings compare equal. */
export function bareName(key: string): string {
  return key.toLowerCase().replace(/[-_ ]/g, '');
}
