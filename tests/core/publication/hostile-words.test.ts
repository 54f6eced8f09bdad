import { describe, expect, test } from 'vitest';
import type { PublicLanguage, PublicRelease } from '../../../contracts/site.ts';
import { parseXml, type XmlElement } from '../../../core/lib/xml/index.ts';
import { frontPage } from '../../../core/publication/pages/front-page.ts';
import { listPage } from '../../../core/publication/pages/list-page.ts';
import { monthPage } from '../../../core/publication/pages/month-page.ts';
import { releasePage } from '../../../core/publication/pages/release-page.ts';
import { withdrawnPage } from '../../../core/publication/pages/withdrawn-page.ts';
import { type Overview, overviewPage } from '../../../core/publication/preview/overview.ts';
import { atomFeed } from '../../../core/publication/site/atom.ts';
import type { Feed } from '../../../core/publication/site/feed.ts';
import { jsonFeed } from '../../../core/publication/site/json-feed.ts';
import { sitemap } from '../../../core/publication/site/sitemap.ts';
import { sampleOf } from '../../support/runs.ts';
import {
  activeBeside,
  difference,
  harmless,
  hostileCases,
  said,
  type Texts,
  wrongOf,
} from '../support/hostile-cases.ts';
import { activeIn, elementsOfXml } from '../support/structure.ts';
import { releasePageOf, site } from './pages/support/pages.ts';

const cases = sampleOf(hostileCases, 10);

const at = '2026-11-24T12:00:00Z';
const index = undefined;
const { siteUrl } = site;
const languages = ['en', 'fr'];

const pages: Readonly<Record<string, (texts: Texts) => string>> = {
  release: ({ title, summary, correction, slug }) =>
    releasePage(
      releasePageOf({
        slug,
        title,
        summary,
        correction,
        change: 'correction',
        sourceTitle: title,
        engine: summary,
        history: [{ version: 3, publishedAt: at, change: 'correction', correction, changed: true }],
        languages: languages.map((language) => ({ language, title, indexed: true })),
      }),
    ),
  'source release': ({ title, summary, slug }) =>
    releasePage(
      releasePageOf({
        language: 'en',
        slug,
        title,
        summary,
        kind: 'version',
        lags: true,
        sourceTitle: title,
        languages: languages.map((language) => ({ language, title, indexed: true })),
      }),
    ),
  list: (texts) => listPage({ ...site, language: 'fr', languages, cards: cardsOf(texts), months: ['2026-11'] }),
  month: (texts) =>
    monthPage({
      ...site,
      language: 'fr',
      languages,
      cards: cardsOf(texts),
      month: '2026-11',
      lastFullPage: 0,
      oldestShown: 1,
    }),
  front: () => frontPage({ ...site, languages, sourceLanguage: 'en' }),
  withdrawn: ({ reason, slug }) =>
    withdrawnPage({ ...site, language: 'fr', sourceLanguage: 'en', slug, at, reason, languages }),
  preview: ({ title, slug }) =>
    overviewPage({
      manifest: { source: { language: 'en', title }, release: slug, languages: {} } as unknown as Overview['manifest'],
      revision: 1,
      upload: { key: `${slug}.md`, versionId: title },
      warnings: [{ code: 'lines-mixed', message: title }],
    }),
};

function cardsOf({ title, summary, correction, slug }: Texts) {
  const card = {
    slug,
    title,
    summary,
    correction,
    firstPublishedAt: at,
    updatedAt: '2026-11-26T12:00:00Z',
    stale: true,
  };
  return [
    { ...card, language: 'fr' },
    { ...card, language: 'en' },
  ];
}

function textOfFeed({ title, summary, correction }: Texts): PublicLanguage {
  return {
    ...{ version: 2, status: 'published', origin: 'machine', reviewed: false },
    ...{ title, summary, correction, publishedAt: at, updatedAt: at, sha256: 'a'.repeat(64) },
  };
}

function feedOf(texts: Texts): Feed {
  const entry = { slug: texts.slug, firstPublishedAt: at, sourceLanguage: 'en', text: textOfFeed(texts) };
  return { siteUrl, pipeline: 'dragoman-1', language: 'fr', texts: [entry] };
}

function sitemapOf(texts: Texts): string {
  const text = textOfFeed(texts);
  const release: PublicRelease = {
    ...{ schema: 1, slug: texts.slug, tick: 1, sourceLanguage: 'en', firstPublishedAt: at, version: 1 },
    ...{ publishedAt: at, change: 'first', languages: { en: { ...text, origin: 'source' }, fr: text } },
  };
  return sitemap({ siteUrl, index }, [release]);
}

/** The scripts of a page, which are data: read as JSON. @throws as JSON.parse does */
function dataIn(html: string): unknown[] {
  return [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(([, json = '']) =>
    JSON.parse(json),
  );
}

describe.each(Object.entries(pages))('the %s page', (_, page) => {
  const other = page(said(harmless));

  test('has nothing that acts but its data, which is JSON', () => {
    expect(dataIn(other).length).toBe(activeIn(other).filter((found) => found.startsWith('script')).length);
    const broken = wrongOf(cases, (texts) => {
      const html = page(texts);
      return [...activeBeside(html, other), ...difference(keysIn(dataIn(html)), keysIn(dataIn(other)))];
    });
    expect(broken).toEqual(new Map());
  });
});

test('the same check finds a page that writes a title as it comes', () => {
  const other = pages['release']?.(said(harmless)) ?? '';
  for (const text of [
    '</title><script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '</script><svg onload=alert(1)>',
  ])
    expect(activeBeside(other.replaceAll(harmless, text), other), text).not.toEqual([]);
  expect(() => dataIn(other.replaceAll(harmless, '"'))).toThrow();
});

function keysIn(value: unknown): string[] {
  const keys: string[] = [];
  JSON.stringify(value, (key, each: unknown) => {
    keys.push(key);
    return each;
  });
  return keys;
}

describe('XML', () => {
  const files = { atom: (texts: Texts) => atomFeed(feedOf(texts)), sitemap: sitemapOf };

  test.each(Object.entries(files))('of %s is well-formed, and has no other elements', (_, write) => {
    const expected = elementsOfXml(write(said(harmless)));
    const broken = wrongOf(cases, (texts) => {
      const xml = write(texts);
      return [
        ...difference(elementsOfXml(xml), expected),
        ...difference(ownElements(xml), ownElements(write(said(harmless)))),
      ];
    });
    expect(broken).toEqual(new Map());
  });

  test('is found where it is not', () => {
    const xml = atomFeed(feedOf(said(harmless)));
    expect(elementsOfXml(xml.replace(harmless, '<b/>'))).not.toEqual(elementsOfXml(xml));
    for (const text of ['<b>', '&b;', '\u0000', '\u001b', '\uffff'])
      expect(() => elementsOfXml(xml.replace(harmless, text)), text).toThrow();
  });
});

function ownElements(xml: string): string[] {
  const names = ({ name, children }: XmlElement): string[] => [name, ...children.flatMap(names)];
  return names(parseXml(xml));
}

test('a JSON feed has the words as they are, and no other keys', () => {
  const expected = keysIn(jsonFeed(feedOf(said(harmless))));
  const broken = wrongOf(cases, (texts) => {
    const feed = JSON.parse(JSON.stringify(jsonFeed(feedOf(texts)))) as ReturnType<typeof jsonFeed>;
    const [item] = feed.items;
    return [
      ...difference(keysIn(feed), expected),
      ...difference([item?.title ?? '', item?._dragoman.release ?? ''], [texts.title, texts.slug]),
    ];
  });
  expect(broken).toEqual(new Map());
});
