import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { maxNesting } from '../../../../../contracts/limits.ts';
import { decodeJson } from '../../../../../core/documents/formats/json/decode.ts';
import { jsonTokens } from '../../../../../core/documents/formats/json/tokens.ts';
import { readStrings } from '../../../../../core/documents/formats/json/values.ts';
import { runs } from '../../../../support/runs.ts';
import { rejection } from '../../../rejection.ts';
import { anyJson } from '../../../support/json-arbitraries.ts';

const tokens = (text: string) => [...jsonTokens(text)];

function accepts(text: string, read: (text: string) => unknown): boolean {
  try {
    read(text);
    return true;
  } catch {
    return false;
  }
}

/** Valid JSON with a few characters replaced, taken away or put in. */
const nearlyJson = fc
  .tuple(
    anyJson,
    fc.array(fc.tuple(fc.nat(400), fc.constantFrom(...'"\\{}[]:,0.-+eu \n\t\u0001\u00a0ft')), { maxLength: 3 }),
    fc.nat(1),
  )
  .map(([text, edits, width]) => {
    let edited = text;
    for (const [place, character] of edits) edited = edited.slice(0, place) + character + edited.slice(place + width);
    return edited;
  });

describe('the tokenizer', () => {
  it('accepts exactly what JSON.parse accepts', () => {
    fc.assert(
      fc.property(nearlyJson, (text) => {
        expect(accepts(text, tokens), text).toBe(accepts(text, JSON.parse));
      }),
      { numRuns: runs(3_000) },
    );
  });

  it('gives the strings that JSON.parse gives, with the way to each', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(0, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        readStrings(text, ({ range, path }) => {
          const at = path.reduce<unknown>(
            (node, step) => (node as Record<string | number, unknown>)[step],
            JSON.parse(text),
          );
          expect(decodeJson(text.slice(range.start, range.end))).toBe(at);
        });
        const strings = (node: unknown): number =>
          typeof node === 'string'
            ? 1
            : node && typeof node === 'object'
              ? Object.values(node).reduce((sum: number, each) => sum + strings(each), 0)
              : 0;
        let count = 0;
        readStrings(text, () => count++);
        expect(count).toBe(strings(value));
      }),
      { numRuns: runs(1_000) },
    );
  });

  test.each([
    ['{"a": 1,\n  "b": tru}', 'Line 2, column 8: a value is missing; found "t" instead.'],
    ['{"a" 1}', 'Line 1, column 6: ":" is missing; found "1" instead.'],
    ['{"a": 1,}', 'Line 1, column 9: a key in double quotes is missing; found "}" instead.'],
    ["{'a': 1}", 'Line 1, column 2: a key in double quotes or "}" is missing; found "\'" instead.'],
    ['[1 2]', 'Line 1, column 4: "," or "]" is missing; found "2" instead.'],
    ['["a\\x"]', 'Line 1, column 4: an escape that JSON has is missing; found "\\" instead.'],
    ['["a\nb"]', 'Line 1, column 4: the end of the string or an escape is missing; found "U+000A" instead.'],
    ['["a', 'Line 1, column 4: the end of the string or an escape is missing; found the end of the file instead.'],
    ['{"a": 1} x', 'Line 1, column 10: the end of the file is missing; found "x" instead.'],
    ['{"a": [1, 2', 'Line 1, column 12: "," or "]" is missing; found the end of the file instead.'],
    ['[01]', 'Line 1, column 2: a value is missing; found "0" instead.'],
    ['// c\n{}', 'Line 1, column 1: a value is missing; found "/" instead.'],
  ])('says where %j is wrong', (text, message) => {
    expect(rejection(() => tokens(text))).toMatchObject({ code: 'InvalidJson', message });
  });

  it('refuses what nests deeper than anybody needs, at once and without recursion', () => {
    for (const opening of ['[', '{"a":']) {
      expect(rejection(() => tokens(opening.repeat(1_000_000))).code).toBe('TooDeeplyNested');
    }
    expect(tokens('['.repeat(maxNesting) + ']'.repeat(maxNesting))).toHaveLength(2 * maxNesting);
  });
});
