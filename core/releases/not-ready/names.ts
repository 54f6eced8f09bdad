/**
 * What else than our options says that a text is not to be published yet, by the name of its key. A name
 * stands for all its spellings: `publish-date`, `publish_date`, `publishDate`.
 *
 * - `yes`, `no`: where it says so (`true`, `on`, `1` …), whatever else it may say;
 * - `status`: where it is one of `notReadyStatus`;
 * - `ahead`: where it is a date that lies ahead; `stamp`, the same of a date that programs set by
 *   themselves as they make the file, so that a day alone is only worth a warning;
 * - `past`: where it is a date that has passed.
 */
export type Saying = 'yes' | 'no' | 'status' | 'ahead' | 'stamp' | 'past';

export interface Name {
  name: string;
  says: Saying;
  /** The systems whose documentation has it. `newsrooms`: of no system, but meant by everybody who writes it. */
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

/** WordPress has these five; those of them that say when are answered by an embargo that does. */
export const notReadyStatus = ['draft', 'pending', 'private', 'scheduled', 'future'] as const;
export const timedStatus: readonly string[] = ['scheduled', 'future'];

/** A key in the form in which names are compared. */
export function bareName(key: string): string {
  return key.toLowerCase().replace(/[-_ ]/g, '');
}
