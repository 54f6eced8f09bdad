import { availableParallelism, totalmem } from 'node:os';
import type { Plugin } from 'vitest/config';
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

/** The libraries as they are deployed. The thorough tests take their development builds, which check themselves. */
const asDeployed: Plugin = {
  name: 'as-deployed',
  configResolved({ ssr }) {
    ssr.resolve.conditions = ['node'];
  },
};

const natively = {
  // Node reads the modules itself, as Lambda does: the tests replace none, and Vite takes longer.
  experimental: { viteModuleRunner: false },
  // Tests make much that lives briefly: with the usual 16 MiB the collector takes a tenth of the time.
  execArgv: ['--max-semi-space-size=64'],
};

const endToEnd = {
  ...natively,
  isolate: false,
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
        plugins: [leftOutPlugin(), asDeployed],
        test: {
          ...natively,
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
          ...natively,
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
