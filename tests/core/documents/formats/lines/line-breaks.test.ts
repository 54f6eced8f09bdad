import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FormatName } from '../../../../../contracts/document.ts';
import { plainText } from '../../../../../core/documents/parts/plain-text.ts';
import { renderDocument } from '../../../../../core/documents/render-document.ts';
import { runs } from '../../../../support/runs.ts';
import { parse, translated } from '../../../support/parse.ts';
import { pseudo } from '../../../support/pseudo.ts';

function textsOf(format: FormatName, text: string): string[] {
  return parse(format, text).units.map(({ kind, parts }) => `${kind}: ${plainText(parts)}`);
}

const contact = [
  'line: Jonas Reyl, press office',
  'line: Telephone: +1 555 0142',
  'line: E-mail: press@marrow.example.org',
];

describe('each line of a contact block is a text of its own', () => {
  test.each<[string, FormatName, string]>([
    [
      'backslashes',
      'markdown',
      'Jonas Reyl, press office\\\nTelephone: +1 555 0142\\\nE-mail: <press@marrow.example.org>\n',
    ],
    ['spaces', 'markdown', 'Jonas Reyl, press office  \nTelephone: +1 555 0142  \nE-mail: press@marrow.example.org\n'],
    [
      'tags in Markdown',
      'markdown',
      'Jonas Reyl, press office<br>Telephone: +1 555 0142<br/>\nE-mail: press@marrow.example.org\n',
    ],
    [
      'soft breaks and an address in brackets',
      'markdown',
      'Jonas Reyl, press office\nTelephone: +1 555 0142\nE-mail: <press@marrow.example.org>\n',
    ],
    [
      'a link to an address',
      'markdown',
      'Jonas Reyl, press office\\\nTelephone: +1 555 0142\\\nE-mail: [press@marrow.example.org](mailto:press@marrow.example.org)\n',
    ],
    [
      'a quotation',
      'markdown',
      '> Jonas Reyl, press office\\\n> Telephone: +1 555 0142\\\n> E-mail: <press@marrow.example.org>\n',
    ],
    [
      'HTML',
      'html',
      '<p>Jonas Reyl, press office<br>\nTelephone: +1 555 0142<br />E-mail: <a href="mailto:press@marrow.example.org">press@marrow.example.org</a></p>\n',
    ],
    [
      'an address in HTML',
      'html',
      '<address>Jonas Reyl, press office<br>Telephone: +1 555 0142<BR>E-mail: press@marrow.example.org</address>\n',
    ],
    [
      'a division in HTML',
      'html',
      '<div>Jonas Reyl, press office<br>Telephone: +1 555 0142<br>E-mail: press@marrow.example.org<br></div>\n',
    ],
  ])('%s', (_, format, text) => {
    expect(textsOf(format, text)).toEqual(contact);
  });

  test('a soft line with nothing but a link to an address', () => {
    const text = 'Jonas Reyl\n[Write to him](mailto:press@marrow.example.org)\n[Call him](tel:+15550142)\n';
    expect(textsOf('markdown', text)).toEqual(['line: Jonas Reyl', 'line: Write to him', 'line: Call him']);
  });

  test('in the example that is shipped', () => {
    const text = readFileSync(new URL('../../../../../examples/river-ferry.md', import.meta.url), 'utf8');
    expect(textsOf('markdown', text).slice(-contact.length)).toEqual(contact);
  });

  test('in a cell and in an item', () => {
    const cells = [
      'cell: Who',
      'cell: When',
      'cell: Ana Duarte',
      'cell: Mayor',
      'cell: 10:00 Welcome',
      'cell: 10:30 Tour',
    ];
    expect(
      textsOf('markdown', '| Who | When |\n| - | - |\n| Ana Duarte<br>Mayor | 10:00 Welcome<br>10:30 Tour |\n'),
    ).toEqual(cells);
    expect(
      textsOf(
        'html',
        '<table><tr><th>Who</th><th>When</th></tr><tr><td>Ana Duarte<br>Mayor</td><td>10:00 Welcome<br>10:30 Tour</td></tr></table>',
      ),
    ).toEqual(cells);
    const items = ['list-item: Marie Dupont', 'list-item: directrice de la communication'];
    expect(
      textsOf('markdown', '- Marie Dupont  \n  directrice de la communication  \n  Tel. +33 1 70 18 99 00\n'),
    ).toEqual([...items, 'list-item: Tel. +33 1 70 18 99 00']);
  });
});

