import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8Length } from '../../../../core/lib/text/utf8-length.ts';
import { pack, unpack } from '../../../../core/translation/segments/pack.ts';
import { runs } from '../../../support/runs.ts';

const segments = fc.array(
  fc.record({
    text: fc
      .oneof(
        fc.string({ minLength: 1, maxLength: 300, unit: 'grapheme' }),
        fc.integer({ min: 1, max: 4500 }).map((length) => 'x'.repeat(length)),
      )
      .map((text) => text.replace(/[\r\n]/g, ' ')),
  }),
  { maxLength: 200 },
);

describe('pack', () => {
  it('puts every segment into one batch, in order, within the limit', () => {
    fc.assert(
      fc.property(segments, (all) => {
        const batches = pack(all);
        expect(new Set(batches.flatMap((batch) => batch.segments)).size).toBe(all.length);
        for (const batch of batches) {
          expect(utf8Length(batch.text)).toBeLessThanOrEqual(10_000);
          const positions = batch.segments.map((segment) => all.indexOf(segment));
          expect(positions).toEqual([...positions].sort((a, b) => a - b));
          expect(unpack(batch, batch.text)?.length).toBe(batch.segments.length);
        }
      }),
      { numRuns: runs(50) },
    );
  });

  it('needs at most ⌈bytes ÷ 9,500⌉ + 2 requests for what releases are made of', () => {
    // Paragraphs of up to 900 bytes: a request is never left with more room than the next one takes.
    const paragraphs = fc
      .array(fc.integer({ min: 5, max: 900 }), { maxLength: 400 })
      .map((lengths) => lengths.map((length) => ({ text: 'x'.repeat(length) })));
    fc.assert(
      fc.property(paragraphs, (all) => {
        const bytes = utf8Length(all.map(({ text }) => text).join('\n'));
        expect(pack(all).length).toBeLessThanOrEqual(Math.ceil(bytes / 9_500) + 2);
      }),
      { numRuns: runs(50) },
    );
  });

  it('fills a request to its last byte', () => {
    expect(pack([{ text: 'x'.repeat(4_999) }, { text: 'y'.repeat(5_000) }])).toHaveLength(1);
    expect(pack([{ text: 'x'.repeat(5_000) }, { text: 'y'.repeat(5_000) }])).toHaveLength(2);
  });
});

describe('unpack', () => {
  const two = { segments: [{ text: 'a' }, { text: 'b' }] };

  it.each(['A\nB', 'A\r\nB', 'A\nB\n'])('takes %j apart', (answer) => {
    expect(unpack(two, answer)).toEqual(['A', 'B']);
  });

  it.each(['A', 'A\nB\nC', '', 'A\n\nB'])('gives nothing for %j', (answer) => {
    expect(unpack(two, answer)).toBeUndefined();
  });

  it('takes a line break in the answer to a single segment for white space', () => {
    expect(unpack({ segments: [{ text: 'a' }] }, 'A\nb\n')).toEqual(['A b']);
  });
});
