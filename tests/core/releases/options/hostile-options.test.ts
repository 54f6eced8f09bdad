import { describe, expect, test } from 'vitest';
import { maxFrontMatterLength } from '../../../../contracts/limits.ts';
import { readFrontMatter } from '../../../../core/releases/options/front-matter.ts';
import { optionNames } from '../../../../core/releases/options/known-options.ts';
import { decodeMetadata, readMetadata } from '../../../../core/releases/options/metadata.ts';
import { parseOptions } from '../../../../core/releases/options/parse-options.ts';
import { sampleOf, tier } from '../../../support/runs.ts';

const given = { configured: ['en', 'fr'], now: new Date('2026-10-01T12:00:00Z') };
const fenced = (yaml: string) => `---\n${yaml}\n---\n\nText.\n`;

/** Those that front matter is rejected with. */
const codes = ['InvalidEmbargo', 'InvalidFrontMatter', 'InvalidOption', 'UnknownLanguage'];

/** What front matter comes to: its values, or the code that it is rejected with. */
function outcome(yaml: string): { code: string } | { values: Map<string, unknown>; options: string } {
  try {
    const values = readFrontMatter(fenced(yaml));
    const options = parseOptions([values], given);
    return { values, options: JSON.stringify(options) };
  } catch (error) {
    const { name, errors } = error as { name: string; errors: { code: string }[] };
    if (name !== 'Rejection') throw error;
    return { code: errors[0]?.code ?? '' };
  }
}

/** Strings, numbers and containers in a value, each as often as it is reached; it must end. */
function sizeOf(value: unknown, budget = { left: 1_000_000 }): number {
  budget.left--;
  if (budget.left < 0) throw new Error('The value does not end');
  if (value === null || typeof value !== 'object') return 1;
  return Object.values(value).reduce((sum: number, each) => sum + sizeOf(each, budget), 1);
}

const codeOf = (yaml: string) => {
  const found = outcome(yaml);
  return 'code' in found ? found.code : `not rejected: ${[...found.values.keys()]}`;
};

/** Nothing has become a property of every object. */
function expectUnpolluted(): void {
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  expect(([] as unknown as Record<string, unknown>)['polluted']).toBeUndefined();
}

describe('aliases in front matter', () => {
  const letters = [...'abcdefghi'];
  const laughs = (of: (name: string) => string, first: string) =>
    letters
      .map((name, index) => `${name}: &${name} ${index === 0 ? first : of(letters[index - 1] as string)}`)
      .join('\n');

  test.each([
    ['lists of lists', laughs((name) => `[${Array(9).fill(`*${name}`).join(', ')}]`, '[x, x, x, x, x, x, x, x, x]')],
    [
      'maps of maps',
      laughs((name) => `{${letters.map((key) => `${key}: *${name}`).join(', ')}}`, '{a: x, b: x, c: x}'),
    ],
    ['maps that merge', laughs((name) => `{<<: [${Array(9).fill(`*${name}`).join(', ')}], z: 1}`, '{a: x}')],
    ['a text 1,500 times', `a: &a ${'x'.repeat(1_000)}\nb: [${Array(1_500).fill('*a').join(',')}]`],
    ['a list a thousand times', `a: &a [x]\nb: [${Array(1_000).fill('*a').join(',')}]`],
    ['an alias of what is not there', 'title: *nothing'],
    ['an alias before its anchor', 'title: *a\nauthor: &a x'],
  ])('that are too many, or of nothing, are rejected: %s', (_, yaml) => {
    expect(codeOf(yaml)).toBe('InvalidFrontMatter');
  });

  test.each([
    ['a list', 'title: &a [*a]'],
    ['a map', 'title: &a {title: *a}'],
    ['a merged map', 'title: &a {<<: *a}'],
    ['a list in a map', 'languages: &a\n  - b: *a'],
    ['a key', '? &a [x, *a]\n: y'],
    ['two that hold each other', 'a: &a [&b [*a], *b]'],
    ['in a key that nobody reads', 'other: &a [*a]'],
  ])('of themselves do not go round and round: %s', (_, yaml) => {
    const found = outcome(yaml);
    if ('options' in found) expect(found.options).toBe('{}');
    else expect(codes).toContain(found.code);
  });

  test('that are few are read', () => {
    const found = outcome('title: &a The ferry\nheadline: *a\nall: [*a, *a]');
    const values = 'values' in found ? Object.fromEntries(found.values) : {};
    expect(values).toEqual({ title: 'The ferry', headline: 'The ferry', all: ['The ferry', 'The ferry'] });
  });

  test.each([0, 1, 50, 99, 100, 101, 1_000])('%s of them come to no more than their text', (count) => {
    const yaml = `a: &a [x, x, x, x]\nb: [${Array(count).fill('*a').join(',')}]`;
    const found = outcome(yaml);
    if ('values' in found)
      expect([...found.values.values()].reduce((sum: number, each) => sum + sizeOf(each), 0)).toBeLessThan(1_000);
    else expect(found.code).toBe('InvalidFrontMatter');
    expect('values' in found).toBe(count < 100);
  });
});

