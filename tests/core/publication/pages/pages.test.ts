import { describe, expect, test } from 'vitest';
import { locale } from '../../../../contracts/locales.ts';
import { frontPage } from '../../../../core/publication/pages/front-page.ts';
import { listPage } from '../../../../core/publication/pages/list-page.ts';
import { monthPage } from '../../../../core/publication/pages/month-page.ts';
import { notFoundPage } from '../../../../core/publication/pages/not-found-page.ts';
import { releasePage } from '../../../../core/publication/pages/release-page.ts';
import { stylesheetKey } from '../../../../core/publication/pages/stylesheet.ts';
import { withdrawnPage } from '../../../../core/publication/pages/withdrawn-page.ts';
import { wording } from '../../../../core/publication/pages/wording.ts';
import { elements, jsonLd, links, meta } from './support/head.ts';
import { releasePageOf, site } from './support/pages.ts';
import { samples } from './support/samples.ts';
import { problems } from './support/validate.ts';

const tags = ['en', 'fr', 'ar', 'ja', 'zh-Hans', 'zh-Hant', 'ko', 'hi', 'ur', 'ht', 'fa-AF', 'tl'];
const every = tags.flatMap((tag) => Object.entries(samples(tag)).map(([kind, html]) => ({ tag, kind, html })));

describe.each(every)('$kind in $tag', ({ tag, html }) => {
  test('is valid HTML of its language and direction', async () => {
    expect(await problems(html)).toEqual([]);
    expect(html).toMatch(
      new RegExp(`^<!doctype html><html lang="${locale(tag).lang}" dir="${locale(tag).direction}">`),
    );
  });

  test('asks for one stylesheet and holds no style or script of its own', () => {
    expect(links(html).stylesheets).toEqual([`/${stylesheetKey}`]);
    expect(elements(html, 'style')).toEqual([]);
    for (const { properties } of elements(html, 'script')) expect(properties['type']).toBe('application/ld+json');
    expect(html).not.toMatch(/<[^>]* (style|on\w+)=/);
  });

  test('has one first heading and one main part', () => {
    expect(elements(html, 'h1')).toHaveLength(1);
    expect(elements(html, 'main')).toHaveLength(1);
  });
});

