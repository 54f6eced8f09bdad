import { defineConfig } from 'vitest/config';
import { leftOutPlugin } from './tests/support/left-out.ts';

/** Quick tests run by themselves; end-to-end tests share one local cloud, which their set-up starts. */
export default defineConfig({
  test: {
    projects: [
      {
        plugins: [leftOutPlugin()],
        test: {
          name: 'quick',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/end-to-end/**'],
          testTimeout: 30_000,
        },
      },
      {
        plugins: [leftOutPlugin()],
        test: {
          name: 'end-to-end',
          include: ['tests/end-to-end/**/*.test.ts'],
          globalSetup: ['tests/end-to-end/set-up.ts'],
          testTimeout: 180_000,
          hookTimeout: 300_000,
          // One cloud, whose engine's behaviour the tests change: one file at a time.
          fileParallelism: false,
        },
      },
    ],
  },
});