describe('names that objects have', () => {
  test.each([
    '__proto__: {polluted: yes}',
    '"__proto__": {polluted: yes}',
    '? __proto__\n: {polluted: yes}',
    'constructor: {prototype: {polluted: yes}}',
    'a: {__proto__: {polluted: yes}}',
    'a: {constructor: {prototype: {polluted: yes}}}',
    'a: &a {polluted: yes}\n__proto__: *a',
    'a: &a {polluted: yes}\nb: {<<: *a, __proto__: *a}',
    '<<: {__proto__: {polluted: yes}}',
    'toString: x\nvalueOf: y\nhasOwnProperty: z',
    'title: {toString: x, valueOf: y}',
    'languages: {length: 3, toString: x}',
  ])('are keys like others: %s', (yaml) => {
    const found = outcome(yaml);
    if ('code' in found) expect(found.code).toBe('InvalidOption');
    else
      for (const value of found.values.values())
        expect((value as Record<string, unknown>)['polluted']).toBeOneOf([undefined, 'yes']);
    expectUnpolluted();
  });

  test('are kept where they are keys of the file', () => {
    expect([...readFrontMatter(fenced('__proto__: a\nconstructor: b\ntoString: c')).entries()]).toEqual([
      ['__proto__', 'a'],
      ['constructor', 'b'],
      ['toString', 'c'],
    ]);
  });

  test('are names of metadata like others', () => {
    const stored = JSON.parse(
      '{"__proto__": "a", "constructor": "b", "x-amz-meta-__proto__": "c", "x-amz-meta-toString": "d"}',
    );
    expect(Object.fromEntries([...readMetadata(stored)].map(([name, value]) => [`=${name}`, value]))).toEqual({
      '=__proto__': 'a',
      '=constructor': 'b',
      '=toString': 'd',
    });
    expect(parseOptions([readMetadata(stored)], given)).toEqual({});
    expectUnpolluted();
  });
});

const tagged = [
  '!!js/function "function () { return 1 }"',
  '!!js/undefined ""',
  '!!js/regexp /a+/',
  '!!python/object/apply:os.system ["id"]',
  '!ruby/object:Gem::Installer {i: x}',
  '!<tag:yaml.org,2002:js/function> x',
  '!!binary aGVsbG8=',
  '!!set {a, b}',
  '!!omap [a: 1]',
  '!!pairs [a: 1]',
  '!!timestamp 2026-01-01',
  '!!merge <<',
  '!!null x',
  '!!float .nan',
  '!!int 0x7fffffffffffffffffff',
  '! x',
  '!e!x y',
];

describe('tags', () => {
  test.each(tagged)('run nothing, and no option is more than text, numbers and lists: %s', (value) => {
    for (const option of [...sampleOf(optionNames, 6), 'other']) {
      for (const yaml of [`${option}: ${value}`, `${option}: [${value}]`, `${option}: {a: ${value}}`]) {
        const found = outcome(yaml);
        if ('code' in found) expect(codes).toContain(found.code);
        else expect(found.options.length).toBeLessThan(200);
      }
    }
  });
});

