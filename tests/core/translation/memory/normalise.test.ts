import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise, normalised, renumbered } from '../../../../core/translation/memory/normalise.ts';
import { decodeSegment } from '../../../../core/translation/segments/decode-segment.ts';
import { encodeSegment, encodeSentences } from '../../../../core/translation/segments/encode-segment.ts';
import { runs } from '../../../support/runs.ts';
import { anyText } from '../../support/arbitraries.ts';
import { parse } from '../../support/parse.ts';

/** Encoded texts with tags in any numbering, and everything that is normalised in them. */
const piece = fc.constantFrom(
  ...['word', 'Cafe\u0301', '\u0338', 'é', ' ', '\u00a0', '\u202f', '\t', '\n', '\u00ad', '\u200d', '\u200c', '\u2060'],
  ...[
    '\ufeff',
    '\u3000',
    '&lt;',
    '&amp;',
    '&amp;amp;',
    '1',
    '٣',
    '“',
    '<x3/>',
    '<g7>',
    '</g7>',
    '<g2>',
    '</g2>',
    '< X5 >',
  ],
);
const encoded = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));

describe('normalise', () => {
  it.each([
    ['canonical composition', 'Cafe\u0301', 'Café'],
    ['runs of white space', 'a  b\t\n c', 'a b c'],
    ['no-break spaces', 'a\u00a0b \u202f\u00a0c\u2009d\u3000e', 'a b c d e'],
    ['spaces at the ends', ' \u00a0a\u00a0', 'a'],
    ['soft hyphens, and spaces that stand around one', 'Press\u00ademel\u00addung \u00ad b', 'Pressemeldung b'],
    ['numbers of tags', 'a <g4>b <x9/></g4> <x2/>', 'a <g1>b <x2/></g1> <x3/>'],
    ['spellings of tags', 'a < X3 > b <x4></x4>', 'a <x1/> b <x2/>'],
  ])('%s make no difference', (_, text, normal) => {
    expect(normalise(text).text).toBe(normal);
  });

  it.each([
    ['case', 'Polish', 'polish'],
    ['quotation marks', '“a”', '"a"'],
    ['apostrophes', 'it’s', "it's"],
    ['digits', '3', '٣'],
    ['full-width forms', 'Ａ', 'A'],
    ['ligatures', 'ﬁne', 'fine'],
    ['joiners', 'a\u200db', 'ab'],
    ['non-joiners', 'می\u200cخواهم', 'میخواهم'],
    ['word joiners', 'a\u2060b', 'ab'],
    ['zero-width no-break spaces', 'a\ufeffb', 'a b'],
    ['where tags stand', 'a <g1>b</g1> c', 'a <g1>b c</g1>'],
    ['kinds of tags', 'a <x1/> b', 'a <g1></g1> b'],
    ['escapes', '&lt;g1&gt;', '<g1>'],
  ])('%s do', (_, one, other) => {
    expect(normalise(one).text).not.toBe(normalise(other).text);
  });

  it('never composes a tag with what follows it', () => {
    expect(normalise('<g1>\u0338a</g1>\u0338').text).toBe('<g1>\u0338a</g1>\u0338');
  });

  it('changes nothing more the second time', () => {
    fc.assert(
      fc.property(encoded, (text) => {
        const once = normalise(text);
        const twice = normalise(once.text);
        expect(twice.text).toBe(once.text);
        expect(twice.tags).toEqual(once.tags.map((_, index) => index + 1));
      }),
      { numRuns: runs(2_000) },
    );
  });

  it('finds one text in the same tags by other numbers', () => {
    fc.assert(
      fc.property(encoded, fc.integer({ min: 1, max: 900 }), (text, offset) => {
        const shifted = text.replace(/(< ?\/?[gx])(\d+)/gi, (_, before, number) => before + (Number(number) + offset));
        expect(normalise(shifted).text).toBe(normalise(text).text);
      }),
    );
  });

  it('gives segments back with their own tags, whole or by sentence', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const unit of parse('markdown', text).units) {
          for (const segment of [...encodeSegment(unit), ...encodeSentences(unit)]) {
            const normal = normalised(segment);
            const expected = decodeSegment(segment, segment.text);
            const found = decodeSegment(normal, normal.text);
            // A segment that is only an escape is no translation; then neither is the normalised one.
            expect(found.ok).toBe(expected.ok);
            const markup = (decoded: typeof found) =>
              decoded.ok ? decoded.parts.filter(({ type }) => type !== 'text') : [];
            expect(markup(found)).toEqual(markup(expected));
          }
        }
      }),
      { numRuns: runs(300) },
    );
  });
});

describe('renumbered', () => {
  it('gives a translation the numbers of its normalised source, and changes no letter of it', () => {
    const { text, tags } = normalise('a <g4>b</g4> <x2/>');
    expect(text).toBe('a <g1>b</g1> <x2/>');
    expect(renumbered('<x2/>\u00a0«\u202f<g4>b</g4>\u00ad a»', tags)).toBe('<x2/>\u00a0«\u202f<g1>b</g1>\u00ad a»');
  });

  it('never gives a tag that the source lacks the number of one that it has', () => {
    expect(renumbered('<g4>b</g4> <x1/> <x2/>', [4])).toBe('<g1>b</g1> <x2/> <x3/>');
  });
});
