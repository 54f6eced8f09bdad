import { feedEntries, type PublicRelease, releasesPerPage } from '../../../contracts/site.ts';
import { publicReleaseForm, renaming, type StoredForm } from '../../releases/revisions/stored-forms.ts';
import type { FeedText } from './feed.ts';
import { mapped, put, shown, type Window } from './window.ts';

/**
 * `site/newest.json` of the work bucket: the content of the first pages and feeds, and a few releases more, so
 * that a withdrawal does not leave gaps.
 */
export interface Newest {
  schema: 1;
  /** Counts the changes, as for a page. */
  tick: number;
  /**
   * The languages of the site's lists, in the order in which they are shown: the configured ones, and those that
   * sources are written in.
   */
  languages: string[];
  /** Grows with each change of `languages`; absent in states of before a language could leave. */
  languagesTick?: number;
  /** Languages of sources so far; absent in states of before they were kept. */
  sources?: string[];
  /** The releases that were published last. */
  appeared: Window<PublicRelease>;
  /** By language: the releases whose text changed last. */
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

/** Number of releases kept beyond those that are shown. */
const reserve = 10;

/** A release, and its number in the catalogue, which orders two of the same second. */
export interface Numbered {
  number: number;
  release: PublicRelease;
}

/** Updates the state with releases; returns the same object if nothing changes. */
export function withNewest(
  before: Newest | undefined,
  configured: readonly string[],
  releases: readonly Numbered[],
): Newest {
  const start = before ?? none;
  const known = start.sources ?? start.appeared.items.map(({ value }) => value.sourceLanguage);
  const sources = [...new Set([...known, ...releases.map(({ release }) => release.sourceLanguage)])];
  const offered = new Set([...configured, ...sources]);
  const languages = [...new Set([...start.languages.filter((language) => offered.has(language)), ...offered])];
  const isSame = languages.join() === start.languages.join();
  // A language that comes back has its feeds as they were.
  const kept = [...new Set([...languages, ...Object.keys(start.changed)])];
  let appeared = start.appeared;
  const changed = Object.fromEntries(kept.map((language) => [language, start.changed[language] ?? { items: [] }]));
  for (const { number, release } of releases) {
    const isPublic = release.withdrawn === undefined;
    appeared = put(appeared, releasesPerPage + reserve, {
      name: release.slug,
      at: release.firstPublishedAt,
      number,
      value: isPublic ? release : undefined,
    });
    for (const language of kept) {
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
  const after: Newest = {
    schema: 1,
    tick: start.tick + 1,
    languages,
    languagesTick: isSame ? languagesTick(start) : Math.max(languagesTick(start) + 1, languages.length),
    sources,
    appeared,
    changed,
  };
  return before !== undefined && JSON.stringify({ ...after, tick: before.tick }) === JSON.stringify(before)
    ? before
    : after;
}

/** The tick of files that follow from the languages alone; it was their number while one could only be added. */
export function languagesTick(newest: Newest): number {
  return newest.languagesTick ?? newest.languages.length;
}

/** Languages that the site no longer offers, of which it has a list. */
export const retiredLanguages = ({ languages, changed }: Newest): string[] =>
  Object.keys(changed).filter((language) => !languages.includes(language));

/** The releases of the first page, newest first. */
export const firstPage = ({ appeared }: Newest): PublicRelease[] => shown(appeared, releasesPerPage);

/** The texts of a language's feeds, last changed first. */
export const feedTexts = ({ changed }: Newest, language: string): FeedText[] =>
  shown(changed[language] ?? { items: [] }, feedEntries);
