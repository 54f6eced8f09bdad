import { expect, test } from 'vitest';
import { swappedLines } from '../../../../core/translation/run/swapped-lines.ts';

const languages = { source: 'en', target: 'es' };
const swapped = (sources: string[], lines: string[]) => [...swappedLines(sources, lines, languages)];

test.each([
  ['nothing where all stand in their place', ['a 1', 'b 2'], ['x 1', 'y 2'], []],
  ['two that changed places', ['a 1', 'b 2', 'c 3'], ['y 2', 'x 1', 'z 3'], [0, 1]],
  ['the last two', ['a 1', 'b 2', 'c 3'], ['x 1', 'z 3', 'y 2'], [1, 2]],
  ['one with a figure and one without', ['a 1', 'b'], ['y', 'x 1'], [0, 1]],
  [
    'two by their names, when both changed places',
    ['the NATO summit in Warsaw opens', 'the UNESCO meeting in Geneva ends'],
    ['la reunión de UNESCO en Geneva acaba', 'la cumbre de NATO en Warsaw abre'],
    [0, 1],
  ],
  [
    'two by length and figure',
    ['The end', `In 5 years ${'the harbour opens again '.repeat(4)}`],
    [`En 5 años ${'el puerto vuelve a abrir '.repeat(4)}`, 'El final'],
    [0, 1],
  ],
  ['two with another between them', ['a 1', 'b', 'c 3'], ['z 3', 'y', 'x 1'], [0, 2]],
  ['nothing for names that are translated', ['a 1 in Spain', 'b in Wales'], ['x 1 en España', 'y en Gales'], []],
  ['nothing for a month in another form', ['on 5 December', 'on 7 May'], ['el 5 de diciembre', 'el 7 de mayo'], []],
  ['nothing without figures', ['a', 'b'], ['y', 'x'], []],
  ['nothing where a figure is only lost', ['a 1', 'b 2'], ['x', 'y 2'], []],
  ['nothing where tags are numbered otherwise', ['<g1>a</g1> 5', '<g2>b</g2> 5'], ['<g2>x</g2> 5', '<g1>y</g1> 5'], []],
])('%s', (_, sources, lines, expected) => {
  expect(swapped(sources, lines)).toEqual(expected);
});
