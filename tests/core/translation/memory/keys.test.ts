import { describe, expect, test } from 'vitest';
import { humanKeys } from '../../../../core/translation/memory/human-key.ts';
import { machineKey } from '../../../../core/translation/memory/machine-key.ts';
import { encodeSegment } from '../../../../core/translation/segments/encode-segment.ts';
import { parse } from '../../support/parse.ts';

const parts = { source: 'en', target: 'fr', slug: 'one' };
const keysOf = (text: string, more: object = {}) => {
  const all = { ...parts, ...more, text };
  const { shared, own } = humanKeys(all);
  return { machine: machineKey(all), shared, own };
};

/** Pairs of five words and more, so that the release does not come into their keys. */
const different: [string, string, string][] = [
  ['case', 'The Polish ferry is back', 'The polish ferry is back'],
  ['case of a sign', 'The ferry ß is back', 'The ferry ẞ is back'],
  ['a Turkish i', 'The ferry ı is back', 'The ferry i is back'],
  ['width', 'The ferry Ａ is back', 'The ferry A is back'],
  ['a ligature', 'The fine ferry is back', 'The ﬁne ferry is back'],
  ['a script', 'The ferry is back again', 'The ferry is bаck again'],
  ['digits', 'The ferry 3 is back', 'The ferry ٣ is back'],
  ['raised digits', 'The ferry m2 is back', 'The ferry m² is back'],
  ['quotation marks', 'The “ferry” is back today', 'The "ferry" is back today'],
  ['apostrophes', 'The ferry’s back again today', "The ferry's back again today"],
  ['hyphens', 'The re-opened ferry is back', 'The re‑opened ferry is back'],
  ['dashes', 'The ferry – it is back', 'The ferry — it is back'],
  ['three points', 'The ferry is back again…', 'The ferry is back again...'],
  ['the last sign', 'The ferry is back again.', 'The ferry is back again'],
  ['joiners', 'The fer\u200dry is back again', 'The ferry is back again'],
  ['non-joiners', 'The fer\u200cry is back again', 'The ferry is back again'],
  ['word joiners', 'The fer\u2060ry is back again', 'The ferry is back again'],
  ['marks of direction', 'The ferry\u200f is back again', 'The ferry is back again'],
  ['a blank less', 'The ferry boat is back', 'The ferryboat is back again'],
  ['an accent', 'The ferry cafe is back', 'The ferry café is back'],
  ['order', 'The ferry is back again', 'The ferry again is back'],
  ['a placeholder', 'The <x1/> ferry is back', 'The ferry is back again'],
  ['where a placeholder is', 'The <x1/> ferry is back again', 'The ferry <x1/> is back again'],
  ['how many', 'The <x1/> ferry is back again', 'The <x1/> ferry <x2/> is back again'],
  ['which comes again', 'The <x1/> ferry <x1/> is back', 'The <x1/> ferry <x2/> is back'],
  ['the kind of markup', 'The <x1/> ferry is back again', 'The <g1></g1> ferry is back again'],
  ['what markup holds', 'The <g1>ferry</g1> is back again', 'The <g1>ferry is</g1> back again'],
  ['the order of markup', 'The <g1><g2>ferry</g2></g1> is back', 'The <g1>ferry</g1> <g2>is</g2> back'],
  ['markup that is text', 'The &lt;x1/&gt; ferry is back', 'The <x1/> ferry is back'],
  ['an escape that is text', 'The &amp;amp; ferry is back', 'The &amp; ferry is back'],
];

const one: [string, string, string][] = [
  ['composition', 'The ferry cafe\u0301 is back', 'The ferry caf\u00e9 is back'],
  ['order of marks', 'The ferry q\u0323\u0307 is back', 'The ferry q\u0307\u0323 is back'],
  ['a Hangul syllable', 'The ferry \u1112\u1161\u11ab is back', 'The ferry \ud55c is back'],
  ['blanks', 'The ferry is back again', '  The  ferry\tis\nback\r\nagain '],
  ['kinds of blanks', 'The ferry is back again', 'The\u00a0ferry\u202fis\u3000back\u2009again'],
  ['soft hyphens', 'The ferry is back again', 'The fer\u00adry is\u00ad back again'],
  ['numbers of placeholders', 'The <x1/> ferry <x2/> is back', 'The <x7/> ferry <x3/> is back'],
  ['spellings of placeholders', 'The <x1/> ferry is back again', 'The < X1 > ferry is back again'],
  ['spellings of escapes', 'The ferry &amp; boat are back', 'The ferry &#38; boat are back'],
];

describe('a key of the memory', () => {
  test.each(different)('differs by %s', (_, text, other) => {
    const [a, b] = [keysOf(text), keysOf(other)];
    for (const key of ['machine', 'shared', 'own'] as const) expect(a[key]).not.toBe(b[key]);
  });

  test.each(one)('does not differ by %s', (_, text, other) => {
    expect(keysOf(other)).toEqual(keysOf(text));
  });

  test('no two of all these texts share one but for that', () => {
    const texts = [...new Set(different.flatMap(([, text, other]) => [text, other]))];
    for (const key of ['machine', 'shared', 'own'] as const) {
      expect(new Set(texts.map((text) => keysOf(text)[key])).size).toBe(texts.length);
    }
  });

  test('parts cannot be moved from one into another', () => {
    const text = 'The ferry is back again';
    const all = [
      { source: 'en', target: 'fr' },
      { source: 'fr', target: 'en' },
      { source: 'en', target: 'fr-CA' },
      { source: 'fr-CA', target: 'en' },
      { source: 'en', target: 'fr', slug: 'one","two' },
    ].map((more) => keysOf(text, more));
    expect(new Set(all.map(({ machine }) => machine)).size).toBe(4);
    expect(new Set(all.map(({ own }) => own)).size).toBe(5);
    const { machine, shared, own } = keysOf(text);
    expect(new Set([machine, shared, own]).size).toBe(3);
  });
});

/** The texts of all segments of a Markdown paragraph, as the memory sees them. */
const asSeen = (markdown: string) =>
  parse('markdown', markdown).units.flatMap((unit) => encodeSegment(unit).map(({ text }) => keysOf(text).machine));

describe('of markup in a document', () => {
  test.each([
    ['marks of one kind', 'The *ferry* is back again', 'The _ferry_ is back again'],
    ['addresses of links', 'The [ferry](https://a.example) is back', 'The [ferry](https://b.example) is back'],
    ['kinds of marks', 'The *ferry* is back again', 'The **ferry** is back again'],
    ['what code says', 'The `ferry()` is back again', 'The `boat()` is back again'],
  ])('%s do not count: the words are the same', (_, text, other) => {
    expect(asSeen(other)).toEqual(asSeen(text));
  });

  test.each([
    ['marks or none', 'The *ferry* is back again', 'The ferry is back again'],
    ['marks around other words', 'The *ferry* is back again', 'The ferry *is* back again'],
    ['marks or their signs', 'The *ferry* is back again', 'The \\*ferry\\* is back again'],
    ['code or words', 'The `ferry` is back again', 'The ferry is back again'],
  ])('%s do', (_, text, other) => {
    expect(asSeen(other)).not.toEqual(asSeen(text));
  });
});
