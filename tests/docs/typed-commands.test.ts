import { expect, test } from 'vitest';
import { told, unused } from '../end-to-end/support/documented-commands.ts';

test('what end-to-end tests type is found in the documents', () => {
  const from = (start: string) => told.filter(({ file }) => file.startsWith(start)).length;
  expect(from('README.md')).toBeGreaterThan(5);
  expect(from('docs/editors/')).toBeGreaterThan(20);
  expect(from('docs/operators/')).toBeGreaterThan(30);
  expect(unused()).toEqual([]);
});
