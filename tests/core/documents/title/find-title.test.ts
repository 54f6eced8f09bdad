import { describe, expect, it } from 'vitest';
import type { FormatName } from '../../../../contracts/document.ts';
import { isDate } from '../../../../core/documents/title/dates.ts';
import { canBeTitle } from '../../../../core/documents/title/not-titles.ts';
import { renditionTitle } from '../../../../core/documents/title/rendition-title.ts';
import { parse } from '../../support/parse.ts';

describe('isDate', () => {
  it.each([
    ['en', 'Wednesday, December 15, 2021'],
    ['en', '15 December 2021'],
    ['en', '1st of March 2027, 9:30 am'],
    ['en', '2026-12-01'],
    ['en', '01/12/2026'],
    ['de', 'Mittwoch, 15. Dezember 2021'],
    ['fr', 'mercredi 15 décembre 2021'],
    ['es', '15 de diciembre de 2021'],
    ['ja', '2021年12月15日水曜日'],
    ['el', 'Τετάρτη 15 Δεκεμβρίου 2021'],
    ['de', 'December 15, 2021'],
  ])('%s: %s', (language, text) => {
    expect(isDate(text, language)).toBe(true);
  });

  it.each(['Library opens on 15 December 2021', 'The year 2021', '73 parties from 57 countries', 'May we sing'])(
    'not %s',
    (text) => {
      expect(isDate(text, 'en')).toBe(false);
    },
  );
});

describe('canBeTitle', () => {
  it.each([
    'FOR IMMEDIATE RELEASE',
    'For immediate use:',
    'ul. Rzeczna 1, 00-001 Warszawa',
    'PRESS RELEASE',
    'News release',
    'Embargoed until 9 May 2027, 10:00',
    'EMBARGO: 9 May 2027',
    'ATHENS, 15 December 2021',
    'New York, NY, March 3, 2027 –',
    'https://example.org/news',
    'Tel.: +44 20 1234 5678',
    'E-mail: press@example.org',
    'Page 2 of 3',
    '- 30 -',
    '###',
    'ENDS',
    'Media contact:',
  ])('not %s', (line) => {
    expect(canBeTitle(line, 'en')).toBe(false);
  });

  it.each([
    'KKE and TKP: Joint press release about the meeting',
    'Releasing our tenth report',
    'Page turners of 2026',
    'Paris, a city of bridges, gains another',
    'Press freedom prize for Ada Byron',
  ])('%s', (line) => {
    expect(canBeTitle(line, 'en')).toBe(true);
  });
});

describe('the title of a document', () => {
  const cases: [FormatName, string, string, string][] = [
    ['markdown', 'Intro\n\n## Second\n\n# First *of* all\n', 'First of all', 'heading'],
    ['markdown', 'Intro\n\n## Second `code`\n', 'Second code', 'heading'],
    ['markdown', '---\ntitle: "From front: matter"\n---\n# Heading\n', 'From front: matter', 'option'],
    ['markdown', '**15 May 2027**\n\nProse first. Then more.\n', 'Prose first.', 'sentence'],
    [
      'markdown',
      '# 世界最古の土器を発見\n## ―北欧の谷で6200年前―\n\n北東大学のチームは、北欧の谷で世界最古の土器を発見しました。谷は観光地です。\n',
      '世界最古の土器を発見',
      'heading',
    ],
    [
      'text',
      'Mayor Opens New City Park\n\nResidents gain a playground and a pond\n\nThe mayor opens new city park grounds on Sunday. Mayor opens new city park.\n',
      'Mayor Opens New City Park',
      'line',
    ],
    ['html', '<title>Of &amp; for</title><h1>Heading</h1>', 'Of & for', 'title-element'],
    ['html', '<title>Of &amp; for</title><p>Text.</p><h2>Some facts</h2>', 'Of & for', 'title-element'],
    ['html', '<title>Quarterly report</title><h1>Harbour tolls fall</h1>', 'Harbour tolls fall', 'heading'],
    ['html', '<title>Heading here | Site</title><h1>Site</h1><h2>Heading here</h2>', 'Heading here', 'heading'],
    ['html', '<h2>Low</h2><h1>High <em>up</em></h1>', 'High up', 'heading'],
    ['text', 'FOR IMMEDIATE RELEASE\n\nWednesday, December 15, 2021\n\nA title line\n\nText.', 'A title line', 'line'],
    ['text', `${'A first sentence. '.repeat(20)}\nand a second line`, 'A first sentence.', 'sentence'],
  ];

  it.each(cases)('%s: %j', (format, text, title, from) => {
    expect(parse(format, text).title).toMatchObject({ text: title, from });
  });

  it('is the option, as a unit of its own where the document has no place for it', () => {
    const document = parse('text', 'Some line\n', { title: ' The  option ' });
    expect(document.title).toEqual({ text: 'The option', unit: 'title', from: 'option' });
    expect(document.units[0]).toEqual({
      id: 'title',
      kind: 'title',
      range: null,
      parts: [{ type: 'text', value: 'The option' }],
    });
  });

  it('is the front matter’s own unit when that is the option', () => {
    const document = parse('markdown', '---\ntitle: The option\n---\nText\n', { title: 'The option' });
    expect(document.title).toEqual({ text: 'The option', unit: 'b1', from: 'option' });
  });

  it('is the first sentence of the translation where it was the source’s', () => {
    const document = parse('markdown', 'One sentence. Two sentences.\n');
    const translations = new Map([['b1', [{ type: 'text' as const, value: 'Une phrase. Deux phrases.' }]]]);
    expect(renditionTitle(document, translations, 'fr')).toBe('Une phrase.');
    expect(renditionTitle(document, new Map(), 'fr')).toBe('One sentence.');
  });

  it('is whatever there is in a document without letters', () => {
    expect(parse('text', '\n 12 — 34\n').title).toMatchObject({ text: '12 — 34', from: 'sentence' });
  });
});