describe('markup over line breaks', () => {
  test.each<[string, FormatName, string, string[]]>([
    [
      'around whole lines stays outside',
      'html',
      '<p><b>Ana Duarte<br>Mayor</b><br>Port Ellison</p>',
      ['Ana Duarte', 'Mayor', 'Port Ellison'],
    ],
    ['around all of it', 'html', '<p><em><b>Ana Duarte<br>Mayor</b></em></p>', ['Ana Duarte', 'Mayor']],
    [
      'around whole lines of Markdown',
      'markdown',
      '**Ana Duarte\\\nMayor**\\\nPort Ellison\n',
      ['Ana Duarte', 'Mayor', 'Port Ellison'],
    ],
    [
      'through the middle of a line joins its lines',
      'html',
      '<p><em>Ana <b>Duarte<br>Mayor</b></em> of it<br>Noon</p>',
      ['Ana <b>Duarte Mayor</b> of it', 'Noon'],
    ],
  ])('%s', (_, format, text, expected) => {
    const plain = expected.map((each) => each.replace(/<[^<>]*>/g, ''));
    expect(parse(format, text).units.map(({ parts }) => plainText(parts))).toEqual(plain);
    const rendered = renderDocument(parse(format, text), translated(parse(format, text), pseudo), 'fr');
    expect(rendered.match(/<[^<>]*>|\*\*|\\\n/g)).toEqual(text.match(/<[^<>]*>|\*\*|\\\n/g));
  });
});

test.each<[FormatName, string]>([
  ['html', '<h1>The harbour<br>Opens Monday</h1>'],
  ['html', '<title>The harbour<br>Opens Monday</title>'],
])('a heading of %s is one text, however it is broken', (format, text) => {
  expect(parse(format, text).units).toHaveLength(1);
});

test('the title of a JSON file is one text, and its body falls into lines', () => {
  const json = { title: 'The harbour<br>Opens Monday', body_html: '<p>Ana Duarte<br>Harbour Board</p>' };
  expect(textsOf('json', JSON.stringify(json))).toEqual([
    'title: The harbour Opens Monday',
    'line: Ana Duarte',
    'line: Harbour Board',
  ]);
});

test('paragraphs that two breaks part are paragraphs', () => {
  const text =
    '<p>FOR IMMEDIATE RELEASE<br>\nMay 4, 2026<br><br>\nThe crossing opens on Monday<br><br>The council opens it at noon. It has four lanes.<br>\n<br>"We are glad," said the mayor.</p>';
  expect(textsOf('html', text)).toEqual([
    'line: FOR IMMEDIATE RELEASE',
    'line: May 4, 2026',
    'line: The crossing opens on Monday',
    'paragraph: The council opens it at noon. It has four lanes.',
    'paragraph: "We are glad," said the mayor.',
  ]);
});

const pieces = ['Ana Duarte', 'opens it', 'The harbour opens.', '+1 555 0142', '10:00 Tour', ' ', 'x'];
const html = fc
  .array(
    fc.constantFrom(
      ...pieces,
      '<br>',
      '<br />\n',
      '<b>',
      '</b>',
      '<i>',
      '</i>',
      '<a href="x">',
      '</a>',
      '&nbsp;',
      '<!-- c -->',
      '<img alt="A picture">',
    ),
    { maxLength: 24 },
  )
  .map((each) => `<p>${each.join('')}</p>\n`);
const markdown = fc
  .array(fc.constantFrom(...pieces, '\\\n', '  \n', '<br>', '**', '*', '[', '](x)', '\n', '`c`'), { maxLength: 24 })
  .map((each) => `${each.join('')}\n`);

test.each<[FormatName, fc.Arbitrary<string>]>([
  ['html', html],
  ['markdown', markdown],
])('whatever lines of %s are made of, they come back to the byte, and as many', (format, texts) => {
  fc.assert(
    fc.property(texts, (text) => {
      // A tag that is alone on its line begins HTML, in which Markdown's line breaks are none.
      fc.pre(format === 'html' || !/^<br>/m.test(text));
      let document: ReturnType<typeof parse>;
      try {
        document = parse(format, text);
      } catch {
        return;
      }
      const same = new Map(document.units.map(({ id, parts }) => [id, parts]));
      expect(renderDocument(document, same, 'en')).toBe(text);
      const ranges = document.units.flatMap(({ range, kind }) => (range && kind !== 'attribute' ? [range] : []));
      for (const [index, { start }] of ranges.slice(1).entries()) {
        expect(start).toBeGreaterThanOrEqual(ranges[index]?.end ?? 0);
      }
      const breaks = /<br \/>|<br>|\\\n| {2}\n/g;
      const rendered = renderDocument(document, translated(document, pseudo), 'fr');
      expect(rendered.match(breaks)?.length).toBe(text.match(breaks)?.length);
    }),
    { numRuns: runs(200) },
  );
});
