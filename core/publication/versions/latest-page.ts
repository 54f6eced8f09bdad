import type { Settings } from '../../../contracts/environment.ts';
import { fault } from '../../../contracts/fault.ts';
import { publishKeys } from '../../../contracts/keys.ts';
import { isIndexed, type PublicRelease, type PublicVersion } from '../../../contracts/site.ts';
import { releasePage } from '../pages/release-page.ts';
import { releaseText } from '../pages/release-page-props.ts';
import { html, moving, type PublishedObject } from '../published-object.ts';
import { isOffered } from '../site/offered.ts';
import { historyOf } from './history.ts';

export interface LatestPage {
  release: PublicRelease;
  /** Every committed version. */
  versions: readonly PublicVersion[];
  /** One that the release has. */
  language: string;
  /** The text as safe HTML. */
  body: string;
  settings: Settings;
}

/** The page at `/<lang>/<slug>/`, which shows the newest text of its language. */
export function latestPage({ release, versions, language, body, settings }: LatestPage): PublishedObject {
  const { slug, sourceLanguage, firstPublishedAt, languages } = release;
  const text = languages[language];
  if (text === undefined) throw fault`a release does not have a page in a language that it has`;
  const { publishedAt, change } = versions.find(({ number }) => number === text.version) ?? release;
  const retired = !isOffered(language, release, settings);
  const lags = text.version < release.version;
  const page = releasePage({
    siteUrl: settings.siteUrl,
    kind: 'latest',
    slug,
    language,
    ...releaseText(text),
    body,
    version: text.version,
    publishedAt,
    change,
    sourceLanguage,
    sourceTitle: languages[sourceLanguage]?.title ?? text.title,
    firstPublishedAt,
    updatedAt: text.updatedAt,
    lags,
    stale: text.status === 'stale' && !lags,
    history: historyOf(versions, language),
    languages: Object.entries(languages)
      .filter(([tag]) => isOffered(tag, release, settings))
      .map(([tag, one]) => ({ language: tag, title: one.title, indexed: isIndexed(tag, one, settings.index) })),
    retired,
    indexed: !retired && isIndexed(language, text, settings.index),
  });
  return moving(publishKeys.sitePage(language, slug), html, page);
}
