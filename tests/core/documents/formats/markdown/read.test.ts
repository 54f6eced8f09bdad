import { toMarkdown } from 'mdast-util-to-markdown';
import { describe, expect, it } from 'vitest';
import { parse, render, shapes } from '../../../support/parse.ts';

const kinds = (text: string) => parse('markdown', text).units.map(({ kind }) => kind);

describe('markdown', () => {
  it.each([
    ['headings', '# One\n\nTwo\n===\n', ['One', 'Two'], ['heading', 'heading']],
    ['items', '- one\n  - two\n\n1. three\n', ['one', 'two', 'three'], ['list-item', 'list-item', 'list-item']],
    ['quotes over lines', '> one\n> two\nthree\n', ['one two three'], ['paragraph']],
    ['cells', '| a | b\\|c |\n|---|---|\n| d | 1 |\n', ['a', 'b|c', 'd'], ['cell', 'cell', 'cell']],
    ['footnotes', 'a[^1] b\n\n[^1]: note\n', ['a<1/> b', 'note'], ['paragraph', 'paragraph']],
    ['links and their titles', 'a [b](c "d") e\n', ['a <1>b</1> e', 'd'], ['paragraph', 'attribute']],
    ['titles of definitions', '[a]\n\n[a]: /b (c d)\n', ['<1>a</1>', 'c d'], ['paragraph', 'attribute']],
    ['images', 'a ![b *c*](d) e\n', ['a <1/> e', 'b <1>c</1>'], ['paragraph', 'attribute']],
    ['code, breaks, addresses', 'a `b`\\\nc <https://d.e> f@g.org h\n', ['a <1/><2/>c <3/> <4/> h'], ['paragraph']],
    ['HTML in a line', 'a <b>c</b> <br> <i>d\n', ['a <1>c</1> <2/> <3/>d'], ['paragraph']],
    [
      'HTML that is kept',
      'a <span translate="no">*b* <span>c</span></span> d <kbd>e</kbd>\n',
      ['a <1/> d <2/>'],
      ['paragraph'],
    ],
    ['HTML blocks', '<div title="t t">\n<p>a <b>c</b>\n</div>\n', ['t t', 'a <1>c</1>'], ['attribute', 'paragraph']],
    ['references', '&copy; a\\*b &#x61;\n', ['© a*b a'], ['paragraph']],
    ['front matter', '---\ntitle: a b\nother: c d\n---\n', ['a b'], ['title']],
    ['nothing in code', '```js\na\n```\n\n    b\n', [], []],
  ])('reads %s', (_, text, expected, expectedKinds) => {
    expect(shapes(parse('markdown', text)).filter((shape) => shape !== 'a ')).toEqual(
      expected.length === 0 ? shapes(parse('markdown', text)) : expected,
    );
    expect(kinds(text)).toEqual(expectedKinds.length === 0 ? ['title'] : expectedKinds);
  });

  it('keeps HTML that asks for it over blank lines', () => {
    expect(shapes(parse('markdown', 'a\n\n<div translate="no">\n\nb\n\n</div>\n\nc\n'))).toEqual(['a', 'c']);
  });

  it.each([
    [
      'keeps the label of a reference',
      '[b c][] ![d]\n\n[b c]: /u\n[d]: /v\n',
      '[X][b c] ![X][d]\n\n[b c]: /u\n[d]: /v\n',
    ],
    ['keeps a hard break and its line’s prefix', '> a\\\n> b\n', '> X\\\n> X\n'],
    ['writes soft-wrapped lines as one', '- a\n  b\n', '- X\n'],
    ['keeps titles in their quotes', "[a](b 'c')\n", "[X](b 'X')\n"],
    [
      'keeps front matter but its title',
      "---\nlang: en # x\ntitle: 'it'\n---\na\n",
      "---\nlang: en # x\ntitle: 'X'\n---\nX\n",
    ],
  ])('%s', (_, text, expected) => {
    expect(render(parse('markdown', text), (source) => source.replace(/\S.*\S|\S/s, 'X'))).toBe(expected);
  });

  it.each([
    ['# no heading', '\\# no heading'],
    ['1. no item', '1\\. no item'],
    ['- no item', '\\- no item'],
    ['> no quote', '\\> no quote'],
    ['snake_case and 3.5 units, e.g. a-b (c)!', 'snake_case and 3.5 units, e.g. a-b (c)!'],
    ['5 * 3 [sic] `x` <b>', '5 \\* 3 \\[sic] \\`x\\` \\<b>'],
    ['R&D &amp; more', 'R&D \\&amp; more'],
  ])('writes %j so that it means itself', (translation, expected) => {
    // Which compiles the library's own rules, for all who use it after.
    toMarkdown({ type: 'paragraph', children: [{ type: 'text', value: 'R&D' }] });
    expect(render(parse('markdown', 'source\n'), () => translation)).toBe(`${expected}\n`);
  });

  it('escapes bars in cells only', () => {
    expect(render(parse('markdown', '|a|\n|-|\n'), () => 'x | y')).toBe('|x \\| y|\n|-|\n');
    expect(render(parse('markdown', 'a\n'), () => 'x | y')).toBe('x | y\n');
  });

  it.each([
    ['`**` between punctuation and a letter', '**a**b\n', ['重要。', '文本'], '**重要。**&#x6587;本\n'],
    ['a backslash before a mark', 'a*b*\n', ['c\\文', '"d'], 'c\\\\&#x6587;*"d*\n'],
    ['white space inside marks', '**a**b\n', [' c ', 'd'], '**c** d\n'],
    ['marks around nothing', 'x **a**b\n', ['x ', ' ', 'd'], 'x d\n'],
    ['an address against a letter', 'at https://a.org now\n', ['見る', 'を'], '見る<https://a.org>を\n'],
  ])('writes %s', (_, text, translations, expected) => {
    let next = 0;
    expect(render(parse('markdown', text), () => translations[next++] ?? '')).toBe(expected);
  });

  it.each([
    ['Plain title', 'Un titre : simple', 'title: "Un titre : simple"'],
    ['Plain title', 'Un titre simple', 'title: Un titre simple'],
    ['Plain title', 'yes', 'title: "yes"'],
    ['"Quoted"', 'dit "oui"', 'title: "dit \\"oui\\""'],
    ["'Quoted'", "l'été", "title: 'l''été'"],
  ])('writes the title %s as %j', (source, translation, expected) => {
    expect(render(parse('markdown', `---\ntitle: ${source}\n---\n`), () => translation)).toBe(
      `---\n${expected}\n---\n`,
    );
  });

  it('quotes a title in braces, where a comma would end it', () => {
    const text = '---\n{title: Hello all, languages: fr}\n---\n';
    expect(render(parse('markdown', text), () => 'Bonjour, vous')).toBe(
      '---\n{title: "Bonjour, vous", languages: fr}\n---\n',
    );
  });
});
