import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareSequencers } from '../../contracts/sequencer.ts';

const sequencer = fc.stringMatching(/^[0-9a-fA-F]{0,24}$/);
const sign = (n: number) => Math.sign(n);

test.each([
  ['0055AED6DCD90281E5', '0055AED6DCD90281E6', -1],
  ['0055aed6dcd90281e5', '0055AED6DCD90281E5', 0],
  ['00', '0', 0], // padded on the right
  ['0A', '0A00', 0],
  ['0A', '0A01', -1],
  ['1', '09', 1], // 10 and 09: a number would say otherwise
  ['', '00000001', -1],
])('%s and %s: %i', (a, b, order) => {
  expect(sign(compareSequencers(a, b))).toBe(order);
  expect(sign(compareSequencers(b, a))).toBe(0 - order);
});

test('orders as the padded numbers do', () => {
  const padded = (text: string) => BigInt(`0x${text.padEnd(24, '0')}`);
  fc.assert(
    fc.property(sequencer, sequencer, (a, b) => {
      const [left, right] = [padded(a), padded(b)];
      expect(sign(compareSequencers(a, b))).toBe(left < right ? -1 : left > right ? 1 : 0);
    }),
  );
});

test('is an order: one way or the other, and never around', () => {
  fc.assert(
    fc.property(sequencer, sequencer, sequencer, (a, b, c) => {
      expect(sign(compareSequencers(a, b))).toBe(0 - sign(compareSequencers(b, a)));
      const sorted = [a, b, c].sort(compareSequencers) as [string, string, string];
      expect(compareSequencers(sorted[0], sorted[2])).toBeLessThanOrEqual(0);
    }),
  );
});
