import { readFileSync } from 'node:fs';
import path from 'node:path';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { describe, expect, test } from 'vitest';
import type { PublicLanguage, PublicRelease } from '../../../../contracts/site.ts';
import {
  robots,
  sitemap,
  sitemapIndex,
  sitemapOfLists,
  withShards,
} from '../../../../core/publication/site/sitemap.ts';
import { repository } from '../../../../local/paths.ts';

const siteUrl = 'https://news.example.org';

/** The protocol's own schema. XHTML's elements are let through: the schema of sitemaps has none for them. */
const schema = readFileSync(path.join(repository, 'node_modules/sitemap/schema/sitemap.xsd'), 'utf8');
const lax = schema.replaceAll('processContents="strict"', 'processContents="lax"');

function validate(xml: string): void {
  const schemaDocument = XmlDocument.fromString(lax);
  const validator = XsdValidator.fromDoc(schemaDocument);
  const document = XmlDocument.fromString(xml);
  try {
    validator.validate(document);
  } finally {
    document.dispose();
    validator.dispose();
    schemaDocument.dispose();
  }
}

const text = (origin: PublicLanguage['origin'], more: Partial<PublicLanguage> = {}): PublicLanguage => ({
  version: 1,
  status: 'published',
  origin,
  reviewed: false,
  title: 'T',
  summary: '',
  publishedAt: '2026-11-24T12:00:00Z',
  updatedAt: '2026-11-24T12:00:00Z',
  sha256: 'a'.repeat(64),
  ...more,
});

const release = (languages: PublicRelease['languages']): PublicRelease => ({
  schema: 1,
  slug: '2026/le pont & "ö"',
  tick: 1,
  sourceLanguage: 'en',
  firstPublishedAt: '2026-11-24T12:00:00Z',
  version: 1,
  publishedAt: '2026-11-24T12:00:00Z',
  change: 'first',
  languages,
});

const locations = (xml: string) => [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, found]) => found);
const page = (language: string) => `${siteUrl}/${language}/2026/le%20pont%20%26%20%22%C3%B6%22/`;

describe('a sitemap', () => {
  const all = release({
    en: text('source'),
    'fa-AF': text('machine'),
    fr: text('human', { updatedAt: '2026-11-25T12:00:00Z' }),
  });

  test('is one by the protocol’s schema', () => {
    validate(sitemap({ siteUrl, index: undefined }, [all]));
    validate(sitemapOfLists(siteUrl, ['en', 'fr']));
    expect(() =>
      validate('<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><lok/></url></urlset>'),
    ).toThrow();
  });

  test('has every page with the time of its own text', () => {
    const xml = sitemap({ siteUrl, index: undefined }, [all]);
    expect(locations(xml)).toEqual(['en', 'fa-AF', 'fr'].map(page));
    expect([...xml.matchAll(/<lastmod>([^<]+)/g)].map(([, time]) => time)).toEqual([
      '2026-11-24T12:00:00Z',
      '2026-11-24T12:00:00Z',
      '2026-11-25T12:00:00Z',
    ]);
  });

  test('names all alternates on each page, and the source’s for whoever reads none of them', () => {
    const xml = sitemap({ siteUrl, index: undefined }, [all]);
    for (const language of ['en', 'fa-AF', 'fr']) {
      expect(xml.split(`hreflang="${language}" href="${page(language)}"`)).toHaveLength(4);
    }
    expect(xml.split(`hreflang="x-default" href="${page('en')}"`)).toHaveLength(4);
  });

  test('leaves out what search engines may not list, also as an alternate', () => {
    const xml = sitemap({ siteUrl, index: { 'fa-AF': 'reviewed', fr: 'reviewed' } }, [all]);
    expect(locations(xml)).toEqual([page('en')]);
    expect(xml).not.toContain('fa-AF');
    const approved = release({ en: text('source'), 'fa-AF': text('machine', { reviewed: true }) });
    expect(locations(sitemap({ siteUrl, index: { 'fa-AF': 'reviewed' } }, [approved]))).toEqual([
      page('en'),
      page('fa-AF'),
    ]);
  });
});

describe('an index', () => {
  const shard = (n: number, lastmod?: string) => ({
    shard: n,
    as: { month: '2026-11', page: n, ...(lastmod === undefined ? {} : { lastmod }) },
  });
  const shards = withShards(undefined, [shard(1, '2026-11-24T12:00:00Z'), shard(2), shard(4, '2026-11-25T12:00:00Z')]);

  test('names what has pages, and where lists are', () => {
    expect(locations(sitemapIndex(siteUrl, 1, shards))).toEqual([
      `${siteUrl}/sitemaps/lists.xml`,
      `${siteUrl}/sitemaps/2026-11-0001.xml`,
      `${siteUrl}/sitemaps/2026-11-0004.xml`,
    ]);
    expect(locations(sitemapIndex(siteUrl, 2, shards))).toHaveLength(2);
  });

  test('stays as it is where nothing has changed', () => {
    expect(withShards(shards, [shard(2)])).toBe(shards);
    expect(withShards(shards, [shard(2, '2026-11-26T12:00:00Z')])).toMatchObject({ tick: 2 });
  });

  test('is named in robots.txt, and so is every other', () => {
    expect(robots(siteUrl, 2)).toBe(
      `User-agent: *\nAllow: /\n\nSitemap: ${siteUrl}/sitemap.xml\nSitemap: ${siteUrl}/sitemap-2.xml\n`,
    );
  });
});
