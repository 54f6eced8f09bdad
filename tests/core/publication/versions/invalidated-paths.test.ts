import { expect, test } from 'vitest';
import { invalidatedOfVersion, invalidatedPaths } from '../../../../core/publication/versions/invalidated-paths.ts';
import { oddNames } from '../../../support/odd-names.ts';

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
  expect(invalidatedOfVersion('2026/ferry', 2)).toEqual(['/releases/2026/ferry/v2/*', '/versions/2026/ferry.json']);
});

test('other than ASCII is escaped, as CloudFront asks', () => {
  expect(invalidatedPaths('été', ['zh-Hans'])).toContain('/zh-Hans/%C3%A9t%C3%A9/');
});

test('everything where CloudFront refuses the address, or may take it for another', () => {
  const exact = ['été', '日本語', 'q1.report'];
  for (const name of oddNames) {
    const all = exact.includes(name)
      ? expect.arrayContaining([expect.stringMatching(/^\/releases\/.*\/v\*$/)])
      : ['/*'];
    expect(invalidatedPaths(`2026/${name}/final`, ['en', 'fr']), name).toEqual(all);
    expect(invalidatedOfVersion(name, 1).includes('/*'), name).toBe(!exact.includes(name));
  }
});
