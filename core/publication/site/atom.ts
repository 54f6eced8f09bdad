import { element, xmlDocument } from '../../lib/xml/index.ts';
import { type Feed, feedOf } from './feed.ts';

/** A language's feed as Atom (RFC 4287). */
export function atomFeed(feed: Feed): string {
  const { id, lang, title, home, atom, json, author, entries } = feedOf(feed);
  const updated = entries.map(({ updatedAt }) => updatedAt).reduce((a, b) => (a > b ? a : b), beginning);
  return xmlDocument(
    element(
      'feed',
      { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': lang },
      element('id', {}, id),
      element('title', {}, title),
      element('updated', {}, updated),
      element('author', {}, element('name', {}, author.name), element('uri', {}, author.url)),
      element('link', { rel: 'self', type: 'application/atom+xml', href: atom }),
      element('link', { rel: 'alternate', type: 'text/html', hreflang: lang, href: home }),
      element('link', { rel: 'alternate', type: 'application/feed+json', href: json }),
      entries.map((entry) =>
        element(
          'entry',
          {},
          element('id', {}, entry.id),
          element('title', {}, entry.title),
          element('link', { rel: 'alternate', type: 'text/html', hreflang: lang, href: entry.url }),
          entry.origin === 'source'
            ? undefined
            : element('link', { rel: 'via', type: 'text/html', hreflang: entry.sourceLanguage, href: entry.sourceUrl }),
          element('published', {}, entry.publishedAt),
          element('updated', {}, entry.updatedAt),
          entry.correction === undefined
            ? undefined
            : element('category', { term: 'correction', label: entry.correction }),
          element('content', { type: 'text' }, entry.content),
        ),
      ),
    ),
  );
}

/** For a feed without entries: Atom requires a time. */
const beginning = '1970-01-01T00:00:00Z';
