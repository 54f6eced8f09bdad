import { expect, test } from 'vitest';
import { check } from '../../../../core/translation/checks/check-translation.ts';
import { good, type SentencePair, wrong } from './pairs.ts';

const doubted = (pairs: readonly SentencePair[]) =>
  pairs.filter(
    ([language, source, target]) => check({ source, target, sourceLanguage: 'en', language }, 'b1').length > 0,
  );

test('of 32 good translations at most one is doubted', () => {
  expect(good.length).toBeGreaterThanOrEqual(32);
  expect(new Set([...good, ...wrong].map(([language]) => language)).size).toBeGreaterThanOrEqual(12);
  expect(doubted(good).length, JSON.stringify(doubted(good))).toBeLessThanOrEqual(Math.floor(good.length / 32));
});

test('of 10 wrong ones at least 9 are found', () => {
  const missed = wrong.filter((pair) => !doubted(wrong).includes(pair));
  expect(missed.length, JSON.stringify(missed)).toBeLessThanOrEqual(Math.floor(wrong.length / 10));
});
