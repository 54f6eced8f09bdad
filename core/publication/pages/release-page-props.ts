import type { Change, ReleaseText } from '../../../contracts/manifest.ts';
import { defined } from '../../lib/defined.ts';

/** What the page of a release shows: one text, the version that it is of, and what else there is of the release. */
export interface ReleasePage extends ReleaseText {
  /** `https://…`, without a slash at its end; may have a path. */
  siteUrl: string;
  /** `latest`: at `/<lang>/<slug>/`, with the newest text of its language; `version`: as one version had it, for good. */
  kind: 'latest' | 'version';
  slug: string;
  language: string;
  /** The text as safe HTML, see `body/page-body.ts`. */
  body: string;
  /** The version that the text is of. */
  version: number;
  /** RFC 3339, UTC, as all times: when `version` was published. */
  publishedAt: string;
  /** What `version` was. */
  change: Change;
  sourceLanguage: string;
  sourceTitle: string;
  /** When the release appeared. */
  firstPublishedAt: string;
  /** When the text in this language last changed. */
  updatedAt: string;
  /** Whether the release has a newer version than this text. */
  lags?: boolean;
  /** A person's translation of an older source. */
  stale?: boolean;
  /** Whether the site no longer offers this language. */
  retired?: boolean;
  /** Newest first: those versions that this language has a page of. */
  history: PageVersion[];
  /** Languages that the site offers a page in, the source's first; this one is missing where it is retired. */
  languages: PageLanguage[];
  /** Whether search engines may list it. */
  indexed: boolean;
}

export interface PageVersion {
  version: number;
  publishedAt: string;
  change: Change;
  /** In the language of the page. */
  correction?: string;
  /** Whether it changed the text in this language; absent where that is not known. */
  changed?: boolean;
}

interface PageLanguage {
  language: string;
  /** Absent where it is not at hand: a version's page knows its own. */
  title?: string;
  indexed: boolean;
}

/** The part of a text that data, pages, lists and feeds share, out of a record that has more. */
export function releaseText({ title, summary, correction, origin, engine }: ReleaseText): ReleaseText {
  return defined({ title, summary, correction, origin, engine });
}
