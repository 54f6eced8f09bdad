import fc from 'fast-check';

/** Any character that UTF-8 can hold, for `fc.string`: its own `binary` first spends a second on a table of them all. */
export const anyCharacter = fc
  .oneof(fc.integer({ min: 0, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10ffff }))
  .map((point) => String.fromCodePoint(point));

/** Words of many scripts, and what tends to mean something to one format or another. */
const word = fc.constantFrom(
  ...(
    'release city opens Ünïted новости خبر 新闻发布 プレス 👩‍👩‍👧 ä b. a_b _x_ *y* **z** `c` <b> </b> & &amp; &lt; < > [l] (u) | # 1. - + > ~~s~~ \\ ' +
    'https://example.org/a?b=1&c=2 a@example.org {{name}} %s ${x} "q" \' ! :: --- === <br> <!--c--> ![i](u "t") [a](b) [^1] \u00a0 é'
  ).split(' '),
);
export const prose = fc.array(word, { minLength: 1, maxLength: 14 }).map((words) => words.join(' '));
const eol = fc.constantFrom('\n', '\r\n', '\r');

const line = fc.oneof(
  prose,
  prose.map((text) => `- ${text}`),
  prose.map((text) => `  1. ${text}`),
  prose.map((text) => `> ${text}`),
  prose.map((text) => `# ${text}`),
  prose.map((text) => `    ${text}`),
  prose.map((text) => `| ${text} | ${text} |`),
  fc.constantFrom(
    '',
    '',
    '---',
    '|--|--|',
    '```',
    '<div>',
    '</div>',
    '<pre translate="no">',
    '</pre>',
    '\t',
    '[l]: /u "t"',
    '***',
    '===',
    '[^1]: note',
  ),
);

/** Texts of lines in all styles, line endings mixed: any of them is a document of each format. */
export const anyText = fc
  .array(fc.tuple(line, eol), { minLength: 1, maxLength: 20 })
  .map((lines) => lines.map(([text, end]) => text + end).join(''));

const tag = fc.constantFrom(
  'p',
  'div',
  'b',
  'i',
  'span',
  'a href="u" title="A title"',
  'li',
  'ul',
  'code',
  'h1',
  'td',
  'svg',
  'script',
  'title',
  'br',
  'img alt=word',
  'p translate=no',
  'textarea',
);

/** Markup with start and end tags in any order, mostly not well formed. */
export const anyHtml = fc
  .array(
    fc.oneof(
      prose,
      tag.map((name) => `<${name}>`),
      tag.map((name) => `</${name.split(' ')[0]}>`),
      fc.constantFrom('<!-- c -->', '\n', '<!doctype html>', '<html lang="en" dir="ltr">'),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

const plainWord = fc.constantFrom(...'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu'.split(' '));
/** Plain prose of a few sentences. */
export const sentences = fc.array(plainWord, { minLength: 3, maxLength: 60 }).map((words) => `${words.join(' ')}.`);
