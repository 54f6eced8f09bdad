import { readdirSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { makeRendition } from '../../../../core/publication/versions/make-rendition.ts';
import { translated } from '../../support/parse.ts';
import { heads } from './heads.ts';
import { readHead } from './read-head.ts';

const directory = new URL('./heads/', import.meta.url);

test('every head has its title here', () => {
  expect(readdirSync(directory).sort()).toEqual(Object.keys(heads).sort());
  expect(Object.keys(heads).length).toBeGreaterThanOrEqual(40);
  expect(new Set(Object.keys(heads).map((name) => name.split('.')[1])).size).toBeGreaterThanOrEqual(8);
});

describe('the title of a release is its headline', () => {
  it.each(Object.entries(heads))('%s', (name, title) => {
    expect(readHead(directory, name).title.text).toBe(title);
  });
});

/** What stands on a desk's form above a headline, below the text or beside it. */
const furniture = [
  /^(?:for immediate|press release|news release|embargo|contact)|comunicado|communiqué|presse|stampa|prensa|imprensa|بيان|プレスリリース/i,
  /key facts|about|notes to editors|hintergrund|fakten|chiffres|datos|photo|foto/i,
];

describe('the summary of a release', () => {
  it.each(Object.keys(heads))('%s begins with its text', (name) => {
    const document = readHead(directory, name);
    const { summary, title } = makeRendition(document, document.language, new Map());
    expect(summary).toMatch(/[.。。…]$/u);
    expect(summary.startsWith(title)).toBe(false);
    for (const pattern of furniture) expect(summary.slice(0, 12)).not.toMatch(pattern);
  });
});

const h1OutOf = (body: string) => body.replace(/<h1[^>]*>[\s\S]*?<\/h1>/, '');

describe('a headline in several lines', () => {
  const names = Object.keys(heads).filter((name) => name.endsWith('.txt'));

  it.each(names)('%s is one text, and its translation the title and the heading of the page', (name) => {
    const document = readHead(directory, name);
    if (document.title.from === 'sentence') return;
    const unit = document.units.find(({ id }) => id === document.title.unit);
    expect(
      unit?.parts.map((part) => (part.type === 'text' ? part.value : (part as { text?: string }).text)).join(''),
    ).toBe(document.title.text);
    const upper = translated(document, (text) => text.toUpperCase());
    const rendition = makeRendition(document, 'tr', upper);
    expect(rendition.title).toBe(document.title.text.toUpperCase());
    const headings = rendition.body.match(/<h1[^>]*>[\s\S]*?<\/h1>/g) ?? [];
    expect(headings).toHaveLength(1);
    const paragraphs = h1OutOf(rendition.body)
      .split(/<[^>]+>/)
      .map((text) => text.replace(/\s+/g, ' ').trim());
    expect(paragraphs).not.toContain(rendition.title);
  });

  it('keeps the bytes of a document that nobody translated', () => {
    for (const name of names) {
      const document = readHead(directory, name);
      expect(makeRendition(document, document.language, new Map()).text).toBe(document.text);
    }
  });
});
