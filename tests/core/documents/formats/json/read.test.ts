import { describe, expect, it, test } from 'vitest';
import { parsePaths } from '../../../../../core/documents/formats/json/paths.ts';
import { parseDocument } from '../../../../../core/documents/parse-document.ts';
import { rejection } from '../../../rejection.ts';
import { parse, render, shapes } from '../../../support/parse.ts';
import { pseudo } from '../../../support/pseudo.ts';

const source = { format: 'json', extension: 'json', language: 'en', bom: false } as const;
const value = (text: string) => JSON.stringify({ label: text });
const chosen = (object: unknown, paths: string) =>
  shapes(parseDocument(JSON.stringify(object), { ...source, jsonPaths: parsePaths(paths) }));

describe('the units of a value', () => {
  test.each<[string, string, string[]]>([
    ['a text', 'A text of words.', ['A text of words.']],
    ['its lines', 'One line\nand another\r\n\r\n- an item', ['One line', 'and another', 'an item']],
    [
      'what templates fill in',
      'Dear {{name}}, %s of %{count} {unit} at ${place}',
      ['Dear <1/>, <2/> of <3/> <4/> at <5/>'],
    ],
    [
      'HTML',
      '<h2>A title</h2><p>Some <b>bold</b> text &amp; <code>code</code></p>',
      ['A title', 'Some <1>bold</1> text & <2/>'],
    ],
    ['its attributes', 'See <img alt="A ship" src="a.png"> there', ['See <1/> there', 'A ship']],
    ['numbered tags', 'Read <0>the terms</0> <1/> now', ['Read <1>the terms</1> <2/> now']],
    ['numbered tags beside HTML', 'Read <0>the terms</0> of <b>today</b>', ['Read <1>the terms</1> of <2>today</2>']],
    ['numbered tags beside a reference', 'You &amp; <1>they</1> <2/>', ['You & <1>they</1> <2/>']],
    ['numbered tags in each other', 'A <0>b <1>c</1></0> &lt;0&gt;', ['A <1>b <2>c</2></1> <0>']],
    [
      'named tags',
      'See <rules>the rules</rules> or <Link to="/x">ask</Link> us',
      ['See <1>the rules</1> or <2>ask</2> us'],
    ],
    ['tags with the names of HTML', 'See <link>the rules</link> and go', ['See <1>the rules</1> and go']],
    ['keys', 'Press <Enter> to go on, <F1> for help', ['Press <1/> to go on, <2/> for help']],
    ['an element that is a word', 'Put <script> into the <head> and save', ['Put <1/> into the <2/> and save']],
    [
      'what is not a tag',
      'a < b, <your name>, <john@example.org> and 3 <4> 5',
      ['a < b, <your name>, <<1/>> and 3 <2/> 5'],
    ],
    ['what i18next formats', 'You have {{count, number}} of {{total}} items', ['You have <1/> of <2/> items']],
    ['what frameworks fill in', 'Dear :name, see $t(a.b), $USER$ or __X__', ['Dear <1/>, see <2/>, <3/> or <4/>']],
    ['the same in HTML', '<p>Dear :name, <b>%place%</b> is open</p>', ['Dear <1/>, <2><3/></2> is open']],
    ['the same in a message', 'Dear :name, {n, number} of them', ['Dear <1/>, <2/> of them']],
    [
      'a plural',
      'You have {n, plural, =0 {nothing} one {# message} other {# messages}}.',
      ['You have <1/>.', 'nothing', '<1/> message', '<1/> messages'],
    ],
    [
      'messages inside messages',
      '{g, select, f {She has {n, plural, other {# dogs}}} other {They}}',
      ['She has <1/>', '<1/> dogs', 'They'],
    ],
    ['dates of messages', 'On {d, date, long} and {n, number}', ['On <1/> and <2/>']],
    ['quotes of messages', "It''s '{x}' of {n, number}", ["It's <1/> of <2/>"]],
    ['a message that does not close', 'Not {n, plural, one {# so} here', ['Not {n, plural, one {# so} here']],
    ['half a pair of surrogates', 'Half \ud83d here', []],
  ])('%s', (_, text, expected) => {
    // Something else is always there, since a file without texts is refused.
    expect(shapes(parse('json', `[${JSON.stringify(text)}, "The end."]`)).slice(0, -1)).toEqual(expected);
  });

  it('wraps again what was wrapped', () => {
    const lines = [
      'This paragraph was wrapped by hand at sixty columns, as',
      'many people still do, so that each of its lines ends where',
      'the next word had no room. It is one paragraph, and it must',
      'be translated as one, and be wrapped again after that.',
    ];
    const document = parse('json', value(lines.join('\n')));
    expect(document.units).toHaveLength(1);
    expect(JSON.parse(render(document, pseudo))).toEqual({ label: pseudo(lines.join('\n')) });
  });
});