describe('floods in front matter', () => {
  const length = tier === 'thorough' ? maxFrontMatterLength : 512;
  const units = [
    ...'[{-?:*&!|"\'%#,> \n\t',
    '- ',
    '? ',
    ': ',
    'a: ',
    '[a,',
    '{a: ',
    '*a ',
    '&a ',
    '!!',
    'a: b\n',
    ' a:\n',
    '\\',
    '"\\u',
    '---\n',
    '...\n',
    '\ufeff',
    '%YAML 1.2\n',
  ];

  test.each(units)('of %j end, in a code or in values', (unit) => {
    for (const before of ['', 'title: ']) {
      const yaml = `${before}${unit.repeat(length / unit.length)}`.slice(0, length - 1);
      const found = outcome(yaml);
      if ('code' in found) expect(codes).toContain(found.code);
    }
  });

  test.each([
    ['one in another', (depth: number) => '? '.repeat(depth)],
    ['with a word', (depth: number) => `${'? '.repeat(depth)}a`],
    ['maps', (depth: number) => `${'{? '.repeat(depth)}a${'}'.repeat(depth)}`],
    ['lists', (depth: number) => `${'{['.repeat(depth)}a${']: b}'.repeat(depth)}`],
    ['behind a key', (depth: number) => `title: ${'{? '.repeat(depth)}a${'}'.repeat(depth)}`],
    [
      'as aliases',
      (depth: number) =>
        Array.from({ length: depth }, (_, n) => (n === 0 ? 'k0: &k0 {a: b}' : `k${n}: &k${n} {? *k${n - 1} : x}`)).join(
          '\n',
        ),
    ],
  ])('of keys that are not words do not take minutes: %s', (_, make) => {
    for (const depth of [64, 512]) expect(codeOf(make(depth))).toBe('InvalidFrontMatter');
  });

  test.each(['author: {{ site.author }}', 'author: {{{ name }}}', '? [a, b]\n: c'])(
    'do not forbid a template: %s',
    (yaml) => {
      expect(outcome(yaml)).toMatchObject({ options: '{}' });
    },
  );

  test('are not looked at beyond the limit', () => {
    expect(codeOf('a: b\n'.repeat(maxFrontMatterLength / 5 + 1))).toBe('InvalidFrontMatter');
  });
});

describe('encoded words in metadata', () => {
  const word = (charset: string, bytes: string) =>
    `=?${charset}?B?${Buffer.from(bytes, 'latin1').toString('base64')}?=`;

  test.each([
    ['a word in a word is decoded once', '=?UTF-8?Q?=3D=3FUTF-8=3FQ=3Fa=3F=3D?=', '=?UTF-8?Q?a?='],
    ['in UTF-7 it is text', word('UTF-7', '+ADw-script+AD4-'), word('UTF-7', '+ADw-script+AD4-')],
    ['in a charset of an object it is text', word('__proto__', 'a'), word('__proto__', 'a')],
    ['in a charset that replaces all it is text', word('iso-2022-kr', 'a'), word('iso-2022-kr', 'a')],
    ['half a character is text', word('UTF-8', '\xc3'), word('UTF-8', '\xc3')],
    ['a long form of a sign is text', word('UTF-8', '\xc0\xbc'), word('UTF-8', '\xc0\xbc')],
    ['half a pair is text', word('UTF-8', '\xed\xa0\xbd'), word('UTF-8', '\xed\xa0\xbd')],
    ['base64 that is none', '=?UTF-8?B?%%%?=', ''],
    ['an unknown kind', '=?UTF-8?X?a?=', '=?UTF-8?X?a?='],
    ['no content', '=?UTF-8?Q??=', ''],
    ['a sign of replacement', '=?UTF-8?Q?$1$&$`?=', '$1$&$`'],
  ])('%s', (_, value, text) => {
    expect(decodeMetadata(value)).toBe(text);
  });

  test('do not hide a line of another option', () => {
    const [embargo] = [...readMetadata({ title: '=?UTF-8?Q?a=0D=0Aembargo:_none?=' }).keys()].filter(
      (name) => name === 'embargo',
    );
    expect(embargo).toBeUndefined();
  });

  test.each(['=?', '?=', '?= ', '=?UTF-8?', '=?UTF-8?Q?', '=?UTF-8?Q?a?= ', '=?a', '?= \n', '=', '_', '=C3'])(
    'in floods of %j end',
    (unit) => {
      const flood = unit.repeat((tier === 'thorough' ? 262_144 : 4_096) / unit.length);
      expect(decodeMetadata(flood).length).toBeLessThanOrEqual(flood.length);
      expect(decodeMetadata(`=?UTF-8?Q?${flood}?=`).length).toBeLessThanOrEqual(flood.length + 14);
    },
  );
});
