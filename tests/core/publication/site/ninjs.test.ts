import { describe, expect, test } from 'vitest';
import type { ReleaseData } from '../../../../contracts/manifest.ts';
import { jsonFeed } from '../../../../core/publication/site/json-feed.ts';
import { ninjs } from '../../../../core/publication/site/ninjs.ts';

const data: ReleaseData = {
  schema: 1,
  release: '2026/bridge',
  version: 3,
  publishedAt: '2026-11-25T12:00:00Z',
  language: 'fr',
  direction: 'ltr',
  title: 'Le pont',
  summary: 'Il ouvre.',
  correction: 'Lundi.',
  origin: 'machine',
  engine: 'amazon-translate',
  source: { language: 'en', title: 'The bridge' },
  segments: [
    { id: 'b1', kind: 'heading', source: 'The bridge', target: 'Le pont' },
    { id: 'b2', kind: 'paragraph', source: 'It opens.', target: 'Il ouvre 🌉.' },
  ],
};
const parts = {
  siteUrl: 'https://news.example.org',
  firstPublishedAt: '2026-11-24T12:00:00Z',
  body: '<p>Il ouvre 🌉.</p>',
  document: { key: 'releases/2026/bridge/v3/fr/document.md', mediaType: 'text/markdown; charset=utf-8', bytes: 30 },
};

describe('ninjs', () => {
  test('has the name that the feeds have for the text', () => {
    const text = {
      version: 3,
      status: 'published',
      origin: 'machine',
      reviewed: false,
      title: '',
      summary: '',
      publishedAt: '',
      updatedAt: '',
      sha256: '',
    } as const;
    const [item] = jsonFeed({
      siteUrl: 'https://elsewhere.example',
      pipeline: 'p',
      language: 'fr',
      texts: [{ slug: data.release, firstPublishedAt: parts.firstPublishedAt, sourceLanguage: 'en', text }],
    }).items;
    expect(ninjs({ ...parts, data }).uri).toBe(item?.id);
  });

  test('has the text plain and marked up, with its length in characters', () => {
    expect(ninjs({ ...parts, data }).bodies).toEqual([
      { role: 'main', contentType: 'text/plain', charCount: 20, value: 'Le pont\n\nIl ouvre 🌉.' },
      { role: 'richtext', contentType: 'text/html', value: parts.body },
    ]);
  });

  test('says that a machine made it, of what, and what was wrong', () => {
    const { digitalSourceType, associations, descriptions, version, firstCreated, versionCreated } = ninjs({
      ...parts,
      data,
    });
    expect(digitalSourceType?.uri).toBe('http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia');
    expect(associations).toEqual([
      expect.objectContaining({ name: 'The bridge', rel: 'translationOf', language: 'en' }),
    ]);
    expect(descriptions.map(({ role, value }) => [role, value])).toEqual([
      ['summary', 'Il ouvre.'],
      ['correction', 'Lundi.'],
    ]);
    expect({ version, firstCreated, versionCreated }).toEqual({
      version: '3',
      firstCreated: '2026-11-24T12:00:00Z',
      versionCreated: '2026-11-25T12:00:00Z',
    });
  });

  test('says nothing of a machine where the text is the source', () => {
    const source = ninjs({ ...parts, data: { ...data, language: 'en', origin: 'source' } });
    expect(source).not.toHaveProperty('digitalSourceType');
    expect(source).not.toHaveProperty('associations');
  });

  test('leads to the page and the document of this version', () => {
    expect(ninjs({ ...parts, data }).renditions.map(({ href }) => href)).toEqual([
      'https://news.example.org/releases/2026/bridge/v3/fr/',
      'https://news.example.org/releases/2026/bridge/v3/fr/document.md',
    ]);
  });
});
