import { describe, expect, it } from 'vitest';
import { decodeSegment } from '../../../../core/translation/segments/decode-segment.ts';
import { encodeSegment } from '../../../../core/translation/segments/encode-segment.ts';
import { assemblePieces, pieces } from '../../../../core/translation/segments/pieces.ts';
import { parse, shape } from '../../support/parse.ts';

function segmentOf(markdown: string) {
  const [unit] = parse('markdown', markdown).units;
  const [segment] = unit ? encodeSegment(unit) : [];
  if (!segment) throw new Error('no segment');
  return segment;
}

describe('decodeSegment', () => {
  const segment = segmentOf('A *big* word and `code` here');

  it.each([
    ['as they were', 'Un <g1>grand</g1> mot et <x2/> ici', 'Un <1>grand</1> mot et <2/> ici'],
    ['moved', '<x2/> ici, un mot <g1>grand</g1>', '<2/> ici, un mot <1>grand</1>'],
    ['with spaces in them', 'Un < g1 >grand</ g1 > mot et <x2 /> ici', 'Un <1>grand</1> mot et <2/> ici'],
    ['in capitals', 'Un <G1>grand</G1> mot et <X2/> ici', 'Un <1>grand</1> mot et <2/> ici'],
    ['written as two', 'Un <g1>grand</g1> mot et <x2></x2> ici', 'Un <1>grand</1> mot et <2/> ici'],
    ['with line breaks around them', 'Un\n<g1>grand</g1>\r\n mot et <x2/> ici\n', 'Un <1>grand</1> mot et <2/> ici'],
  ])('takes tags %s', (_, answer, expected) => {
    const decoded = decodeSegment(segment, answer);
    expect(decoded.ok && shape(decoded.parts)).toBe(expected);
  });

  it.each([
    ['tag-missing', 'Un <g1>grand</g1> mot et ici'],
    ['tag-missing', 'Un <g1>grand mot et <x2/> ici'],
    ['tag-repeated', 'Un <g1>grand</g1> mot <x2/> et <x2/> ici'],
    ['tag-foreign', 'Un <g1>grand</g1> mot et <x2/> ici <x3/>'],
    ['tag-foreign', 'Un <g1>grand</g1> mot et <x2/> <b>ici</b>'],
    ['tag-foreign', 'Un <g2>grand</g2> mot et <x1/> ici'],
    ['tags-crossed', 'Un </g1>grand<g1> mot et <x2/> ici'],
    ['empty', '<g1></g1> <x2/> .'],
  ])('refuses %s: %s', (reason, answer) => {
    expect(decodeSegment(segment, answer)).toEqual({ ok: false, reason });
  });

  it('refuses crossed pairs', () => {
    const two = segmentOf('a *b* c **d** e');
    expect(decodeSegment(two, 'a <g1>b <g2>c</g1> d</g2> e')).toEqual({ ok: false, reason: 'tags-crossed' });
  });

  it('reads entities however the engine writes them', () => {
    const text = segmentOf('a \\<b> & "c" d');
    for (const answer of ['a &lt;b&gt; &amp; "c" d', 'a <b> & &quot;c&#34; d', 'a & lt;b&gt ; &#x26; "c" d']) {
      const decoded = decodeSegment(text, answer);
      expect(decoded.ok && shape(decoded.parts)).toBe('a <b> & "c" d');
    }
  });

  it('decodes once', () => {
    const text = segmentOf('write \\&amp;lt; here');
    const decoded = decodeSegment(text, text.text);
    expect(decoded.ok && shape(decoded.parts)).toBe('write &amp;lt; here');
  });
});

describe('pieces', () => {
  it('are the texts between tags, and go back to where they were', () => {
    const segment = segmentOf('First *second* `code` third & [4](u) last');
    expect(pieces(segment)).toEqual(['First', 'second', 'third &amp;', 'last']);
    expect(shape(assemblePieces(segment, ['A', 'B', 'C &amp; c', 'D <x9/>']))).toBe(
      'A <1>B</1> <2/> C & c <3>4</3> D <x9/>',
    );
  });
});
