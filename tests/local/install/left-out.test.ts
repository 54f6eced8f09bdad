import { expect, test } from 'vitest';
import { lastLines } from '../../support/left-out.ts';
import { fakeMachine } from './fake-machine.ts';

test('the last lines name each group once, with its command, and each test that skips itself', async () => {
  const machine = fakeMachine({ system: 'debian', hasLists: true });
  const skipped = [
    { name: 'a.test.ts > one', leftOut: 'browser' as const },
    { name: 'a.test.ts > two', leftOut: 'browser' as const },
    { name: 'b.test.ts > three', leftOut: 'apertium' as const },
    { name: 'c.test.ts > four' },
  ];
  expect(await lastLines(skipped, machine)).toEqual([
    'Left out: 2 tests that need a browser. To run them: sudo apt-get install -y --no-install-recommends chromium',
    'Left out: 1 test that needs Apertium. To run it: see https://wiki.apertium.org/wiki/Installation',
    'Skipped by its own code: c.test.ts > four',
  ]);
});
