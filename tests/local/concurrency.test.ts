import { expect, test } from 'vitest';
import { lambdaConcurrency } from '../../local/ministack/concurrency.ts';

const gigabyte = 1e9;

test.each([
  { processors: 2, memory: 24 * gigabyte, functions: 24 },
  { processors: 8, memory: 16 * gigabyte, functions: 17 },
  { processors: 64, memory: 256 * gigabyte, functions: 278 },
  { processors: 2, memory: 4 * gigabyte, functions: 10 },
  { processors: 512, memory: 4_000 * gigabyte, functions: 1_000 },
])('a machine of $processors processors carries $functions functions at once', ({ functions, ...machine }) => {
  expect(lambdaConcurrency({}, machine)).toBe(functions);
});

test('what the variable says wins, and an empty one says nothing', () => {
  const machine = { processors: 2, memory: 24 * gigabyte };
  expect(lambdaConcurrency({ LAMBDA_ACCOUNT_CONCURRENCY: '3' }, machine)).toBe(3);
  expect(lambdaConcurrency({ LAMBDA_ACCOUNT_CONCURRENCY: '0' }, machine)).toBe(0);
  expect(lambdaConcurrency({ LAMBDA_ACCOUNT_CONCURRENCY: ' ' }, machine)).toBe(24);
});

test.each(['many', '-1', '2.5'])('%j is not a number of functions', (value) => {
  expect(() => lambdaConcurrency({ LAMBDA_ACCOUNT_CONCURRENCY: value })).toThrow(
    `LAMBDA_ACCOUNT_CONCURRENCY is "${value}", but must be a whole number`,
  );
});
