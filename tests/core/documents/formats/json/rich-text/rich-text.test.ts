import { readFileSync } from 'node:fs';
import path from 'node:path';
import { toHtml } from 'hast-util-to-html';
import { describe, expect, it, test } from 'vitest';
import type { Part, SourceDocument } from '../../../../../../contracts/document.ts';
import { renderDocument } from '../../../../../../core/documents/render-document.ts';
import { jsonBody } from '../../../../../../core/publication/pages/body/json-body.ts';
import { tier } from '../../../../../support/runs.ts';
import { rejection } from '../../../../rejection.ts';
import { parse, readings, render, shapes } from '../../../../support/parse.ts';

const folder = path.join(import.meta.dirname, '..', '..', '..', '..', '..', 'fixtures', 'rich-text');
const file = (name: string) => readFileSync(path.join(folder, `${name}.json`), 'utf8');
const page = (text: string, source: SourceDocument) => toHtml(jsonBody(text, source));
const shout = (text: string) => text.toUpperCase();

/** The rendition in which one unit has its parts in another order. */
function moved(document: SourceDocument, unit: number, order: (parts: Part[]) => Part[]): string {
  const { id, parts } = document.units[unit] as SourceDocument['units'][number];
  return renderDocument(document, new Map([[id, order(parts)]]), 'fr');
}

const town = 'The town opened <1>the longest pier</1> on Monday. Read <2>the plan</2>';

describe.each([
  [
    'tiptap',
    [
      'The harbour gets a new pier',
      'The town opened <1>the <2>longest</2> pier</1> on Monday. Read <3>the plan</3>.',
      'Two cranes were moved',
      'Run <1/> first',
      'We waited ten years for it.',
      'The pier at night',
      'Length of the pier',
      'About a mile',
      'Press office',
      'Telephone <1/>',
    ],
    'The harbour gets a new pier',
    [
      '<h2>The harbour gets a new pier</h2><p>The town opened <strong>the <em>longest</em> pier</strong> on Monday.',
      '<a href="https://harbour.example/plan?a=1">the plan</a>',
      '<ul><li>Two cranes were moved</li><li>Run <code>open-gate</code> first</li></ul>',
      '<blockquote><p>We waited ten years for it.</p></blockquote><pre><code>const pier = "long enough";</code></pre>',
      '<img src="https://harbour.example/pier.jpg" alt="The pier at night">',
      '<tr><th>Length of the pier</th><td>About a mile</td></tr>',
      '<hr><p>Press office<br>Telephone +44 20 7946 0000</p>',
    ],
  ],
  [
    'slate',
    [
      'The harbour gets a new pier',
      'The town opened <1>the longest pier</1> on Monday. Read <2>the <3>plan</3></2>',
      'Two cranes were moved',
      'We waited ten years for it.',
      'Press office',
      'The town hall',
      '<1>Mary Miller</1>',
      'Telephone <1/>',
      'The pier at night',
    ],
    'The harbour gets a new pier',
    [
      '<h1>The harbour gets a new pier</h1><p>The town opened <strong>the longest pier</strong> on Monday.',
      '<a href="https://harbour.example/plan">the <em>plan</em></a>',
      '<p>Press office<br>The town hall<br><strong>Mary Miller</strong><br>Telephone',
    ],
  ],
  [
    'lexical',
    [
      'The harbour gets a pier',
      'What was built',
      'The town opened <1><2>the longest pier</2></1> on Monday. Read <3>the plan</3>.',
      'Two cranes were moved',
      'Press office',
      'Telephone <1/>',
      'A pier for the larger ships.',
    ],
    'The harbour gets a pier',
    [
      '<h2>What was built</h2>',
      '<strong><em>the longest pier</em></strong> on Monday. Read <a href="https://harbour.example/plan">the plan</a>.',
      '<ol><li>Two cranes were moved</li></ol><p>Press office<br>Telephone',
      '<dt translate="no">summary</dt><dd><p>A pier for the larger ships.</p></dd>',
    ],
  ],
  [
    'sanity',
    [
      'The harbour gets a pier',
      'What was built',
      'The town opened <1>the longest pier</1> on Monday. Read <2>the <3>plan</3></2>.',
      'Two cranes were moved',
      'One crane is new',
      'The pier at night',
      'The pier is open on Sundays too.',
      'We waited ten years for it.',
    ],
    'The harbour gets a pier',
    [
      '<h2>What was built</h2>',
      '<a href="https://harbour.example/plan">the <em>plan</em></a>.',
      '<ul><li>Two cranes were moved<ul><li>One crane is new</li></ul></li></ul>',
      '<p>The pier is open on Sundays too.</p><blockquote>',
    ],
  ],
  [
    'contentful',
    ['The harbour gets a pier', 'What was built', town, 'Two cranes were moved', 'We waited ten years for it.'],
    'The harbour gets a pier',
    [
      '<h2>What was built</h2><p>The town opened <strong>the longest pier</strong> on Monday. Read <a href="https://harbour.example/plan">the plan</a></p>',
      '<ul><li>Two cranes were moved</li></ul><hr><blockquote>',
    ],
  ],
] as const)('as %s writes it', (name, units, title, shown) => {
  const text = file(name);
  const document = parse('json', text);

  it('a paragraph with its marks is one text', () => {
    expect(shapes(document)).toEqual(units);
    expect(document.title.text).toBe(title);
  });

  it('is the same to the byte untranslated, and but for its words translated', () => {
    expect(render(document, (part) => part)).toBe(text);
    const rendition = render(document, shout);
    expect(rendition.toLowerCase()).toBe(text.toLowerCase());
    expect(readings(parse('json', rendition)).map(shout)).toEqual(readings(document).map(shout));
  });

  it('is shown as a document', () => {
    for (const each of shown) expect(page(text, document)).toContain(each);
    for (const each of shown)
      expect(page(render(document, shout), document).toLowerCase()).toContain(each.toLowerCase());
  });
});