describe('the addresses in the head', () => {
  const others = releasePageOf().languages;
  const pageIn = (language: string, more = {}) => releasePage(releasePageOf({ language, ...more }));

  test('are reciprocal: each language names all, and the source for everybody else', () => {
    const alternates = {
      en: 'https://news.example/en/2026/ferry/',
      fr: 'https://news.example/fr/2026/ferry/',
      ar: 'https://news.example/ar/2026/ferry/',
      ja: 'https://news.example/ja/2026/ferry/',
      'x-default': 'https://news.example/en/2026/ferry/',
    };
    for (const { language } of others) {
      expect(links(pageIn(language)).alternates).toEqual(alternates);
      expect(links(pageIn(language)).canonical).toBe(alternates[language as 'en']);
    }
  });

  test('leave out a language that search engines are not to list, on its own page and on all others', () => {
    const languages = others.map((other) => ({ ...other, indexed: other.language !== 'fr' }));
    expect(Object.keys(links(pageIn('en', { languages })).alternates)).toEqual(['en', 'ar', 'ja', 'x-default']);
    const own = pageIn('fr', { languages, indexed: false });
    expect(links(own).alternates).toEqual({});
    expect(meta(own, 'robots')).toBe('noindex');
    expect(own).toContain('href="/en/2026/ferry/"'); // readers still find the others
  });

  test("send search engines from a version's page to the newest", () => {
    const html = pageIn('fr', { kind: 'version' });
    expect(meta(html, 'robots')).toBe('noindex');
    expect(links(html)).toMatchObject({ canonical: 'https://news.example/fr/2026/ferry/', alternates: {} });
    expect(html).toContain('<a href="/fr/2026/ferry/">');
    expect(html).toContain('href="/releases/2026/ferry/v3/ar/"');
    expect(meta(pageIn('fr'), 'robots')).toBeUndefined();
  });

  test('are below the path of a site that has one, and encoded', () => {
    const html = releasePage(releasePageOf({ siteUrl: 'https://example.org/news', slug: 'prix & co/été' }));
    expect(links(html).canonical).toBe('https://example.org/news/fr/prix%20%26%20co/%C3%A9t%C3%A9/');
    expect(links(html).stylesheets).toEqual([`/news/${stylesheetKey}`]);
    for (const { properties } of elements(html, 'a'))
      expect(properties['href']).toMatch(/^(#content|\/news\/(en|fr|ar|ja|releases)\/)/);
  });

  test('name languages as search engines do', () => {
    const languages = ['en', 'fa-AF', 'tl', 'zh-Hans'].map((language) => ({ language, title: 'T', indexed: true }));
    const html = releasePage(releasePageOf({ language: 'en', languages }));
    expect(Object.keys(links(html).alternates)).toEqual(['en', 'fa-AF', 'tl', 'zh-Hans', 'x-default']);
    expect(html).toContain('hreflang="prs" lang="prs" dir="rtl"');
  });

  test('of lists lead to the front page whoever reads none of the languages', () => {
    const html = listPage({ ...site, language: 'fr', languages: ['en', 'fr'], cards: [], months: [] });
    expect(links(html).alternates).toEqual({
      en: 'https://news.example/en/',
      fr: 'https://news.example/fr/',
      'x-default': 'https://news.example/',
    });
    expect(links(frontPage({ ...site, languages: ['en', 'fr'], sourceLanguage: 'en' })).alternates).toEqual(
      links(html).alternates,
    );
  });
});

describe('what programs read of a release', () => {
  test('is a NewsArticle that names what it translates', () => {
    expect(jsonLd(releasePage(releasePageOf()))).toEqual({
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      '@id': 'https://news.example/fr/2026/ferry/',
      url: 'https://news.example/fr/2026/ferry/',
      mainEntityOfPage: 'https://news.example/fr/2026/ferry/',
      headline: 'Le bac est de retour',
      description: 'The beginning of the text.',
      inLanguage: 'fr',
      datePublished: '2026-11-02T09:00:00Z',
      dateModified: '2026-11-24T12:00:00Z',
      version: '3',
      isAccessibleForFree: true,
      digitalSourceType: 'https://schema.org/TrainedAlgorithmicMediaDigitalSource',
      translationOfWork: {
        '@type': 'NewsArticle',
        '@id': 'https://news.example/en/2026/ferry/',
        url: 'https://news.example/en/2026/ferry/',
        headline: 'River ferry returns',
        inLanguage: 'en',
      },
    });
  });

  test('is, of the source, what was translated from it', () => {
    const { workTranslation, translationOfWork } = jsonLd(releasePage(releasePageOf({ language: 'en' })));
    expect(translationOfWork).toBeUndefined();
    expect((workTranslation as { inLanguage: string }[]).map(({ inLanguage }) => inLanguage)).toEqual([
      'fr',
      'ar',
      'ja',
    ]);
  });

  test('says what a machine had a part in, and never that an engine is a person', () => {
    const data = jsonLd(releasePage(releasePageOf({ engine: 'e' })));
    expect(data).toMatchObject({ digitalSourceType: 'https://schema.org/TrainedAlgorithmicMediaDigitalSource' });
    expect(data).not.toHaveProperty('translator');
  });

  test('names corrections, whatever characters they hold', () => {
    const correction = '3 < 4 </script><!-- & "x"';
    const history = [{ version: 2, publishedAt: '2026-11-24T12:00:00Z', change: 'correction' as const, correction }];
    expect(jsonLd(releasePage(releasePageOf({ history })))['correction']).toEqual([
      { '@type': 'CorrectionComment', text: correction, datePublished: '2026-11-24T12:00:00Z' },
    ]);
  });

  test('is what Open Graph shows', () => {
    const html = releasePage(releasePageOf({ language: 'zh-Hans', title: 'T', summary: 'S' }));
    expect(meta(html, 'og:title')).toBe('T');
    expect(meta(html, 'og:description')).toBe('S');
    expect(meta(html, 'og:locale')).toBe('zh_CN');
    expect(meta(html, 'og:url')).toBe('https://news.example/zh-Hans/2026/ferry/');
  });
});

describe('what readers see of a release', () => {
  const { words, label } = wording('fr');

  test('where the source is newer: a notice that says so, and one link to the source on the page', () => {
    const link = '<a href="/en/2026/ferry/" hreflang="en" lang="en" dir="ltr">River ferry returns</a>';
    const html = releasePage(releasePageOf({ version: 1, lags: true }));
    expect(html).toContain(`>${words.outdated}</p>`);
    expect(html).toContain(`${label(words.machine)}${link}`);
    expect(html.split(link)).toHaveLength(2);
    const human = releasePage(releasePageOf({ version: 1, lags: true, origin: 'human' }));
    expect(human).toContain(`${words.outdated} ${label(words.newestVersion)}${link}`);
    expect(releasePage(releasePageOf())).not.toContain(words.outdated);
  });

  test('on the page of a version: the source as of that version', () => {
    expect(releasePage(releasePageOf({ kind: 'version' }))).toContain(
      `${label(words.machine)}<a href="/releases/2026/ferry/v3/en/"`,
    );
    expect(releasePage(releasePageOf())).toContain(`${label(words.machine)}<a href="/en/2026/ferry/"`);
  });

  test('each version with its date and what it changed', () => {
    const at = '2026-11-24T12:00:00Z';
    const history = [
      { version: 6, publishedAt: at, change: 'update' as const, changed: false },
      { version: 5, publishedAt: at, change: 'correction' as const, correction: 'Le prix.', changed: true },
      { version: 4, publishedAt: at, change: 'repair' as const },
      { version: 3, publishedAt: at, change: 'translation' as const, changed: true },
      { version: 2, publishedAt: at, change: 'update' as const, changed: true },
      { version: 1, publishedAt: at, change: 'first' as const, changed: true },
    ];
    const [list] = elements(releasePage(releasePageOf({ history })), 'ol');
    const lines = list?.children.map((item) => textOf(item)) ?? [];
    const day = '24 novembre 2026';
    expect(lines).toEqual([
      `Version 6 · ${day} · ${words.unchanged}`,
      `Version 5 · ${day} · ${label(words.correction)}Le prix.`,
      `Version 4 · ${day} · ${words.repair}`,
      `Version 3 · ${day} · ${words.translation}`,
      `Version 2 · ${day} · ${words.update}`,
      `Version 1 · ${day} · ${words.first}`,
    ]);
  });
});

describe('lists', () => {
  const card = {
    slug: 'a/b',
    firstPublishedAt: '2026-11-02T09:00:00Z',
    updatedAt: '2026-11-02T09:00:00Z',
    language: 'en',
    title: 'Title',
    summary: 'Summary',
    stale: false,
  };
  const list = (more: object) =>
    listPage({ ...site, language: 'ar', languages: ['en', 'ar'], cards: [{ ...card, ...more }], months: [] });

  test('show what they do not have in the source’s language, marked and linked there', () => {
    expect(list({})).toContain('<h2 lang="en" dir="ltr"><a href="/en/a/b/" hreflang="en">Title</a></h2>');
    expect(list({})).toContain('<p lang="en" dir="ltr">Summary</p>');
    expect(list({ language: 'ar' })).toContain('<h2><a href="/ar/a/b/">Title</a></h2>');
  });

  test('of a month lead from page to page and from month to month', () => {
    const month = (page: number | undefined, lastFullPage: number, oldestShown: number) =>
      elements(
        monthPage({
          ...site,
          language: 'en',
          languages: ['en'],
          month: '2026-10',
          number: page,
          lastFullPage,
          oldestShown,
          cards: [],
          previousMonth: '2026-09',
          nextMonth: '2026-12',
        }),
        'a',
      )
        .map(({ properties }) => properties['href'])
        .slice(2);
    const around = ['/en/months/2026-12/', '/en/months/2026-09/', '/en/months/'];
    expect(month(undefined, 0, 1)).toEqual(around);
    // It shows the releases of the full page before it.
    expect(month(undefined, 2, 2)).toEqual(['/en/months/2026-10/1/', ...around]);
    expect(month(undefined, 1, 1)).toEqual(around);
    expect(month(2, 2, 2)).toEqual(['/en/months/2026-10/', '/en/months/2026-10/1/', ...around]);
    expect(month(1, 2, 1)).toEqual(['/en/months/2026-10/2/', ...around]);
  });
});

test('a withdrawn page says nothing that the release said, and is not to be found', () => {
  const html = withdrawnPage({
    ...site,
    language: 'ar',
    languages: ['en', 'ar'],
    sourceLanguage: 'en',
    slug: 'a/b',
    at: '2026-11-24T12:00:00Z',
    reason: 'A figure was wrong.',
  });
  expect(html).toContain('<bdi lang="en" dir="ltr">A figure was wrong.</bdi>');
  expect(meta(html, 'robots')).toBe('noindex');
  expect(links(html).alternates).toEqual({});
});

test('the page for what is not there leads home in every language, from wherever it is shown', () => {
  const html = notFoundPage({ ...site, languages: ['en', 'ar'], sourceLanguage: 'en' });
  const hrefs = elements(html, 'a').map(({ properties }) => properties['href']);
  expect(hrefs).toEqual(['#content', '/en/', '/ar/']);
  expect(meta(html, 'robots')).toBe('noindex');
});

function textOf(node: { type: string; value?: string; children?: unknown[] }): string {
  return node.type === 'text' ? (node.value ?? '') : ((node.children ?? []) as (typeof node)[]).map(textOf).join('');
}
