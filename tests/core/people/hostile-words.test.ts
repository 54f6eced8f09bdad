import { expect, test } from 'vitest';
import { Rejection } from '../../../contracts/failures.ts';
import { parseXml, textOf } from '../../../core/lib/xml/index.ts';
import { reviewPage } from '../../../core/people/review/review-page.ts';
import { readIdentity, readXliff } from '../../../core/people/xliff/read-xliff.ts';
import { normalise } from '../../../core/translation/memory/normalise.ts';
import { encodeSegment } from '../../../core/translation/segments/encode-segment.ts';
import { readTmx } from '../../../core/translation/tmx/read-tmx.ts';
import { tmxPieces } from '../../../core/translation/tmx/write-tmx.ts';
import { sampleOf } from '../../support/runs.ts';
import {
  activeBeside,
  difference,
  harmless,
  hostileCases,
  said,
  type Texts,
  wrongOf,
} from '../support/hostile-cases.ts';
import { parse } from '../support/parse.ts';
import { elementsOfXml } from '../support/structure.ts';
import { inState, packageOf } from './xliff/packages.ts';

const cases = sampleOf(hostileCases, 10);

const document = parse('markdown', '# The ferry returns\n\nA *new* one leaves.\n');
const translationsOf = (text: string) =>
  new Map(document.units.map(({ id }) => [id, [{ type: 'text' as const, value: text }]]));
const reviewOf = ({ title, slug }: Texts) =>
  reviewPage({
    document,
    language: 'fr',
    translations: translationsOf(title),
    finished: new Set(),
    warnings: [
      { code: 'number-mismatch', message: title, segment: 'b1' },
      { code: 'lines-mixed', message: title },
    ],
    title,
    slug,
    revision: 7,
  });
test('the review page has nothing that acts', () => {
  const other = reviewOf(said(harmless));
  expect(wrongOf(cases, (texts) => activeBeside(reviewOf(texts), other))).toEqual(new Map());
});

const hasWords = (text: string) => /[\p{L}\p{N}]/u.test(text);

/** What a text becomes in XML, which cannot hold all characters, on one line. */
const held = (text: string) =>
  text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what XML cannot hold.
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

test('XLIFF is well-formed and comes back as the same text', () => {
  const one = parse('markdown', 'The ferry returns.\n');
  const write = (text: string, slug = '2026/ferry') =>
    inState(
      'final',
      packageOf(one, {
        translations: new Map([['b1', [{ type: 'text', value: text }]]]),
        identity: { slug, revision: 7, sha256: 'a'.repeat(64) },
        warnings: [{ code: 'lines-mixed', message: text }],
      }),
    );
  const expected = elementsOfXml(write(harmless));
  const broken = wrongOf(cases, ({ title, slug }) => {
    const xliff = write(title, slug);
    try {
      const [part] = readXliff(xliff, one, 'fr').get('b1')?.parts ?? [];
      const back = [part?.type === 'text' ? part.value : '', readIdentity(xliff).slug].map(held);
      const elements = elementsOfXml(xliff);
      // A text without words is not a translation: the package asks for one.
      if (!hasWords(title)) return difference(back, ['The ferry returns.', held(slug)]);
      return [...difference(elements, expected), ...difference(back, [title, slug].map(held))];
    } catch (error) {
      // A name of nothing but spaces does not say which release it is.
      return error instanceof Rejection && held(slug) === '' ? [] : [error];
    }
  });
  expect(broken).toEqual(new Map());
});

test('TMX is well-formed and comes back as the same text', () => {
  const encoded = (text: string) =>
    normalise(encodeSegment({ id: 'b1', parts: [{ type: 'text', value: text }] })[0]?.text ?? '').text;
  const write = (text: string, slug: string) =>
    [
      ...tmxPieces(
        [
          {
            source: encoded(harmless),
            target: encoded(text),
            sourceLanguage: 'en',
            targetLanguage: 'fr',
            props: { 'x-origin': 'human', 'x-release': slug },
          },
        ],
        { at: new Date('2026-11-24T12:00:00Z') },
      ),
    ].join('');
  const expected = elementsOfXml(write(harmless, harmless));
  const broken = wrongOf(cases, ({ title, slug }) => {
    const tmx = write(title, slug);
    const { pairs } = readTmx(tmx, { source: 'en', target: 'fr' });
    const isEmpty = encoded(title) === '';
    return [
      ...difference(elementsOfXml(tmx), expected),
      ...(isEmpty
        ? []
        : difference([pairs[0]?.target ?? '', pairs[0]?.slug ?? ''].map(held), [encoded(title), slug].map(held))),
    ];
  });
  expect(broken).toEqual(new Map());
});

test('a reader that loses a word would be found', () => {
  expect(held('a &lt; b')).not.toBe(held('a < b'));
  expect(held('a\u0000\u2028b')).toBe('a b');
  expect(textOf('<a>x</a>', parseXml('<a>x</a>'))).toBe('x');
});
