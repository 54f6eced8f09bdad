import { feedEntries, type PublicRelease, releasesPerPage } from '../../../contracts/site.ts';
import { publicReleaseForm, renaming, type StoredForm } from '../../releases/revisions/stored-forms.ts';
import type { FeedText } from './feed.ts';
import { mapped, put, shown, type Window } from './window.ts';

/** `site/newest.json` of the work bucket: what the first pages and the feeds show, and a few more, lest a withdrawal leaves them short. */
export interface Newest {
  schema: 1;
  /** Counts the changes, as a page's. */
  tick: number;
  /** That the site has lists in, in the order in which they are shown; one that came once stays. */
  languages: string[];
  /** What appeared last. */
  appeared: Window<PublicRelease>;
  /** By language: whose text changed last. */
  changed: Record<string, Window<FeedText>>;
}

const feedTextForm = renaming<FeedText>({ stored: 'release', code: 'slug' });

export const newestForm: StoredForm<Newest> = {
  read: (stored) => inForm(stored as Newest, 'read') as Newest,
  write: (newest) => inForm(newest, 'write'),
};

function inForm({ appeared, changed, ...newest }: Newest, to: 'read' | 'write') {
  const texts = Object.entries(changed).map(([language, window]) => [language, mapped(window, feedTextForm[to])]);
  return { ...newest, appeared: mapped(appeared, publicReleaseForm[to]), changed: Object.fromEntries(texts) };
}

const none: Newest = { schema: 1, tick: 0, languages: [], appeared: { items: [] }, changed: {} };

/** What is kept beyond what is shown. */
const reserve = 10;

/** A release, and its number in the catalogue, which decides between two of the same second. */
export interface Numbered {
  number: number;
  release: PublicRelease;
}

/** Takes releases in as they are now; the same state, if that is how they stand there. */
export function withNewest(
  before: Newest | undefined,
  configured: readonly string[],
  releases: readonly Numbered[],
): Newest {
  const start = before ?? none;
  const seen = releases.flatMap(({ release }) => Object.keys(release.languages));
  const languages = [...new Set([...start.languages, ...configured, ...seen])];
  let appeared = start.appeared;
  const changed = Object.fromEntries(languages.map((language) => [language, start.changed[language] ?? { items: [] }]));
  for (const { number, release } of releases) {
    const isPublic = release.withdrawn === undefined;
    appeared = put(appeared, releasesPerPage + reserve, {
      name: release.slug,
      at: release.firstPublishedAt,
      number,
      value: isPublic ? release : undefined,
    });
    for (const language of languages) {
      const text = isPublic ? release.languages[language] : undefined;
      changed[language] = put(changed[language] ?? { items: [] }, feedEntries + reserve, {
        name: release.slug,
        at: text?.updatedAt ?? release.firstPublishedAt,
        number,
        value: text && {
          slug: release.slug,
          firstPublishedAt: release.firstPublishedAt,
          sourceLanguage: release.sourceLanguage,
          text,
        },
      });
    }
  }
  const after: Newest = { schema: 1, tick: start.tick + 1, languages, appeared, changed };
  return before !== undefined && JSON.stringify({ ...after, tick: before.tick }) === JSON.stringify(before)
    ? before
    : after;
}

/** What the first page shows, newest first. */
export const firstPage = ({ appeared }: Newest): PublicRelease[] => shown(appeared, releasesPerPage);

/** What a language's feeds show, last changed first. */
export const feedTexts = ({ changed }: Newest, language: string): FeedText[] =>
  shown(changed[language] ?? { items: [] }, feedEntries);
