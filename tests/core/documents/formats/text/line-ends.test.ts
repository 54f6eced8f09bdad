import { expect, test } from 'vitest';
import { textBlocks } from '../../../../../core/documents/formats/text/blocks.ts';
import { parse, readings, render } from '../../../support/parse.ts';

test.each([
  ['words', 'The council has de-\ncided to open the har-\nbour.', 'The council has decided to open the harbour.'],
  [
    'words of capitals',
    'The council has de-\ncided, says ROLLS-\nROYCE.',
    'The council has decided, says ROLLS-ROYCE.',
  ],
  [
    'compounds',
    'The council has de-\ncided on a well-\nknown, state-of-the-\nart quay by e-\nmail.',
    'The council has decided on a well-known, state-of-the-art quay by e-mail.',
  ],
  [
    'syllables like words',
    'The council has de-\ncided on low-\ner prices.',
    'The council has decided on lower prices.',
  ],
  [
    'what the text says elsewhere',
    'A quay-side bar and a riverboat.\n\nThe council of the quay-\nside has a river-\nboat.',
    'A quay-side bar and a riverboat.|The council of the quay-side has a riverboat.',
  ],
  [
    'two words with one end',
    'The council has de-\ncided on short-\nand long-term berths.',
    'The council has decided on short- and long-term berths.',
  ],
  [
    'names',
    'Das Land Nordrhein-\nWestfalen hat be-\nschlossen, zu bauen.',
    'Das Land Nordrhein-Westfalen hat beschlossen, zu bauen.',
  ],
  ['figures', 'The council has de-\ncided on the COVID-\n19 rules.', 'The council has decided on the COVID-19 rules.'],
  [
    'addresses',
    'The council has de-\ncided, see https://quay-\nside.example/a.',
    'The council has decided, see https://quay-side.example/a.',
  ],
  [
    'French',
    'Le conseil a déci-\ndé, dit-\nil, peut-\nêtre lui-\nmême.',
    'Le conseil a décidé, dit-il, peut-être lui-même.',
  ],
  [
    'soft hyphens and their sign',
    'The council has de\u00ac\ncided, the har\u00ad\nbour too.',
    'The council has decided, the har\u00adbour too.',
  ],
  ['a glossary', 'Words\n\npre-\nfix\n\n- anti-\n- post-', 'Words|pre-|fix|anti-|post-'],
  [
    'a paragraph with a short last line above another',
    'The council has decided to open the har-\nbour.\nAll came.',
    'The council has decided to open the harbour.|All came.',
  ],
])('lines of %s are joined as they read', (_, text, expected) => {
  for (const each of [text, text.replaceAll('\n', '\r\n')]) {
    const document = parse('text', each);
    expect(readings(document).join('|')).toBe(expected);
    expect(
      parse(
        'text',
        render(document, (value) => value),
      ).units,
    ).toHaveLength(document.units.length);
  }
  const lines = textBlocks(text).flatMap((block) => block.lines);
  expect(lines.map((line) => line.replace(/^- /, '')).join('|')).toBe(expected);
  const [value] = readings(parse('json', JSON.stringify({ body: text })));
  expect(value).toBe(expected.split('|')[0]);
});

test('a headline of two lines too', () => {
  const { title } = parse(
    'text',
    'Hartwell opens the long-awaited cross-\ning at Mill Street\n\nThe quay opened. All came.\n',
  );
  expect(title.text).toBe('Hartwell opens the long-awaited crossing at Mill Street');
});

test('a translation is wrapped at the widest line', () => {
  const document = parse('text', 'Quay\n\nThe council has decid-\ned to open the har-\nbour.\n');
  expect(render(document, (value) => value.replace('open', 'open and to close'))).toBe(
    'Quay\n\nThe council has\ndecided to open and to\nclose the harbour.\n',
  );
});
