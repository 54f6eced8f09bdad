import fc from 'fast-check';
import { prose } from './arbitraries.ts';

const space = fc.constantFrom('', '', ' ', '\n  ', '\t', '\r\n');

const value = fc.oneof(
  { weight: 4, arbitrary: prose },
  prose.map((text) => `<p>${text}</p><p class="x">Another <b>bold</b> one &amp; more</p>`),
  prose.map((text) => `First line of ${text}\nand a second one\r\n\r\n- an item`),
  fc.constantFrom(
    'You have {n, plural, one {# new message from {who}} other {# new messages}} today',
    "{kind, select, a {It''s an '{a}'} other {Something else}}",
    'See <0>the terms</0> and <1/>',
    'in_progress',
    '2026-12-01T09:00:00Z',
    'https://example.org/a?b=c',
    'Welcome',
    '😀 smiles, and "quotes" \\ slashes / too',
    '',
  ),
);

/** Each character as it is, in its short escape or by its code: all three are JSON. */
const string = fc.tuple(value, fc.array(fc.nat(5), { minLength: 1, maxLength: 7 })).map(([text, choices]) => {
  const written = text.split('').map((unit, index) => {
    const choice = choices[index % choices.length] ?? 0;
    if (choice === 5) return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
    return unit === '/' && choice === 4 ? '\\/' : JSON.stringify(unit).slice(1, -1);
  });
  return `"${written.join('').replace(/\\u(d[89ab]..)\\u(d[c-f]..)/gi, (pair: string) => (choices[0] ? pair : JSON.parse(`"${pair}"`)))}"`;
});

const key = fc.constantFrom('title', 'body', 'id', 'a key', 'items', 'slug', 'state', 'headline', 'n\\u0061me', '');
const scalar = fc.constantFrom(
  '1',
  '-0',
  '1e999999',
  '123456789012345678901234567890',
  'true',
  'false',
  'null',
  '0.10',
);

const { node } = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    string,
    scalar,
    fc.array(fc.tuple(space, key, space, tie('node'), space), { maxLength: 4 }).map(
      // Keys come twice, too.
      (members) => `{${members.map(([a, name, b, child, c]) => `${a}"${name}"${b}:${c}${child}${a}`).join(',')}}`,
    ),
    fc
      .array(fc.tuple(space, tie('node'), space), { maxLength: 4 })
      .map((items) => `[${items.map((item) => item.join('')).join(',')}]`),
  ),
}));

/** JSON of any shape, with at least one text that people read. */
export const anyJson = fc
  .tuple(space, node, space)
  .map(([before, child, after]) => `${before}{"text": "Here is a text.", "more":${child}}${after}\n`);
