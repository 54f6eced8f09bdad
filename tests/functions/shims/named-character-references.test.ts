import { characterEntities } from 'character-entities';
import { decodeNamedCharacterReference as original } from 'decode-named-character-reference';
import { expect, test } from 'vitest';
import { decodeNamedCharacterReference } from '../../../functions/shims/named-character-references.ts';

test('every name means what it means to the package that it stands in for', () => {
  const names = Object.keys(characterEntities);
  expect(names.length).toBeGreaterThan(2_000);
  expect(names.filter((name) => decodeNamedCharacterReference(name) !== original(name))).toEqual([]);
});

test.each(['', 'ampx', 'am', 'AMPERSAND', 'constructor', '#38', 'amp;lt', 'x'.repeat(40)])('%j is no name', (name) => {
  expect(decodeNamedCharacterReference(name)).toBe(false);
  expect(original(name)).toBe(false);
});
