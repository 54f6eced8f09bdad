import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { readFrontMatter } from '../../../../core/releases/options/front-matter.ts';
import { runs } from '../../../support/runs.ts';
import { rejection } from '../../rejection.ts';

const read = (text: string) => Object.fromEntries(readFrontMatter(text));
const refused = (text: string) => rejection(() => readFrontMatter(text));

describe('what is read', () => {
  test('keys as they are written, values as YAML has them', () => {
    const text =
      '---\nTitle: On the river\nlanguages: [fr, no]\nyear: 2026\ndraft: false\nembargo: 2026-12-01T09:00:00Z\n---\n\n# Text\n';
    expect(read(text)).toEqual({
      Title: 'On the river',
      languages: ['fr', 'no'], // YAML 1.2: `no` is a word
      year: 2026,
      draft: false,
      embargo: '2026-12-01T09:00:00Z',
    });
  });

  test.each([
    ['a block sequence', '---\nlanguages:\n  - fr\n  - es\n---\n', { languages: ['fr', 'es'] }],
    ['folded text', '---\ntitle: >-\n  On the\n  river\n---\n', { title: 'On the river' }],
    ['quotes', '---\ntitle: "A: b — *c*"\n---\n', { title: 'A: b — *c*' }],
    ['an empty value', '---\ntitle:\n---\n', { title: null }],
    ['CRLF', '---\r\ntitle: x\r\nauthor: y\r\n---\r\n', { title: 'x', author: 'y' }],
    ['spaces after the hyphens', '--- \ntitle: x\n---\t\n', { title: 'x' }],
    ['a file that ends with it', '---\ntitle: x\n---', { title: 'x' }],
    ['hyphens within a line', '---\ntitle: a --- b\n---\n', { title: 'a --- b' }],
    ['only the first block', '---\ntitle: x\n---\n\n---\ntitle: y\n---\n', { title: 'x' }],
  ])('%s', (_, text, content) => {
    expect(read(text)).toEqual(content);
  });

  test.each([
    ['no front matter', '# Text\n'],
    ['nothing between the hyphens', '---\n---\n\nText\n\n---\n'],
    ['an empty line', '---\n\n---\n'],
    ['only comments', '---\n# title: later\n---\n'],
    ['a rule that nothing closes', '---\ntitle: x\n'],
    ['a rule further down', '\n---\ntitle: x\n---\n'],
    ['four hyphens', '----\ntitle: x\n----\n'],
    ['an empty file', ''],
  ])('nothing of %s', (_, text) => {
    expect(read(text)).toEqual({});
  });

  test('each key has its line in the file', () => {
    const text = '---\r\n# a comment\r\ntitle: >-\r\n  On the\r\n  river\r\n\r\n"draft": true\r\n1984: x\r\n---\r\n';
    expect(Object.fromEntries(readFrontMatter(text).lines)).toEqual({ title: 3, draft: 7, 1984: 8 });
    expect(Object.fromEntries(readFrontMatter('---\n{ title: x, draft: true }\n---\n').lines)).toEqual({
      title: 2,
      draft: 2,
    });
  });

  test('any map comes back', () => {
    const key = fc.stringMatching(/^[a-z][a-z-]{0,9}$/);
    const value = fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.array(fc.string()));
    fc.assert(
      fc.property(fc.dictionary(key, value, { minKeys: 1, noNullPrototype: true }), (content) => {
        expect(read(`---\n${stringify(content)}---\n`)).toEqual(content);
      }),
    );
  });
});

