import { siteKeys } from '../../../contracts/keys.ts';
import type { PublicLanguage } from '../../../contracts/site.ts';
import { addressOf, urlOf } from '../pages/site.ts';
import { ownName, wording } from '../pages/wording.ts';
import { nameUrn } from './name-uuid.ts';

/** The text of a release in one language, as its feeds show it. */
export interface FeedText {
  slug: string;
  /** Of the release: part of what makes an entry's id. */
  firstPublishedAt: string;
  sourceLanguage: string;
  text: PublicLanguage;
}

export interface Feed {
  /** `https://…`, without a slash at its end. */
  siteUrl: string;
  /** Distinguishes the feeds of two pipelines, also if they use the same domain. */
  pipeline: string;
  language: string;
  /** The last change first; feeds keep this order. */
  texts: readonly FeedText[];
}

/** Returns the content of a feed, for both formats. */
export function feedOf({ siteUrl, pipeline, language, texts }: Feed) {
  const { lang, words } = wording(language);
  const site = { siteUrl };
  return {
    id: nameUrn('feed', pipeline, language),
    lang,
    title: `${words.newest} · ${ownName(language)}`,
    home: urlOf(site, addressOf.list(language)),
    atom: urlOf(site, siteKeys.atom(language)),
    json: urlOf(site, siteKeys.jsonFeed(language)),
    author: { name: new URL(siteUrl).host, url: urlOf(site, addressOf.front) },
    entries: texts.map((text) => entryOf(siteUrl, language, text)),
  };
}

/** Returns the content of an entry, for both formats. */
function entryOf(siteUrl: string, language: string, { slug, firstPublishedAt, sourceLanguage, text }: FeedText) {
  const { words, label } = wording(language);
  const correction = text.correction === undefined ? undefined : `${label(words.correction)}${text.correction}`;
  return {
    /** Does not change with the domain or a new version: feed readers would show the text as a new one. */
    id: nameUrn('text', slug, language, firstPublishedAt),
    url: urlOf({ siteUrl }, addressOf.latest(language, slug)),
    sourceUrl: urlOf({ siteUrl }, addressOf.latest(sourceLanguage, slug)),
    correction,
    /** The content, with the correction first, so that a subscriber notices it. */
    content: [correction, text.summary].filter((part) => part !== undefined && part !== '').join('\n\n') || text.title,
    slug,
    sourceLanguage,
    ...text,
    correctionText: text.correction,
  };
}
