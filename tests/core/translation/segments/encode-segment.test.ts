import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8Length } from '../../../../core/lib/text/utf8-length.ts';
import { decodeSegment, joined } from '../../../../core/translation/segments/decode-segment.ts';
import { encodeSegment } from '../../../../core/translation/segments/encode-segment.ts';
import { runs } from '../../../support/runs.ts';
import { anyText, prose } from '../../support/arbitraries.ts';
import { parse } from '../../support/parse.ts';

function encode(markdown: string, maxSegmentBytes?: number) {
  const [unit] = parse('markdown', markdown).units;
  if (!unit) throw new Error('no unit');
  const segments = encodeSegment(unit, {
    language: 'en',
    ...(maxSegmentBytes === undefined ? {} : { maxSegmentBytes }),
  });
  return { unit, segments, texts: segments.map(({ text }) => text) };
}

describe('encodeSegment', () => {
  it.each([
    ['marks pairs and what is kept', 'A *big* word and `code` here', 'A <g1>big</g1> word and <x2/> here'],
    ['escapes what looks like markup', 'a \\<b> & c', 'a &lt;b&gt; &amp; c'],
    ['makes neighbours that are kept one', 'a `b`![c](d) e', 'a <x1/> e'],
    ['makes a pair directly inside another one', 'a [**b**](c) d', 'a <g1>b</g1> d'],
    ['keeps a pair around nothing that is translated', 'a [`b`](c) d', 'a <x1/> d'],
    ['leaves what is beside a sentence outside', '`a`: b c – `d`', ': b c –'],
    ['leaves a picture at an end outside', '![a](b) c d ![e](f)', 'c d'],
    ['sends a name that a sentence begins or ends with', '`a` b c `d`', '<x1/> b c <x2/>'],
    ['sends an address that it ends with', 'Write to a@example.org', 'Write to <x1/>'],
    ['leaves an address behind a colon outside', 'E-mail: a@example.org', 'E-mail:'],
    ['sends a link of which nothing is translated', '[`a`](b) opens today', '<x1/> opens today'],
    ['leaves a pair around everything outside', '**a [b](c) d**', 'a <g1>b</g1> d'],
    ['numbers tags by where they stand in the segment', '`a` b `c` d *e* f', '<x1/> b <x2/> d <g3>e</g3> f'],
  ])('%s', (_, markdown, text) => {
    expect(encode(markdown).texts).toEqual([text]);
  });

  it('makes no segment of what has no letter', () => {
    expect(encodeSegment({ id: 'b1', parts: [{ type: 'text', value: '12 — 34' }] })).toEqual([]);
    expect(encodeSegment({ id: 'b1', parts: [{ type: 'placeholder', id: 1, source: { raw: 'code' } }] })).toEqual([]);
  });

  it('divides at the ends of sentences', () => {
    expect(encode('The first one. The *second* one. The third.', 35).texts).toEqual([
      'The first one.',
      'The <g1>second</g1> one.',
      'The third.',
    ]);
  });

  it('makes two things kept whole of a pair that a division falls into', () => {
    expect(encode('Before *one. Two* after.', 22).texts).toEqual(['Before <x1/>one.', 'Two<x1/> after.']);
  });

  it('divides a sentence between words and a word between characters', () => {
    expect(encode('one two three four five', 11).texts).toEqual(['one two', 'three four', 'five']);
    const family = '👩‍👩‍👧';
    expect(encode(`a${family}${family}b`, 20).texts.join('')).toBe(`a${family}${family}b`);
  });

  it('gives its parts back when the engine changes nothing, whole or in pieces', () => {
    fc.assert(
      fc.property(fc.oneof(prose, anyText), fc.constantFrom(4_500, 60, 24), (text, maxSegmentBytes) => {
        for (const unit of parse('markdown', text).units) {
          const segments = encodeSegment(unit, { maxSegmentBytes, language: 'en' });
          if (segments.length === 0) continue;
          const parts = segments.flatMap((segment) => {
            expect(segment.text).not.toMatch(/[\r\n]/);
            expect(segment.text).toBe(segment.text.trim());
            if (segment.tags.length === 0) expect(utf8Length(segment.text)).toBeLessThanOrEqual(maxSegmentBytes);
            const decoded = decodeSegment(segment, segment.text);
            if (!decoded.ok) throw new Error(decoded.reason);
            return decoded.parts;
          });
          expect(joined(parts)).toEqual(joined(unit.parts));
        }
      }),
      { numRuns: runs(300) },
    );
  });
});