describe('a translation in another order', () => {
  const swap = (parts: Part[]) => {
    const at = parts.findIndex(({ type }) => type === 'open');
    const end = parts.findIndex((part) => part.type === 'close' && part.id === (parts[at] as { id: number }).id);
    return [
      ...parts.slice(at, end + 1),
      { type: 'text' as const, value: ' ' },
      ...parts.slice(0, at),
      ...parts.slice(end + 1),
    ];
  };

  test.each([
    [
      '{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"Open "},{"type":"text","marks":[{"type":"bold"}],"text":"the gate"},{"type":"text","text":" now"}]}]}',
      '[{"type":"text","marks":[{"type":"bold"}],"text":"the gate"},{"type":"text","text":" Open  now"}]',
    ],
    [
      '[{"type":"paragraph","children":[{"text":"Open "},{"type":"link","url":"/a","children":[{"text":"the gate"}]},{"text":""}]}]',
      '[{"text":""},{"type":"link","url":"/a","children":[{"text":"the gate"}]},{"text":" Open "},{"text":""}]',
    ],
    [
      '[{"_type":"block","_key":"a","children":[{"_type":"span","_key":"b","marks":["strong"],"text":"Open"},{"_type":"span","_key":"c","text":" the gate","marks":[]}]}]',
      '[{"_type":"span","_key":"b","marks":["strong"],"text":"Open"},{"_type":"span","_key":"c","text":"  the gate","marks":[]}]',
    ],
    [
      '{"nodeType":"document","data":{},"content":[{"nodeType":"paragraph","data":{},"content":[{"nodeType":"text","value":"Open ","marks":[{"type":"bold"}],"data":{}},{"nodeType":"text","value":"the gate","marks":[{"type":"italic"}],"data":{}}]}]}',
      '[{"nodeType":"text","value":"Open ","marks":[{"type":"bold"}],"data":{}},{"nodeType":"text","value":" ","marks":[],"data":{}},{"nodeType":"text","value":"the gate","marks":[{"type":"italic"}],"data":{}}]',
    ],
  ])('has its nodes in that order, each with its own marks: %s', (text, expected) => {
    const rendition = moved(parse('json', text), 0, swap);
    expect(rendition).toContain(expected);
    expect(() => JSON.parse(rendition)).not.toThrow();
  });

  it('gives nodes of Portable Text that are used twice keys of their own', () => {
    const text =
      '[{"_type":"block","_key":"a","children":[{"_type":"span","_key":"b","marks":[],"text":"Open the "},{"_type":"span","_key":"c","text":"gate","marks":["em"]}]}]';
    const rendition = moved(parse('json', text), 0, (parts) => [...parts, { type: 'text', value: ' now' }]);
    expect(JSON.parse(rendition)[0].children.map((each: { _key: string }) => each._key)).toEqual(['b', 'c', 'b-2']);
  });

  it('keeps what is before and after a line in the same text', () => {
    const text =
      '[{"type":"paragraph","children":[{"text":"Press office\\nAsk "},{"text":"Mary Miller","bold":true},{"text":" at noon\\nTelephone +44 20 7946 0000"}]}]';
    const document = parse('json', text);
    const unit = document.units.findIndex(({ parts }) => parts.some(({ type }) => type === 'open'));
    expect(shapes(document)[unit]).toBe('Ask <1>Mary Miller</1> at noon');
    expect(JSON.parse(moved(document, unit, swap))[0].children).toEqual([
      { text: 'Press office\n' },
      { text: 'Mary Miller', bold: true },
      { text: ' Ask  at noon\nTelephone +44 20 7946 0000' },
    ]);
  });
});

