import { describe, expect, test } from 'vitest';
import { choose, parsePaths } from '../../../../../core/documents/formats/json/paths.ts';
import { rejection } from '../../../rejection.ts';

describe('a path', () => {
  test.each<[string, (string | number)[], ReturnType<typeof choose>]>([
    ['$.title', ['title'], 'named'],
    ['title', ['title'], 'named'],
    ['$.title', ['a', 'title'], 'no'],
    ['$.title', ['titles'], 'no'],
    ['$.items[*].body', ['items', 3, 'body'], 'named'],
    ['$.items[*].body', ['items', 'body'], 'no'],
    ['$.items.*.body', ['items', 'x', 'body'], 'named'],
    ['$.items[1]', ['items', 1], 'named'],
    ['$.items[1]', ['items', 2], 'no'],
    ['$.items', ['items', 1, 'body'], 'inside'],
    ['$', ['items', 1], 'inside'],
    ['$..caption', ['a', 1, 'caption'], 'named'],
    ['$..caption', ['caption'], 'named'],
    ['$.a..b', ['a', 'x', 'y', 'b'], 'named'],
    ['$.a..b', ['x', 'b'], 'no'],
    ["$['a, key'].b, $.c", ['a, key', 'b'], 'named'],
    ["$['a, key'].b, $.c", ['c'], 'named'],
    ['$["x.y"]', ['x.y'], 'named'],
    ['/items/*/body', ['items', 3, 'body'], 'named'],
    ['/a~1b/c~0d', ['a/b', 'c~d'], 'named'],
    ['/**/body', ['x', 'y', 'body'], 'named'],
    ['$.überschrift', ['überschrift'], 'named'],
  ])('%s, at %j: %s', (written, place, expected) => {
    expect(choose(parsePaths(written), place)).toBe(expected);
  });

  test.each(['$.a[', '$.a[?(@.b)]', '$.a]', '$.a[1:2]', '$$'])('%s cannot be read', (written) => {
    const error = rejection(() => parsePaths(written));
    expect(error.code).toBe('InvalidOption');
    expect(error.message).toContain(`"${written}"`);
  });

  test('there must be one', () => {
    expect(rejection(() => parsePaths(' , ')).code).toBe('InvalidOption');
  });

  test('costs no more than its length times the place’s', () => {
    const paths = parsePaths(Array.from({ length: 200 }, () => '..*').join(''));
    expect(
      choose(
        paths,
        Array.from({ length: 500 }, () => 'a'),
      ),
    ).toBe('named');
  });
});
