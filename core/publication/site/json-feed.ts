import type { Origin } from '../../../contracts/manifest.ts';
import { defined } from '../../lib/defined.ts';
import { type Feed, feedOf } from './feed.ts';

/** A language's feed as JSON Feed 1.1; `_dragoman` is this product's extension, see docs/operators/site.md. */
export interface JsonFeed {
  version: 'https://jsonfeed.org/version/1.1';
  title: string;
  home_page_url: string;
  feed_url: string;
  language: string;
  authors: { name: string; url: string }[];
  items: JsonFeedItem[];
}

interface JsonFeedItem {
  id: string;
  url: string;
  title: string;
  content_text: string;
  summary?: string;
  date_published: string;
  date_modified: string;
  language: string;
  tags?: string[];
  _dragoman: {
    release: string;
    version: number;
    status: 'published' | 'stale';
    origin: Origin;
    reviewed: boolean;
    source: { language: string; url: string };
    /** What was wrong before. */
    correction?: string;
  };
}

export function jsonFeed(feed: Feed): JsonFeed {
  const { lang, title, home, json, author, entries } = feedOf(feed);
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: home,
    feed_url: json,
    language: lang,
    authors: [author],
    items: entries.map((entry) => ({
      id: entry.id,
      url: entry.url,
      title: entry.title,
      content_text: entry.content,
      ...(entry.summary === '' ? {} : { summary: entry.summary }),
      date_published: entry.publishedAt,
      date_modified: entry.updatedAt,
      language: lang,
      ...(entry.correction === undefined ? {} : { tags: ['correction'] }),
      _dragoman: {
        release: entry.slug,
        version: entry.version,
        status: entry.status,
        origin: entry.origin,
        reviewed: entry.reviewed,
        source: { language: entry.sourceLanguage, url: entry.sourceUrl },
        ...defined({ correction: entry.correctionText }),
      },
    })),
  };
}
