import { describe, expect, test } from 'vitest';
import type { PublicLanguage } from '../../../../contracts/site.ts';
import { child, parseXml, textOf, type XmlElement } from '../../../../core/lib/xml/index.ts';
import { atomFeed } from '../../../../core/publication/site/atom.ts';
import type { Feed, FeedText } from '../../../../core/publication/site/feed.ts';
import { jsonFeed } from '../../../../core/publication/site/json-feed.ts';

const text: PublicLanguage = {
  version: 2,
  status: 'published',
  origin: 'machine',
  reviewed: false,
  title: 'Le pont <ouvre> & "ferme"',
  summary: 'Demain.',
  publishedAt: '2026-11-24T12:00:00Z',
  updatedAt: '2026-11-25T12:00:00Z',
  sha256: 'a'.repeat(64),
};
const entry: FeedText = {
  slug: '2026/le pont ö',
  firstPublishedAt: '2026-11-24T12:00:00Z',
  sourceLanguage: 'en',
  text,
};
const feed: Feed = { siteUrl: 'https://news.example.org', pipeline: 'dragoman-1', language: 'fr', texts: [entry] };
const withText = (more: Partial<PublicLanguage>): Feed => ({
  ...feed,
  texts: [{ ...entry, text: { ...text, ...more } }],
});

function readAtom(xml: string) {
  const root = parseXml(xml);
  const top = root.name === 'feed' ? root : (child(root, 'feed') as XmlElement);
  const all = (element: XmlElement, name: string) => element.children.filter((each) => each.name === name);
  const only = (element: XmlElement, name: string) => {
    const [found, ...others] = all(element, name);
    if (found === undefined || others.length > 0) throw new Error(`${others.length} more of ${name}`);
    return textOf(xml, found);
  };
  return { top, all, only };
}

describe('Atom', () => {
  test('has what RFC 4287 asks of a feed and of an entry, once each', () => {
    const { top, all, only } = readAtom(atomFeed(feed));
    expect(only(top, 'id')).toMatch(/^urn:uuid:/);
    expect(only(top, 'updated')).toBe(text.updatedAt);
    expect(only(top, 'title')).toContain('français');
    expect(all(top, 'author')).toHaveLength(1);
    const [first] = all(top, 'entry') as [XmlElement];
    expect(only(first, 'title')).toBe(text.title);
    expect(only(first, 'published')).toBe(text.publishedAt);
    expect(only(first, 'updated')).toBe(text.updatedAt);
    expect(only(first, 'content')).toBe('Demain.');
  });

  test('says its own address and its page, each absolute and encoded', () => {
    const xml = atomFeed(feed);
    expect(xml).toContain(
      '<link rel="self" type="application/atom+xml" href="https://news.example.org/fr/feed.atom"/>',
    );
    expect(xml).toContain('href="https://news.example.org/fr/2026/le%20pont%20%C3%B6/"');
    expect(xml).toContain('xml:lang="fr"');
  });

  test('a feed without entries is one', () => {
    const { top, only } = readAtom(atomFeed({ ...feed, texts: [] }));
    expect(only(top, 'updated')).toBe('1970-01-01T00:00:00Z');
  });
});

describe('an id', () => {
  const idOf = (one: Feed) => jsonFeed(one).items[0]?.id;

  test('is a name of version 5 that both formats share', () => {
    const { top, all, only } = readAtom(atomFeed(feed));
    const [first] = all(top, 'entry') as [XmlElement];
    expect(idOf(feed)).toBe(only(first, 'id'));
    expect(idOf(feed)).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  test('is what it was when this was written', () => {
    expect(idOf(feed)).toBe('urn:uuid:cefa6af4-7f65-5cf5-8819-a8afd2d8f4e6');
  });

  test('stays with another domain, title, version and time', () => {
    expect(
      idOf({
        ...withText({ title: 'Autre', version: 9, updatedAt: '2027-01-01T00:00:00Z' }),
        siteUrl: 'https://b.example',
      }),
    ).toBe(idOf(feed));
  });

  test('is another in another language, of another release, and of one that began anew', () => {
    const others = [
      { ...feed, language: 'es' },
      { ...feed, texts: [{ ...entry, slug: '2026/le pont' }] },
      { ...feed, texts: [{ ...entry, firstPublishedAt: '2026-11-24T12:00:01Z' }] },
    ];
    expect(new Set([feed, ...others].map(idOf)).size).toBe(4);
  });
});

describe('a correction', () => {
  const corrected = withText({ correction: 'Il ouvre lundi.' });

  test('is said before the text, with its name in the language', () => {
    const [item] = jsonFeed(corrected).items;
    expect(item).toMatchObject({
      content_text: 'Rectificatif\u00a0: Il ouvre lundi.\n\nDemain.',
      tags: ['correction'],
      _dragoman: { correction: 'Il ouvre lundi.' },
    });
    expect(atomFeed(corrected)).toContain('<category term="correction"');
  });

  test('is said of nothing else', () => {
    expect(JSON.stringify(jsonFeed(feed))).not.toContain('correction');
    expect(atomFeed(feed)).not.toContain('correction');
  });
});

test('JSON Feed 1.1 has what it asks for', () => {
  const { version, language, feed_url, home_page_url, items } = jsonFeed(feed);
  expect({ version, language, feed_url, home_page_url }).toEqual({
    version: 'https://jsonfeed.org/version/1.1',
    language: 'fr',
    feed_url: 'https://news.example.org/fr/feed.json',
    home_page_url: 'https://news.example.org/fr/',
  });
  expect(items[0]).toMatchObject({
    url: 'https://news.example.org/fr/2026/le%20pont%20%C3%B6/',
    date_modified: text.updatedAt,
  });
});

test('text that has no summary is read by its title', () => {
  expect(jsonFeed(withText({ summary: '' })).items[0]).toMatchObject({ content_text: text.title });
  expect(jsonFeed(withText({ summary: '' })).items[0]).not.toHaveProperty('summary');
});

test('what XML cannot hold is left out of it', () => {
  expect(atomFeed(withText({ title: 'a\u0000b\u0008\ud800' }))).toContain('<title>ab\ufffd</title>');
});
