import type { FormatName } from '../../../../../contracts/document.ts';
import { locale } from '../../../../../contracts/locales.ts';
import { pageBody } from '../../../../../core/publication/pages/body/page-body.ts';
import type { Card } from '../../../../../core/publication/pages/card.ts';
import { frontPage } from '../../../../../core/publication/pages/front-page.ts';
import { listPage } from '../../../../../core/publication/pages/list-page.ts';
import { monthPage } from '../../../../../core/publication/pages/month-page.ts';
import { monthsPage } from '../../../../../core/publication/pages/months-page.ts';
import { notFoundPage } from '../../../../../core/publication/pages/not-found-page.ts';
import { releasePage } from '../../../../../core/publication/pages/release-page.ts';
import { withdrawnPage } from '../../../../../core/publication/pages/withdrawn-page.ts';
import { ownName } from '../../../../../core/publication/pages/wording.ts';
import { parse } from '../../../support/parse.ts';
import { releasePageOf, site } from './pages.ts';
import { texts } from './texts.ts';

const languages = ['en', 'fr', 'es', 'ar', 'ja', 'zh-Hans', 'ko', 'hi'];
const months = ['2026-11', '2026-10', '2026-08', '2025-12'];

/** A release in a language: its own text where there is one, else the English, as of one that lags. */
function textIn(language: string) {
  return texts[language] ?? { ...englishText, title: `${ownName(language)}: ${englishText.title}` };
}

const englishText = texts['en'] as (typeof texts)[string];

export function bodyOf(format: FormatName, text: string, title: string): string {
  return pageBody(parse(format, text), text, title);
}

function cardsIn(language: string): Card[] {
  const { title, summary } = textIn(language);
  const card = { firstPublishedAt: '2026-11-02T09:00:00Z', updatedAt: '2026-11-02T09:00:00Z', stale: false };
  return [
    { ...card, slug: '2026/ferry', language, title, summary },
    { ...card, slug: 'ferry-2', language, title, summary, updatedAt: '2026-11-09T09:00:00Z', stale: true },
    { ...card, slug: 'ferry-3', language: 'en', title: englishText.title, summary: englishText.summary },
    { ...card, slug: 'ferry-4', language: 'ar', title: texts['ar']?.title ?? '', summary: '' },
    { ...card, slug: 'ferry-5', language, title, summary, updatedAt: '2026-11-12T09:00:00Z', correction: summary },
  ];
}

/** Every kind of page in a language, by a name that says which. */
export function samples(language: string): Record<string, string> {
  const { title, summary, markdown } = textIn(language);
  const others = languages.includes(language) ? languages : [...languages, language];
  const common = { ...site, language, languages: others };
  const listed = { ...common, cards: cardsIn(language) };
  const correction = textIn(language).summary;
  const release = releasePageOf({
    language,
    title,
    summary,
    body: bodyOf('markdown', markdown, title),
    sourceTitle: englishText.title,
    origin: language === 'en' ? 'source' : 'machine',
    languages: others.map((tag) => ({ language: tag, title: textIn(tag).title, indexed: true })),
  });
  return {
    release: releasePage(release),
    lagging: releasePage({ ...release, version: 1, lags: true, origin: 'mixed' }),
    corrected: releasePage({
      ...release,
      change: 'correction',
      correction,
      history: [
        { version: 3, publishedAt: '2026-11-24T12:00:00Z', change: 'correction', correction, changed: true },
        { version: 2, publishedAt: '2026-11-12T12:00:00Z', change: 'translation', changed: true },
        ...release.history.slice(1),
      ],
    }),
    version: releasePage({ ...release, kind: 'version', stale: true, origin: 'human' }),
    'not indexed': releasePage({ ...release, indexed: false }),
    list: listPage({ ...listed, months }),
    'empty list': listPage({ ...listed, cards: [], months: [] }),
    'open month': monthPage({
      ...listed,
      month: '2026-10',
      lastFullPage: 2,
      oldestShown: 2,
      previousMonth: '2026-08',
      nextMonth: '2026-11',
    }),
    'full month': monthPage({ ...listed, month: '2026-10', number: 1, lastFullPage: 2, oldestShown: 1 }),
    months: monthsPage({ ...common, months }),
    front: frontPage({ ...site, languages: others, sourceLanguage: language }),
    'not found': notFoundPage({ ...site, languages: others, sourceLanguage: language }),
    withdrawn: withdrawnPage({
      ...common,
      slug: '2026/ferry',
      sourceLanguage: 'en',
      at: '2026-11-24T12:00:00Z',
      reason: 'The date was wrong.',
    }),
  };
}

/** All of the engine's languages at once, as no site is likely to have. */
export function withManyLanguages(tags: readonly string[]): string {
  return releasePage(
    releasePageOf({ languages: tags.map((language) => ({ language, title: locale(language).tag, indexed: true })) }),
  );
}
