import { siteKeys } from '../../../contracts/keys.ts';
import type { PublicLanguage } from '../../../contracts/site.ts';
import { addressOf, urlOf } from '../pages/site.ts';
import { ownName, wording } from '../pages/wording.ts';
import { nameUrn } from './name-uuid.ts';

/** One text of one language, as its feeds have it. */
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
  /** Tells the feeds of two pipelines apart, whatever their domains. */
  pipeline: string;
  language: string;
  /** What changed last comes first; feeds show them as they come. */
  texts: readonly FeedText[];
}

/** What both formats say of a feed. */
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

/** What both formats say of an entry. */
function entryOf(siteUrl: string, language: string, { slug, firstPublishedAt, sourceLanguage, text }: FeedText) {
  const { words, label } = wording(language);
  const correction = text.correction === undefined ? undefined : `${label(words.correction)}${text.correction}`;
  return {
    /** Neither the domain nor a new version changes it: readers would see the text as a new one. */
    id: nameUrn('text', slug, language, firstPublishedAt),
    url: urlOf({ siteUrl }, addressOf.latest(language, slug)),
    sourceUrl: urlOf({ siteUrl }, addressOf.latest(sourceLanguage, slug)),
    correction,
    /** What is to be read: the correction first, which is why an earlier reader sees the entry again. */
    content: [correction, text.summary].filter((part) => part !== undefined && part !== '').join('\n\n') || text.title,
    slug,
    sourceLanguage,
    ...text,
    correctionText: text.correction,
  };
}
