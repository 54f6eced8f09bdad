import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { yamlScalar } from '../../../../../core/documents/formats/markdown/front-matter/yaml-scalar.ts';
import { runs } from '../../../../support/runs.ts';
import { prose } from '../../../support/arbitraries.ts';

describe('a text as a YAML scalar', () => {
  test.each([
    'A title',
    "L'été à la rivière",
    'Rendez-vous: 12',
    'C#',
    'a:b',
    '12 boats for the ferry',
    'No boats today',
    '(brackets) and "quotes" within',
  ])('%s', (text) => {
    expect(yamlScalar(text, 'yaml')).toBe(text.includes(': ') ? JSON.stringify(text) : text);
  });

  test.each([
    ...[
      '',
      '12',
      '-1.5',
      '1_000',
      '0x1F',
      '1e3',
      '.5',
      '.inf',
      '-.INF',
      '.NaN',
      'e9',
      '12:30',
      '2026-12-01',
      'true',
      'Yes',
    ],
    ...['no', 'OFF', 'null', '~', 'y', '=', '<<', '- a', '# a', 'a #b', 'a: b', 'a:', '*a', '&a', '!a', '%a', '@a'],
    ...[
      '`a',
      '{a}',
      '[a]',
      '"a"',
      "'a'",
      '> a',
      '| a',
      '? a',
      ', a',
      ' a',
      'a ',
      'a\tb',
      'a\nb',
      'a\u0085b',
      '\ufeffa',
    ],
  ])('%j is quoted', (text) => {
    expect(yamlScalar(text, 'yaml')).toBe(JSON.stringify(text));
  });

  test.each(['\0', '\u001b', '\u007f', '\u009f', '\ufffe', '\uffff', '\ud800'])(
    '%j is written as an escape',
    (sign) => {
      const code = sign.charCodeAt(0).toString(16).padStart(4, '0');
      for (const syntax of ['yaml', 'yaml:"', "yaml:'"])
        expect(yamlScalar(`it's ${sign}`, syntax)).toBe(`"it's \\u${code}"`);
    },
  );

  const anything = fc.oneof(
    prose,
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom(...' .:-+_#0123456789abcdefinotxyzT\'"') }),
  );

  test.each(['yaml', 'yaml:"', "yaml:'"])('%s: any text means itself, in YAML 1.1 and 1.2', (syntax) => {
    fc.assert(
      fc.property(anything, (text) => {
        // What no scalar on one line can hold; titles have their white space collapsed.
        fc.pre(syntax !== "yaml:'" || !/[\r\n]/.test(text));
        for (const version of ['1.1', '1.2'] as const) {
          expect(parse(`title: ${yamlScalar(text, syntax)}\nother: 1\n`, { version })).toEqual({
            title: text,
            other: 1,
          });
        }
      }),
      { numRuns: runs(4_000) },
    );
  });
});
