import { expect, test } from 'vitest';
import { swappedLines } from '../../../core/translate-document/swapped-lines.ts';

const languages = { source: 'en', target: 'es' };
const swapped = (sources: string[], lines: string[]) => [...swappedLines(sources, lines, languages)];

test.each([
  ['nothing where all stand in their place', ['a 1', 'b 2'], ['x 1', 'y 2'], []],
  ['two that changed places', ['a 1', 'b 2', 'c 3'], ['y 2', 'x 1', 'z 3'], [0, 1]],
  ['the last two', ['a 1', 'b 2', 'c 3'], ['x 1', 'z 3', 'y 2'], [1, 2]],
  ['one with a figure and one without', ['a 1', 'b'], ['y', 'x 1'], [0, 1]],
  ['nothing without figures', ['a', 'b'], ['y', 'x'], []],
  ['nothing where a figure is only lost', ['a 1', 'b 2'], ['x', 'y 2'], []],
  ['nothing where tags are numbered otherwise', ['<g1>a</g1> 5', '<g2>b</g2> 5'], ['<g2>x</g2> 5', '<g1>y</g1> 5'], []],
])('%s', (_, sources, lines, expected) => {
  expect(swapped(sources, lines)).toEqual(expected);
});
