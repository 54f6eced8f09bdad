import { describe, expect, it } from 'vitest';
import { parse, readings, render } from '../../../support/parse.ts';

const page = (json: string, type = 'application/ld+json') =>
  `<html lang="en"><head><script type="${type}">${json}</script></head><body><h1>The crossing opens</h1></body></html>`;
const read = (json: string, type?: string) => readings(parse('html', page(json, type))).slice(0, -1);
const article = {
  '@context': 'https://schema.org',
  '@type': 'NewsArticle',
  headline: 'The crossing opens',
  name: 'The crossing',
  inLanguage: 'en',
  description: 'It opens on Monday.\nFor all.',
  author: { '@type': 'Person', name: 'Ann Example' },
  publisher: { '@type': 'Organization', name: 'Hartwell Council', url: 'https://example.org/' },
  image: { '@type': 'ImageObject', caption: 'The bridge', contentUrl: 'a.png' },
  datePublished: '2026-03-02',
  isAccessibleForFree: 'True',
};

describe('linked data', () => {
  it('is translated where people read it', () => {
    expect(read(JSON.stringify(article))).toEqual([
      'The crossing opens',
      'The crossing',
      'It opens on Monday.',
      'For all.',
      'The bridge',
    ]);
  });

  it('is written as JSON that does not end the script, and keeps all else', () => {
    const source = JSON.stringify({ ...article, headline: 'The "crossing" opens' }, undefined, 2);
    const rendition = render(
      parse('html', page(source)),
      (text) => (text.startsWith('The "') ? '</script> "x" \\' : text),
      'fr',
    );
    const written = source
      .replace('The \\"crossing\\" opens', '\\u003c/script> \\"x\\" \\\\')
      .replace('"inLanguage": "en"', '"inLanguage": "fr"');
    expect(rendition).toContain(`<script type="application/ld+json">${written}</script>`);
  });

  it.each([
    ['names a third language', '{"@type":"Article","inLanguage":"de"}', '"inLanguage":"de"'],
    ['has a region', '{"inLanguage":"en-GB"}', '"inLanguage":"fr"'],
    ['is in a graph', '{"@graph":[{"@language":"en"}]}', '"@language":"fr"'],
    ['lists languages', '{"inLanguage":["en","de"]}', '"inLanguage":["fr","de"]'],
  ])('that %s', (_, json, expected) => {
    expect(render(parse('html', page(json)), (text) => text, 'fr')).toContain(expected);
  });

  it.each([
    ['that is not valid', '{"headline":"The crossing opens",}'],
    ['that is cut off', '{"headline":"The cro'],
    ['of people and places', '{"@type":"Place","name":"Mill Street"}'],
    ['that nests deeply', `${'['.repeat(5_000)}${']'.repeat(5_000)}`],
  ])('is left as it is: %s', (_, json) => {
    expect(read(json)).toEqual([]);
    expect(render(parse('html', page(json)), (text) => text.toUpperCase(), 'fr')).toContain(json);
  });

  it('is not what other scripts have', () => {
    expect(read('{"headline":"The crossing opens"}', 'application/json')).toEqual([]);
  });

  it('names the page, where no heading does', () => {
    const html = `<script type="application/ld+json">{"headline":"How to cross the river"}</script><title>News</title><h1>What to know</h1><p>It opens.</p>`;
    expect(parse('html', html).title.text).toBe('How to cross the river');
  });
});

describe('what is read aloud or pressed', () => {
  it.each([
    ['the title of a frame', '<iframe title="A map of the town" src="a"></iframe>'],
    ['the text of a button', '<form><input type="submit" value="Order a ticket"></form>'],
    ['a description', '<p aria-description="Opens a list">x</p>'],
  ])('%s', (_, html) => {
    expect(readings(parse('html', `<h1>The crossing</h1>${html}`)).length).toBeGreaterThan(1);
  });
});
