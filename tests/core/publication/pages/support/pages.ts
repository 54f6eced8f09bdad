import type { ReleasePage } from '../../../../../core/publication/pages/release-page-props.ts';
import { stylesheetKey } from '../../../../../core/publication/pages/stylesheet.ts';

/** What every page of these tests has in common; a site may lie below a path. */
export const site = { siteUrl: 'https://news.example', stylesheet: stylesheetKey };

const titles: Record<string, string> = {
  en: 'River ferry returns',
  fr: 'Le bac est de retour',
  ar: 'عودة العبّارة النهرية',
  ja: '川の渡し船が復活',
};

/** A French machine translation, the third version of an English release; or whatever else is asked for. */
export function releasePageOf(more: Partial<ReleasePage> = {}): ReleasePage {
  const language = more.language ?? 'fr';
  return {
    siteUrl: site.siteUrl,
    kind: 'latest',
    slug: '2026/ferry',
    version: 3,
    language,
    title: titles[language] ?? 'Title',
    summary: 'The beginning of the text.',
    body: `<h1>${titles[language] ?? 'Title'}</h1><p>Text.</p>`,
    origin: language === 'en' ? 'source' : 'machine',
    sourceLanguage: 'en',
    sourceTitle: 'River ferry returns',
    firstPublishedAt: '2026-11-02T09:00:00Z',
    publishedAt: '2026-11-24T12:00:00Z',
    updatedAt: '2026-11-24T12:00:00Z',
    change: 'update',
    history: [
      { version: 3, publishedAt: '2026-11-24T12:00:00Z', change: 'update', changed: true },
      { version: 1, publishedAt: '2026-11-02T09:00:00Z', change: 'first', changed: true },
    ],
    languages: ['en', 'fr', 'ar', 'ja'].map((tag) => ({ language: tag, title: titles[tag] ?? '', indexed: true })),
    indexed: true,
    ...more,
  };
}