describe('a translation', () => {
  test.each<[string, string, string, string]>([
    ['with what JSON escapes', 'A text', 'say "x" \\ \t y', 'say "x" \\ \t y'],
    ['of other planes', 'A text', '😀 𝒳', '😀 𝒳'],
    ['with half a character', 'A text', 'a\ud83d', 'a\ud83d'],
    ['with markup in plain text', 'A text', '<b>a & b</b>', '<b>a & b</b>'],
    ['with markup in HTML', '<p>A text</p>', '<b>a & b</b>', '<p>&lt;b&gt;a &amp; b&lt;/b&gt;</p>'],
    ['with an apostrophe in a message', 'A {n, number}', "d'", "d''{n, number}"],
    ['with braces in a message', 'A {n, number}', "a {b}} other {' ", "a '{'b'}}' other '{''' {n, number}"],
    [
      'with its own braces in a message',
      'Words {of it, so} {n, number}',
      'Mots {of it, so} ',
      'Mots {of it, so} {n, number}',
    ],
    ['with numbers in a plural', '{n, plural, other {# A}}', '#} {', "{n, plural, other {#'#}' '{'}}"],
    ['with a number elsewhere', 'A {n, number}', '#1 ', '#1 {n, number}'],
    ['with an apostrophe elsewhere', 'A {name}', "d'", "d'{name}"],
    ['in an attribute without quotes', '<img alt=word>', 'a "b" c', '<img alt="a &quot;b&quot; c">'],
  ])('%s', (_, text, translation, expected) => {
    const rendition = render(parse('json', value(text)), () => translation);
    expect(JSON.parse(rendition)).toEqual({ label: expected });
    expect(rendition).not.toContain('\\/');
  });

  it('leaves everything else to the byte: numbers, keys that come twice, escapes, white space', () => {
    const text =
      '\t{ "a" :\r\n1e999999, "a":"\\u0041 text", "t\\u0065xt":"Another text \\/ \\u00e9" , "id":"\\u00e9 x"\n}\n\n ';
    expect(render(parse('json', text), (part) => part.replace('text', 'Text'))).toBe(
      text.replace('\\u0041 text', 'A Text').replace('Another text \\/ \\u00e9', 'Another Text / é'),
    );
  });
});

describe('the title', () => {
  test.each([
    [{ name: 'The name', headline: 'The headline', title: 'The title' }, 'The title'],
    [{ name: 'The name', headline: 'The headline' }, 'The headline'],
    [{ items: [{ title: 'Not this' }], name: 'The name' }, 'The name'],
    [{ title: '<b>Fish</b> &amp; chips' }, 'Fish & chips'],
  ])('of %j', (object, title) => {
    expect(parse('json', JSON.stringify(object)).title).toMatchObject({ text: title, from: 'title-element' });
  });

  it('is the first sentence where none is marked', () => {
    expect(parse('json', '[{"body": "A first sentence. A second one."}]').title).toMatchObject({
      text: 'A first sentence.',
      from: 'sentence',
    });
  });
});

describe('the option json-paths', () => {
  const object = {
    title: 'The title',
    state: 'draft',
    items: [{ body: 'A body', note: 'A note', id: 'x' }],
    id: 'An id',
  };

  test.each([
    ['$.title', ['The title']],
    ['$.items[*].body, $.title', ['The title', 'A body']],
    ['$.state', ['draft']],
    ['$.items', ['A body', 'A note']],
    ['/id', ['An id']],
    ['$', ['The title', 'A body', 'A note']],
  ])('%s', (paths, expected) => {
    expect(chosen(object, paths)).toEqual(expected);
  });

  it('must lead to a text', () => {
    expect(rejection(() => chosen(object, '$.body'))).toMatchObject({
      code: 'InvalidOption',
      message: expect.stringContaining('do not lead to text'),
    });
  });

  it('is what a file without anything like prose needs', () => {
    expect(rejection(() => parse('json', '{"id":"a"}'))).toMatchObject({
      code: 'EmptyDocument',
      message: expect.stringContaining('json-paths'),
    });
  });
});
