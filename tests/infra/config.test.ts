import { describe, expect, expectTypeOf, test } from 'vitest';
import type { z } from 'zod';
import { engineCodes, findLocale } from '../../contracts/locales.ts';
import { type configSchema, parseConfig, settingsOf, spendingOf, withdrawalsOf } from '../../infra/config/config.ts';
import type { DragomanProps } from '../../infra/dragoman-props.ts';

describe('a configuration', () => {
  test('has a default for everything', () => {
    expect(parseConfig({})).toEqual({
      languages: ['es', 'fr', 'it', 'pt', 'ca', 'ar'],
      sourceLanguage: 'en',
      logRetentionDays: 90,
      publish: {},
      index: {},
      checks: {},
      settings: {},
      disclosure: { inDocument: false },
      memory: {},
      limits: {
        charactersPerRelease: 1_000_000,
        dailyCharacters: 5_000_000,
        most: 20_000_000,
        pricePerMillion: 15,
        withdrawals: 10,
      },
      desks: {},
      withdrawal: { keepData: false },
      externalImages: true,
      auditTrail: false,
      signatures: { sign: true, key: 1 },
      deletePublished: false,
    });
  });

  test('says which languages search engines may list only once they are reviewed, by their tags', () => {
    const index = { 'zh-TW': 'reviewed', no: 'all' };
    const config = parseConfig({ languages: ['no', 'zh-TW', 'fr'], index });
    expect(settingsOf(config).index).toEqual({ 'zh-Hant': 'reviewed' });
    expect(settingsOf(parseConfig({ index: { fr: 'all' } }))).not.toHaveProperty('index');
  });

  test('knows settings by any name of a language, and functions by its tag', () => {
    const settings = { 'zh-TW': { profanity: 'mask' }, no: { profanity: 'mask' } };
    const config = parseConfig({ languages: ['zh-TW', 'no', 'fr'], settings });
    expect(settingsOf(config).translationSettings).toEqual({
      'zh-Hant': { profanity: 'mask' },
      nb: { profanity: 'mask' },
    });
    expect(settingsOf(parseConfig({}))).not.toHaveProperty('translationSettings');
  });

  test('says whose words a release may use, if not those of every other', () => {
    expect(settingsOf(parseConfig({ memory: { share: 'all' } }))).toEqual(settingsOf(parseConfig({})));
    expect(settingsOf(parseConfig({ memory: { share: 'release' } }))).toMatchObject({
      sharedWords: { share: 'release' },
    });
    expect(() => parseConfig({ memory: { share: 'desk' } })).toThrow(/"share": "folder"/);
  });

  test('says how withdrawals go, beside what makes a version', () => {
    expect(withdrawalsOf(parseConfig({}))).toEqual({ limit: 10, keepData: false });
    const config = parseConfig({ limits: { withdrawals: 3 }, withdrawal: { keepData: true } });
    expect(withdrawalsOf(config)).toEqual({ limit: 3, keepData: true });
    expect(settingsOf(config)).toEqual(settingsOf(parseConfig({})));
    expect(spendingOf(config)).toEqual(spendingOf(parseConfig({})));
    expect(() => parseConfig({ limits: { withdrawals: 0 } })).toThrow(/limits/);
    expect(() => parseConfig({ withdrawal: { keepData: 'yes' } })).toThrow(/keepData/);
  });

  test('says what may be spent, beside the settings that make a version', () => {
    const limits = { charactersPerRelease: 5, dailyCharacters: 9, most: 12, pricePerMillion: 12.5 };
    expect(spendingOf(parseConfig({ limits }))).toEqual(limits);
    expect(settingsOf(parseConfig({ limits }))).toEqual(settingsOf(parseConfig({})));
    expect(spendingOf(parseConfig({ limits: { dailyCharacters: 9 } }))).toEqual({
      charactersPerRelease: 1_000_000,
      dailyCharacters: 9,
      most: 20_000_000,
      pricePerMillion: 15,
    });
  });

  test.each(['charactersPerRelease', 'dailyCharacters'])('fails where %s is more than any approval allows', (key) => {
    expect(() => parseConfig({ limits: { [key]: 20_000_001 } })).toThrow(/limits: 20000001 is more than "most"/);
    expect(parseConfig({ limits: { [key]: 20_000_001, most: 20_000_001 } }).limits).toMatchObject({
      [key]: 20_000_001,
    });
  });

  test.each([
    [{ charactersPerRelease: 0 }],
    [{ charactersPerRelease: 1.5 }],
    [{ dailyCharacters: -1 }],
    [{ most: 0 }],
    [{ pricePerMillion: 0 }],
    [{ charactersPerRelase: 5 }],
    [5],
  ])('fails where limits are %j', (limits) => {
    expect(() => parseConfig({ limits })).toThrow(/limits: .*allowed: an object such as/);
  });

  test('hands the checks that block to the functions, and no others', () => {
    const checks = { 'number-mismatch': 'block', 'wrong-script': 'warn' };
    expect(settingsOf(parseConfig({ checks })).blockingChecks).toEqual(['number-mismatch']);
    expect(settingsOf(parseConfig({}))).not.toHaveProperty('blockingChecks');
  });

  test.each([[{ 'numbers-mismatch': 'block' }], [{ 'number-mismatch': 'stop' }], ['block']])(
    'fails where checks are %j',
    (checks) => {
      expect(() => parseConfig({ checks })).toThrow(/checks/);
    },
  );

  test.each(engineCodes.filter((code) => code !== 'en'))('takes %s, as the engine has it', (code) => {
    expect(parseConfig({ languages: [code] }).languages).toEqual([findLocale(code)?.tag]);
  });

  test('takes every language of the engine at once', () => {
    const languages = engineCodes.filter((code) => code !== 'en');
    expect(parseConfig({ languages }).languages).toHaveLength(languages.length);
  });

  test.each([
    { written: 'zh-TW', tag: 'zh-Hant' },
    { written: 'zh', tag: 'zh-Hans' },
    { written: 'no', tag: 'nb' },
    { written: 'PT-br', tag: 'pt-BR' },
    { written: 'fa-AF', tag: 'fa-AF' },
  ])('makes $tag of $written', ({ written, tag }) => {
    expect(parseConfig({ languages: [written] }).languages).toEqual([tag]);
  });

  test.each([
    { languages: ['pt-BR', 'pt-AO'], why: 'their regions differ' },
    { languages: ['sr-Latn', 'sr-Cyrl'], why: 'their scripts differ' },
    { languages: ['pt', 'pt-PT'], why: 'the engine tells them apart' },
  ])('takes $languages together: $why', ({ languages }) => {
    expect(parseConfig({ languages }).languages).toEqual(languages);
  });

  test.each([
    { given: 'https://news.example.org/', kept: 'https://news.example.org' },
    { given: 'https://example.org/press//', kept: 'https://example.org/press' },
    { given: 'http://127.0.0.1:4580', kept: 'http://127.0.0.1:4580' },
  ])('keeps $kept of the address $given', ({ given, kept }) => {
    expect(parseConfig({ siteUrl: given })).toHaveProperty('siteUrl', kept);
  });

  test('hands functions what documents disclose, where they do', () => {
    expect(settingsOf(parseConfig({}))).not.toHaveProperty('disclosure');
    expect(settingsOf(parseConfig({ disclosure: { inDocument: true } })).disclosure).toEqual({ visibleLines: {} });
    const config = parseConfig({
      languages: ['zh-TW'],
      disclosure: { inDocument: true, visibleLine: { 'zh-TW': '機器翻譯' } },
    });
    expect(settingsOf(config).disclosure).toEqual({ visibleLines: { 'zh-Hant': '機器翻譯' } });
  });

  test('may leave the source language to each text; then every language may be one to translate into', () => {
    expect(parseConfig({ sourceLanguage: 'auto', languages: ['en', 'fr'] })).toMatchObject({
      sourceLanguage: 'auto',
      languages: ['en', 'fr'],
    });
  });

  test('passes to functions what they act on, and nothing else', () => {
    expect(settingsOf(parseConfig({ languages: ['es'], alarmEmail: 'desk@example.org' }))).toEqual({
      languages: ['es'],
      sourceLanguage: 'en',
    });
  });

  test('has the keys that the construct documents', () => {
    expectTypeOf<keyof z.input<typeof configSchema>>().toEqualTypeOf<keyof DragomanProps>();
  });
});

