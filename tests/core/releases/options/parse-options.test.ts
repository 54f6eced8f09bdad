import { describe, expect, test } from 'vitest';
import { readFrontMatter } from '../../../../core/releases/options/front-matter.ts';
import { optionNames } from '../../../../core/releases/options/known-options.ts';
import { parseOptions } from '../../../../core/releases/options/parse-options.ts';
import { rejection } from '../../rejection.ts';

const given = {
  configured: ['en', 'es', 'fr', 'nb', 'zh-Hans', 'zh-Hant', 'pt-BR'],
  now: new Date('2026-10-01T12:00:00Z'),
};

const parse = (...sources: Record<string, unknown>[]) =>
  parseOptions(
    sources.map((source) => new Map(Object.entries(source))),
    given,
  );
const refused = (...sources: Record<string, unknown>[]) => rejection(() => parse(...sources));

describe('where options stand', () => {
  test('nothing said is nothing', () => {
    expect(parse()).toEqual({});
    expect(parse({}, {})).toEqual({});
  });

  test('object metadata, the later source, wins key by key', () => {
    expect(parse({ title: 'front', correction: 'a date' }, { title: 'metadata', charset: 'utf-8' })).toEqual({
      title: 'metadata',
      correction: 'a date',
      charset: 'utf-8',
    });
  });

  test('what metadata overrides is not read', () => {
    expect(parse({ title: null, withdrawn: 'no' }, { title: 'x', withdrawn: 'Sold' })).toEqual({
      title: 'x',
      withdrawn: 'Sold',
    });
  });

  test('keys are read in any case, and other keys are the author’s own', () => {
    expect(parse({ Title: 'x', author: ['a', 'b'], 'my-languages': 4 })).toEqual({ title: 'x' });
  });

  test('one option by two keys is rejected: nobody can tell which is meant', () => {
    const text = '---\nembargo: 2026-12-24T09:00:00Z\nEmbargo: none\n---\n';
    const error = rejection(() => parseOptions([readFrontMatter(text)], given));
    expect(error).toMatchObject({ code: 'InvalidOption', line: 3 });
    expect(error.message).toContain('"embargo" and "Embargo"');
  });

  test.each([
    ['languagse', 'languages'],
    ['Titel', 'title'],
    ['embargо', 'embargo'], // its last letter is Cyrillic
  ])('UnknownOption: %s', (key, meant) => {
    const error = refused({ [key]: 'x' });
    expect(error.code).toBe('UnknownOption');
    expect(error.message).toContain(`"${key}"`);
    expect(error.message).toContain(`"${meant}"`);
  });
});

describe('an option without a value', () => {
  const blanks: [string, unknown][] = [
    ['null', null],
    ['an empty text', ''],
    ['blanks', ' \n\u00a0\u200b'],
    ['a tilde', '~'],
    ['the word null', 'NULL'],
    ['undefined', 'undefined'],
    ['an empty list', []],
    ['an empty map', {}],
  ];

  test.each(optionNames.flatMap((name) => blanks.map(([what, value]) => [name, what, value] as const)))(
    'InvalidOption: "%s" is %s',
    (name, _, value) => {
      for (const error of [refused({ [name]: value }), refused({}, { [name.toUpperCase()]: value })]) {
        expect(error.code).toBe('InvalidOption');
        expect(error.message).toContain(`"${name}" has no value`);
      }
    },
  );

  test('says in which line of the front matter it is', () => {
    const text = '---\n# From our template\ntitle: x\nEmbargo: # none yet\nauthor:\n---\n';
    const error = rejection(() => parseOptions([readFrontMatter(text)], given));
    expect(error).toMatchObject({ code: 'InvalidOption', line: 4 });
  });

  test.each(['languages', 'after-review'])('InvalidOption: "%s" with an entry without one', (name) => {
    expect(refused({ [name]: ['fr', null] }).message).toContain('no value');
    expect(refused({ [name]: ' , ,' }).message).toContain('no value');
  });

  test('other keys may be empty', () => {
    expect(parse({ author: null, tags: [], 'my-embargo': '' })).toEqual({});
  });
});

