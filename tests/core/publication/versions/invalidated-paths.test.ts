import { expect, test } from 'vitest';
import { invalidatedPaths } from '../../../../core/publication/versions/invalidated-paths.ts';

test('pages with and without their file, what programs ask first, and all versions at once', () => {
  expect(invalidatedPaths('2026/ferry', ['en', 'fr'])).toEqual([
    '/latest/2026/ferry.json',
    '/versions/2026/ferry.json',
    '/en/2026/ferry/index.html',
    '/en/2026/ferry/',
    '/fr/2026/ferry/index.html',
    '/fr/2026/ferry/',
    '/releases/2026/ferry/v*',
  ]);
});

test('versions in both spellings where links to attachments have another', () => {
  expect(invalidatedPaths('report (final)', [])).toEqual([
    '/latest/report%20(final).json',
    '/versions/report%20(final).json',
    '/releases/report%20(final)/v*',
    '/releases/report%20%28final%29/v*',
  ]);
});
