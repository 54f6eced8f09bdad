import { h } from 'hastscript';
import { locale } from '../../../contracts/locales.ts';
import { disclosureOf } from '../../documents/disclosure/disclosure.ts';
import { defined } from '../../lib/defined.ts';
import type { ReleasePage } from './release-page-props.ts';
import { addressOf, urlOf } from './site.ts';

/**
 * The release as schema.org's NewsArticle. There, a `translator` is a person or an organisation: an
 * engine is none, and `digitalSourceType` says what it did.
 */
export function newsArticle(page: ReleasePage) {
  const { language, languages, sourceLanguage, sourceTitle, title, summary, version } = page;
  const disclosure = disclosureOf(page, sourceLanguage);
  const url = addressIn(page, language);
  const isSource = language === sourceLanguage;
  const data = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    '@id': url,
    url,
    mainEntityOfPage: url,
    headline: title,
    ...(summary === '' ? {} : { description: summary }),
    inLanguage: locale(language).lang,
    datePublished: page.firstPublishedAt,
    dateModified: page.updatedAt,
    version: String(version),
    isAccessibleForFree: true,
    ...(disclosure ? { digitalSourceType: disclosure.digitalSourceType } : {}),
    ...(isSource
      ? translations(page, languages)
      : { translationOfWork: work(page, { language: sourceLanguage, title: sourceTitle }) }),
    ...corrections(page),
  };
  return h('script', { type: 'application/ld+json' }, inScript(data));
}

function translations(page: ReleasePage, languages: ReleasePage['languages']) {
  const others = languages.filter(({ language }) => language !== page.language);
  return others.length === 0 ? {} : { workTranslation: others.map((other) => work(page, other)) };
}

function work(page: ReleasePage, { language, title }: { language: string; title?: string }) {
  const url = addressIn(page, language);
  const headline = defined({ headline: title });
  return { '@type': 'NewsArticle', '@id': url, url, ...headline, inLanguage: locale(language).lang };
}

/** All corrections so far, so that a reader of the newest version learns of each. */
function corrections({ history }: ReleasePage) {
  const made = history.flatMap(({ change, correction, publishedAt }) =>
    change === 'correction' && correction !== undefined
      ? [{ '@type': 'CorrectionComment', text: correction, datePublished: publishedAt }]
      : [],
  );
  return made.length === 0 ? {} : { correction: made };
}

function addressIn(page: ReleasePage, language: string): string {
  return urlOf(page, addressOf.latest(language, page.slug));
}

/** JSON that no text in it can end the script of, or begin a comment there. */
function inScript(data: unknown): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}
