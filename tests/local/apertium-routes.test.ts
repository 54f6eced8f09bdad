import { expect, test } from 'vitest';
import { packagesFor } from '../../local/apertium/packages.ts';
import { findRoute } from '../../local/apertium/routes.ts';

const installed = [
  'eng-spa',
  'spa-eng',
  'eng-cat',
  'cat-eng',
  'cat-fra',
  'fra-cat',
  'spa-ita',
  'ita-spa',
  'spa-por',
  'spa-por_BR',
  'por-spa',
];
const pairs = installed.map((pair) => {
  const [source = '', target = ''] = pair.split('-');
  return { source, target };
});

test.each([
  ['en', 'es', 'eng>spa'],
  ['en', 'ca', 'eng>cat'],
  ['en', 'fr', 'eng>cat>fra'],
  ['en', 'it', 'eng>spa>ita'],
  ['en', 'pt', 'eng>spa>por_BR'],
  ['en', 'pt-PT', 'eng>spa>por'],
  ['pt', 'es', 'por>spa'],
  ['en', 'ar', null],
  ['ja', 'en', null],
  ['it', 'fr', null],
])('from %s to %s: %s', (source, target, way) => {
  const route = findRoute(pairs, source, target);
  expect(route && [route[0]?.source, ...route.map((pair) => pair.target)].join('>')).toBe(way);
});

test('only the packages that the languages need are asked for', () => {
  expect(packagesFor(['es', 'ar'])).toEqual(['apertium-apy', 'apertium-eng-spa']);
  expect(packagesFor(['fr', 'pt-BR'])).toEqual([
    'apertium-apy',
    'apertium-eng-cat',
    'apertium-eng-spa',
    'apertium-es-pt',
    'apertium-fra-cat',
  ]);
  expect(packagesFor(['ar', 'ja'])).toEqual([]);
});