describe('InvalidFrontMatter, with the line in the file', () => {
  test.each([
    ['a colon in plain text', '---\ntitle: One: two\n---\n', 2],
    ['a key twice', '---\ntitle: a\nauthor: b\ntitle: c\n---\n', 4],
    ['a tab before a key', '---\ntitle: a\n\tauthor: b\n---\n', 3],
    ['a list that nothing closes', '---\r\ntitle: a\r\nlanguages: [fr\r\nauthor: b\r\n---\r\n', 4],
    ['a sign that YAML keeps for itself', '---\ntitle: @work\n---\n', 2],
    ['emphasis that is an alias', '---\nauthor: a\ntitle: *Big* news\n---\n', 3],
  ])('%s', (_, text, line) => {
    const error = refused(text);
    expect(error.code).toBe('InvalidFrontMatter');
    expect(error.line).toBe(line);
    expect(error.message).toMatch(new RegExp(`^Line ${line}: \\w.*[^:]$`));
    expect(error.message).not.toMatch(/\n|column/);
  });

  test('an alias of nothing', () => {
    const error = refused('---\ntitle: *Big*\n---\n');
    expect(error.code).toBe('InvalidFrontMatter');
    expect(error.message).toContain('quotes');
  });

  test('aliases that multiply', () => {
    const tenfold = (of: string) => `[${Array(10).fill(of).join(', ')}]`;
    const bomb = `a: &a ${tenfold('x')}\nb: &b ${tenfold('*a')}\nc: &c ${tenfold('*b')}\nd: ${tenfold('*c')}`;
    expect(refused(`---\n${bomb}\n---\n`).code).toBe('InvalidFrontMatter');
  });

  test('brackets that nest without end', () => {
    expect(refused(`---\na: ${'['.repeat(50_000)}\n---\n`).code).toBe('InvalidFrontMatter');
  });

  test.each([
    ['text', '---\nThe ferry is back.\n---\n'],
    ['a list', '---\n- fr\n- es\n---\n'],
  ])('%s in place of keys', (_, text) => {
    const error = refused(text);
    expect(error.code).toBe('InvalidFrontMatter');
    expect(error.message).toContain('empty line');
  });

  test('any text is read or rejected, never anything else', () => {
    const signs = fc.string({ unit: fc.constantFrom(...'ab:-*&!|>\'"%@`#{}[],? \t\n\r<~') });
    fc.assert(
      fc.property(signs, (drawn) => {
        try {
          expect(readFrontMatter(`---\n${drawn}\n---\n`)).toBeInstanceOf(Map);
        } catch (error) {
          expect((error as Error).name).toBe('Rejection');
        }
      }),
      { numRuns: runs(1000) },
    );
  });
});

describe('front matter in TOML', () => {
  test('has keys as YAML does: times are texts, and tables are no value of an option', () => {
    const text =
      '+++\ntitle = "Park"\ndate = 2026-11-24T09:00:00Z\ndraft = true\ntags = ["a", \'b\']\nweight = 3\n[params]\nx = 1\n+++\nText.\n';
    expect(read(text)).toEqual({
      title: 'Park',
      date: '2026-11-24T09:00:00Z',
      draft: true,
      tags: ['a', 'b'],
      weight: 3,
      params: { nested: true },
    });
    expect(Object.fromEntries(readFrontMatter(text).lines)).toMatchObject({ title: 2, draft: 4, params: 7 });
  });

  test.each([
    ['a text without its end', '+++\na = 1\ntitle = "Park\n+++\nText.\n', 3],
    ['a key twice', '+++\na = 1\na = 2\n+++\nText.\n', 3],
  ])('is rejected with the line: %s', (_, text, line) => {
    expect(refused(text)).toMatchObject({ code: 'InvalidFrontMatter', line });
  });

  test('takes hostile nesting as it takes a title', () => {
    for (const value of ['['.repeat(60_000), '{a='.repeat(20_000), `${'a.'.repeat(30_000)}b`]) {
      expect(refused(`+++\ntitle = ${value}\n+++\nText.\n`).code).toBe('InvalidFrontMatter');
    }
  });

  test('has keys with the names of Object', () => {
    const keys = readFrontMatter('+++ \r\n"draft"=true\r\n__proto__ = "a"\r\nconstructor = "b"\r\n+++\r\nText.\r\n');
    expect([...keys]).toEqual([
      ['draft', true],
      ['__proto__', 'a'],
      ['constructor', 'b'],
    ]);
  });

  test.each([
    '+++ NEWS +++\n\na = b\n\n+++\n',
    '+++\nNews of the day\n+++\n\na = b\n',
    '+++\na = b\n',
    'Text\n+++\na = b\n+++\n',
  ])('is not meant by a line of signs: %j', (text) => {
    expect(read(text)).toEqual({});
  });
});

describe('a mistake in YAML that people make', () => {
  test.each([
    ['title: Heat: the future', 'must be in quotes, such as title: "Heat: the future".'],
    ['title: @harbour', 'Put the value in quotes'],
    ['title: "Heat', 'Close the quotes'],
    ['title: "The "Heron" sails"', 'title: "The \\"Heron\\" sails".'],
  ])('says what to type: %s', (line, advice) => {
    expect(refused(`---\n${line}\n---\n\nText.\n`)).toMatchObject({
      code: 'InvalidFrontMatter',
      message: expect.stringContaining(advice),
    });
  });
});