function certificate(region: string): string {
  return `arn:aws:acm:${region}:123456789012:certificate/0a1b2c3d-0000-4000-8000-000000000000`;
}

const wrong = [
  { given: { languages: [] }, says: 'languages: [] is given; allowed: one or more of af, sq,' },
  { given: { languages: 'es' }, says: 'languages: "es" is given; allowed: one or more of af, sq,' },
  {
    given: { languages: ['xx'] },
    says: 'languages: "xx" is not a language that the engine knows; allowed: one or more of',
  },
  { given: { languages: ['es', ''] }, says: 'languages: "" is not a language that the engine knows' },
  { given: { languages: [7] }, says: 'languages: 7 is given; allowed: one or more of' },
  { given: { languages: ['es', 'es'] }, says: 'languages: "es" is listed twice; allowed: each language once' },
  { given: { languages: ['zh', 'zh-CN'] }, says: 'languages: "zh-CN" is listed twice' },
  { given: { languages: ['nb', 'nn'] }, says: 'languages: "nn" is the same as nb: one engine code' },
  { given: { languages: ['fil', 'tl'] }, says: 'languages: "tl" is the same as fil: one engine code' },
  { given: { languages: ['pt', 'pt-BR'] }, says: 'languages: "pt-BR" is the same as pt: one engine code' },
  { given: { languages: ['fr', 'en'] }, says: 'languages: "en" is the source language (en)' },
  { given: { languages: ['en-GB'] }, says: 'languages: "en-GB" is the source language (en)' },
  {
    given: { sourceLanguage: 'klingon' },
    says: 'sourceLanguage: "klingon" is not a language that the engine knows; allowed: auto, or one of',
  },
  {
    given: { siteUrl: 'http://example.org' },
    says: 'siteUrl: "http://example.org" is given; allowed: an address such as https://',
  },
  { given: { siteUrl: 'https://example.org/?a=b' }, says: 'siteUrl: "https://example.org/?a=b" is given; allowed' },
  { given: { siteUrl: 'http://localhost:80' }, says: 'siteUrl: "http://localhost:80" is given; allowed: an address' },
  {
    given: { domain: { names: ['news.example.org'], certificateArn: certificate('eu-west-1') } },
    says: `domain: "${certificate('eu-west-1')}" is given; allowed: { "names": ["news.example.org"], "certificateArn": "arn:aws:acm:us-east-1:…`,
  },
  {
    given: { domain: { names: [], certificateArn: certificate('us-east-1') } },
    says: 'domain: [] is given; allowed: { "names": ["news.example.org"]',
  },
  {
    given: { domain: { names: ['https://news.example.org'], certificateArn: certificate('us-east-1') } },
    says: 'domain: "https://news.example.org" is given; allowed: { "names": ["news.example.org"]',
  },
  {
    given: { domain: { names: ['a.example.org', 'A.example.org'], certificateArn: certificate('us-east-1') } },
    says: 'domain: ["a.example.org","A.example.org"] names one twice; allowed: each domain name once',
  },
  { given: { domain: { names: ['a.example.org'] } }, says: 'domain: nothing is given; allowed: { "names": [' },
  { given: { logRetentionDays: 31 }, says: 'logRetentionDays: 31 is given; allowed: one of 1, 3, 5, 7, 14, 30,' },
  { given: { index: { fr: 'none' } }, says: 'index: "none" is given; allowed: for each language "all" or "reviewed"' },
  {
    given: { index: { de: 'reviewed' } },
    says: 'index: "reviewed" is given for de, which is not one of the languages; allowed: es, fr, it, pt, ca, ar',
  },
  { given: { settings: { fr: 'formal' } }, says: 'settings: "formal" is given; allowed: for each language an object' },
  {
    given: { settings: { de: { formality: 'formal' } } },
    says: 'settings: {"formality":"formal"} is given for de, which is not one of the languages; allowed: es, fr, it, pt, ca, ar',
  },
  {
    given: { settings: { fr: { tone: 'warm' } } },
    says: 'settings: "warm" is given as tone of fr, but the setting does not exist; allowed: formality, brevity, profanity',
  },
  {
    given: { settings: { fr: { formality: 'FORMAL' } } },
    says: 'settings: "FORMAL" is not a formality (fr); allowed: formal, informal',
  },
  {
    given: { settings: { ca: { formality: 'formal' } } },
    says: 'settings: "formal" is given, but the engine has no formality for ca; allowed: formality for nl, fr,',
  },
  {
    given: { disclosure: { inDoc: true } },
    says: 'disclosure: {"inDoc":true} is given; allowed: { "inDocument": true }, with a "visibleLine"',
  },
  { given: { disclosure: { inDocument: 'yes' } }, says: 'disclosure: "yes" is given; allowed: { "inDocument": true }' },
  {
    given: { disclosure: { inDocument: true, visibleLine: { fr: 'two\nlines' } } },
    says: 'disclosure: "two\\nlines" is given; allowed: { "inDocument": true }',
  },
  {
    given: { disclosure: { inDocument: true, visibleLine: { de: 'Von einer Maschine.' } } },
    says: 'disclosure: "Von einer Maschine." is given for de, which is not one of the languages; allowed: es, fr,',
  },
  {
    given: { disclosure: { visibleLine: { fr: 'Par une machine.' } } },
    says: 'disclosure: nothing is given beside a visibleLine, which is part of documents; allowed: true',
  },
  { given: { alarmEmail: 'desk' }, says: 'alarmEmail: "desk" is given; allowed: one e-mail address' },
  { given: { deletePublished: 'yes' }, says: 'deletePublished: "yes" is given; allowed: true or false' },
  {
    given: { langages: ['es'] },
    says: 'langages: ["es"] is given, but the key does not exist; did you mean languages?',
  },
  { given: 'es', says: '"es" is given; allowed: an object with any of languages, sourceLanguage,' },
];

describe('fails on', () => {
  test.each(wrong)('$given', ({ given, says }) => {
    expect(() => parseConfig(given)).toThrow(says);
  });

  test('several keys at once, a line each', () => {
    expect(() => parseConfig({ logRetentionDays: 2, deletePublished: 1 })).toThrow(
      /logRetentionDays: 2 is given.*\n.*deletePublished: 1 is given/,
    );
  });
});