describe('a yes or no but needs a text', () => {
  test.each(
    ['withdrawn', 'correction'].flatMap((name) =>
      ['false', 'no', 'No', 'OFF', '0', 'true', 'yes', 'none', 'n/a', '2026-12-01', false, true, 0].map(
        (value) => [name, value] as const,
      ),
    ),
  )('InvalidOption: "%s" is %j', (name, value) => {
    const error = refused({ [name]: value });
    expect(error.code).toBe('InvalidOption');
    expect(error.message).toContain(`"${name}" says "${value}"`);
    expect(error.message).toMatch(/write .*such as "/);
  });

  test('a text that begins with one is a text', () => {
    expect(parse({ withdrawn: 'No longer true.', correction: 'false date' })).toEqual({
      withdrawn: 'No longer true.',
      correction: 'false date',
    });
  });

  test('a title may be one: works are called so', () => {
    expect(parse({ title: 'No' })).toEqual({ title: 'No' });
    expect(parse({ title: 1984 })).toEqual({ title: '1984' });
  });
});

describe('title and correction', () => {
  test('are one line', () => {
    expect(parse({ title: ' On\n the \t river ' })).toEqual({ title: 'On the river' });
  });

  test('may be a number to YAML', () => {
    expect(parse({ title: 2026 })).toEqual({ title: '2026' });
  });

  test('a title has up to 200 characters, as a reader counts them', () => {
    expect(parse({ title: '🎪'.repeat(200) }).title).toHaveLength(400);
    const error = refused({ title: 'x'.repeat(201) });
    expect(error.code).toBe('InvalidOption');
    expect(error.message).toMatch(/201.*200/);
  });

  test.each([
    ['a list', ['x']],
    ['object', { en: 'x' }],
    ['boolean', true],
  ])('InvalidOption: %s', (kind, value) => {
    const error = refused({ title: value });
    expect(error.code).toBe('InvalidOption');
    expect(error.message).toContain('"title"');
    expect(error.message).toContain(kind);
  });

  test.each(['title', 'correction', 'charset', 'embargo', 'languages', 'source-language', 'allow-hidden'])(
    'InvalidOption: an empty %s',
    (name) => {
      const error = refused({ [name]: ' \n' });
      expect(error.code).toBe('InvalidOption');
      expect(error.message).toContain(`"${name}"`);
    },
  );
});

describe('an option that is to hold no longer', () => {
  test.each([
    ['languages', 'none'],
    ['languages', ' None '],
    ['languages', ['none']],
    ['source-language', 'none'],
    ['after-review', 'configured'],
  ])('%s: %j leaves the configuration in force, also over the front matter', (name, value) => {
    expect(parse({ [name]: value })).toEqual({});
    expect(parse({ [name]: 'fr' }, { [name]: value })).toEqual({});
  });

  test.each(['languages', 'after-review'])('UnknownLanguage: %s with "none" among languages', (name) => {
    expect(refused({ [name]: 'none, fr' }).code).toBe('UnknownLanguage');
  });
});

describe('allow-hidden', () => {
  test.each<[unknown, boolean]>([
    ['true', true],
    ['TRUE', true],
    [true, true],
    ['false', false],
    [false, false],
  ])('%j', (value, allowHidden) => {
    expect(parse({ 'allow-hidden': value })).toEqual({ allowHidden });
  });

  test.each(['yes', '1', 'tru'])('InvalidOption: %s', (value) => {
    const error = refused({ 'allow-hidden': value });
    expect(error.code).toBe('InvalidOption');
    expect(error.message).toContain(`"${value}"`);
  });
});

describe('languages', () => {
  test.each<[string, unknown, string[]]>([
    ['commas', 'fr, es', ['fr', 'es']],
    ['spaces', ' fr  es ', ['fr', 'es']],
    ['both, with a comma too many', ',fr ,, es,', ['fr', 'es']],
    ['a sequence', ['fr', 'es'], ['fr', 'es']],
    ['one', 'fr', ['fr']],
    ['in the order given', 'zh-Hant fr en', ['zh-Hant', 'fr', 'en']],
    ['Amazon’s codes', 'zh zh-TW no', ['zh-Hans', 'zh-Hant', 'nb']],
    ['any case', 'FR ZH-hant pt-br', ['fr', 'zh-Hant', 'pt-BR']],
    ['no language twice, by whichever name', 'fr zh FR zh-CN zh-Hans', ['fr', 'zh-Hans']],
  ])('%s', (_, value, tags) => {
    expect(parse({ languages: value })).toEqual({ languages: tags });
  });

  test.each([
    ['not configured', 'fr de', 'de'],
    ['a variety that is not configured', 'pt', 'pt'],
    ['unknown to the engine', ['fr', 'tlh'], 'tlh'],
    ['no tag', 'french', 'french'],
    ['an underscore', 'pt_BR', 'pt_BR'],
  ])('UnknownLanguage: %s', (_, value, named) => {
    const error = refused({ languages: value });
    expect(error.code).toBe('UnknownLanguage');
    expect(error.message).toContain(`"${named}"`);
    expect(error.message).toContain('en, es, fr, nb, zh-Hans, zh-Hant, pt-BR');
  });

  test.each<[string, unknown]>([
    ['none', []],
    ['only commas', ', ,'],
  ])('InvalidOption: %s', (_, value) => {
    expect(refused({ languages: value }).code).toBe('InvalidOption');
  });
});

describe('source-language', () => {
  test('is any language of the engine, configured or not', () => {
    expect(parse({ 'source-language': 'DE' })).toEqual({ sourceLanguage: 'de' });
    expect(parse({ 'source-language': 'zh-TW' })).toEqual({ sourceLanguage: 'zh-Hant' });
    expect(parse({ 'source-language': 'Auto' })).toEqual({ sourceLanguage: 'auto' });
  });

  test('UnknownLanguage', () => {
    const error = refused({ 'source-language': 'tlh' });
    expect(error.code).toBe('UnknownLanguage');
    expect(error.message).toContain('"tlh"');
  });
});

describe('embargo', () => {
  test('is kept in UTC', () => {
    expect(parse({ embargo: '2026-12-01T09:00 Europe/Rome' })).toEqual({ embargo: '2026-12-01T08:00:00Z' });
  });

  test.each(['none', '2026-09-30T09:00:00Z'])(
    'lifted or past (%s) is said, since it ends one that was there',
    (value) => {
      expect(parse({ embargo: value }).embargo).toBe('none');
    },
  );

  test('metadata lifts what front matter holds', () => {
    expect(parse({ embargo: '2026-12-01T09:00:00Z' }, { embargo: 'none' })).toEqual({ embargo: 'none' });
  });

  test('InvalidEmbargo and EmbargoTooFar', () => {
    expect(refused({ embargo: 'soon' }).code).toBe('InvalidEmbargo');
    expect(refused({ embargo: 2026 }).code).toBe('InvalidEmbargo');
    expect(refused({ embargo: '2028-01-01T00:00:00Z' }).code).toBe('EmbargoTooFar');
  });
});

describe('json-paths', () => {
  test('are read once, so that a wrong one is said at once', () => {
    expect(parse({ 'json-paths': '$.title, /items/*/body' }).jsonPaths).toEqual([
      [{ type: 'name', name: 'title' }],
      [{ type: 'name', name: 'items' }, { type: 'any' }, { type: 'name', name: 'body' }],
    ]);
  });

  test.each(['$.items[?(@.a)]', ',', ''])('InvalidOption: %j', (value) => {
    expect(refused({ 'json-paths': value }).code).toBe('InvalidOption');
  });

  test('are not misspelt', () => {
    expect(refused({ 'json-path': '$' }).message).toContain('"json-paths"');
  });
});
