import { availableParallelism, totalmem } from 'node:os';
import { defineConfig } from 'vitest/config';
import { leftOutPlugin } from './tests/support/left-out.ts';
import { filesThatGrow } from './tests/support/tier.ts';

/** Every processor: the tests wait for hardly anything but each other. */
const maxWorkers = availableParallelism();
/**
 * A local cloud each, whose functions take up to 4 GB in a burst and more than a processor while they start: two
 * processors bear one without tests that outlast their patience.
 */
const clouds = Math.max(1, Math.min(Math.floor(maxWorkers / 2), Math.floor(totalmem() / 6e9)));

/** Tests that are thorough by nature. */
const long = '**/*.long.test.ts';

const endToEnd = {
  globalSetup: ['tests/end-to-end/set-up.ts'],
  testTimeout: 180_000,
  hookTimeout: 300_000,
  expect: { poll: { timeout: 30_000 } },
  maxWorkers: clouds,
};

/**
 * `npm test` runs quick and end-to-end; `npm run test:thorough` the other two, which take longer. A test
 * that draws cases takes their number from tests/support/runs.ts, and so its file is in both tiers.
 */
export default defineConfig({
  test: {
    projects: [
      {
        plugins: [leftOutPlugin()],
        test: {
          name: 'quick',
          isolate: false,
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/end-to-end/**', long],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          provide: { tier: 'quick' },
          maxWorkers,
          sequence: { groupOrder: 0 },
        },
      },
      {
        plugins: [leftOutPlugin()],
        test: {
          name: 'thorough',
          isolate: false,
          include: [...filesThatGrow(), `tests/${long}`],
          exclude: ['tests/end-to-end/**'],
          testTimeout: 1_800_000,
          hookTimeout: 300_000,
          provide: { tier: 'thorough' },
          maxWorkers,
          sequence: { groupOrder: 1 },
        },
      },
      {
        plugins: [leftOutPlugin()],
        test: {
          ...endToEnd,
          name: 'end-to-end',
          include: ['tests/end-to-end/*.test.ts'],
          exclude: [long],
          sequence: { groupOrder: 2 },
        },
      },
      {
        plugins: [leftOutPlugin()],
        test: {
          ...endToEnd,
          name: 'end-to-end-long',
          testTimeout: 900_000,
          include: [`tests/end-to-end/${long}`],
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