it('a mention is kept with its sentence, and shown', () => {
  const text =
    '{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"Please ask "},{"type":"mention","attrs":{"id":"1","text":"@Mary"}},{"type":"text","text":" first"}]}]}';
  const document = parse('json', text);
  expect(readings(document)).toEqual(['Please ask @Mary first']);
  expect(page(text, document)).toContain('<p>Please ask @Mary first</p>');
  expect(render(document, shout)).toContain('{"type":"mention","attrs":{"id":"1","text":"@Mary"}}');
});

test.each([
  ['a menu', '[{"type":"menu","children":[{"text":"The home page"},{"text":"All of the news"}]}]'],
  [
    'a tree',
    '[{"type":"list","text":"The home page","children":[{"type":"list","text":"All of the news","children":[]}]}]',
  ],
  [
    'a syntax tree',
    '{"type":"root","children":[{"type":"paragraph","children":[{"type":"text","value":"The home page"},{"type":"text","value":"All of the news"}]}]}',
  ],
  ['a list of things', '{"type":"doc","content":[{"type":"text","text":"The home page","label":"All of the news"}]}'],
  ['pages', '{"content":[{"type":"paragraph","text":"The home page"},{"type":"paragraph","text":"All of the news"}]}'],
  [
    'spans without a block',
    '[{"_type":"span","text":"The home page","children":[]},{"_type":"span","text":"All of the news"}]',
  ],
])('%s is read as before, each value by itself', (_, text) => {
  expect(shapes(parse('json', text))).toEqual(['The home page', 'All of the news']);
});

describe('hostile rich text', () => {
  const much = tier === 'thorough' ? 10_000 : 1_000;
  const bold = '{"type":"text","text":"a word","marks":[{"type":"bold"}]},{"type":"text","text":" or two "}';
  const doc = (content: string) => `{"type":"doc","content":[{"type":"paragraph","content":[${content}]}]}`;

  test.each([
    ['many marks', doc(Array(much).fill(bold).join(','))],
    [
      'many paragraphs',
      `{"type":"doc","content":[${Array(much).fill(`{"type":"paragraph","content":[${bold}]}`).join(',')}]}`,
    ],
    [
      'many blocks that fail',
      `[${'{"type":"p","children":['.repeat(200)}${Array(much).fill('{"text":"a"}').join(',')}${']}'.repeat(200)},{"t":"The ferry is back"}]`,
    ],
    [
      'deep links',
      `[{"type":"p","children":[${'{"type":"a","children":[{"text":"in "},'.repeat(200)}{"text":"x","bold":true}${']}'.repeat(200)}]}]`,
    ],
  ])('%s take little time', (_, text) => {
    const started = process.cpuUsage();
    const document = parse('json', text);
    const rendition = render(document, shout);
    expect(() => JSON.parse(rendition)).not.toThrow();
    page(rendition, document);
    const { user, system } = process.cpuUsage(started);
    // Seconds of processor time: other tests may run beside this.
    expect((user + system) / 1e6).toBeLessThan(tier === 'thorough' ? 20 : 4);
  });

  it('does not nest marks deeper than other formats do', () => {
    const marks = Array.from({ length: 600 }, (_, index) => `{"type":"m${index}"}`).join(',');
    const text = doc(`{"type":"text","text":"a word","marks":[${marks}]}`);
    expect(rejection(() => parse('json', text)).code).toBe('TooDeeplyNested');
  });
});
