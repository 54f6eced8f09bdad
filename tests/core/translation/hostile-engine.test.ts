import { describe, expect, test } from 'vitest';
import type { Part, SourceDocument } from '../../../contracts/document.ts';
import { LanguageFailure, Rejection } from '../../../contracts/failures.ts';
import { sameParts } from '../../../core/documents/parts/same-parts.ts';
import { packDocument, renderDocument } from '../../../core/documents/render-document.ts';
import { readXliff } from '../../../core/people/xliff/read-xliff.ts';
import { pageBody } from '../../../core/publication/pages/body/page-body.ts';
import { checkDocument } from '../../../core/translation/checks/check-document.ts';
import { tokensOf } from '../../../core/translation/segments/tokens.ts';
import { typeset } from '../../../core/translation/typography/typeset.ts';
import { sampleOf } from '../../support/runs.ts';
import { inState, packageOf } from '../people/xliff/packages.ts';
import { makeDocx, paragraph, parseDocx, run } from '../support/docx.ts';
import { hostileTexts } from '../support/hostile-texts.ts';
import { parse, type TextFormat, translated } from '../support/parse.ts';
import { activeIn, structureOfDocx, structures, targetsIn } from '../support/structure.ts';
import { engine, inLines, translate } from '../support/translation.ts';

const sources: Readonly<Record<TextFormat, string>> = {
  text: 'The ferry returns\n\nA line of a paragraph\nthat goes on in the next one.\n\n- One item of a list\n- Another item of it\n\nName      Place\nThe boat  The harbour\n\nThe end of it.\n',
  markdown:
    '---\ntitle: \'The ferry returns\'\ndescription: "What it is about"\nsummary: \'In short\'\nlayout: post\n---\n# The ferry returns\n\nA *new* [ferry](https://example.org/a "Its title") leaves\nat `nine` for **everybody**. ![A picture](a.png)\n\n- One item\n- Another item\n\n1. A step\n\n> Somebody said it.\n\n| Name | Place |\n| --- | --- |\n| The boat | The harbour |\n\nThe note\n--------\n\nThe end<br>of it.[^1]\n\n[^1]: A note on it.\n',
  html: '<!doctype html>\n<html lang="en"><head><title>The ferry returns</title><meta name="description" content="What it is about"></head><body><!-- kept -->\n<h1>The ferry returns</h1>\n<p title=\'Its title\'>A <em>new</em> <a href="https://example.org/a" title="Its title">ferry</a> leaves at <code>nine</code>.<br>For all.</p>\n<img src=a.png alt=Picture>\n<ul><li>One item<li>Another item</ul>\n<table><caption>The boats</caption><tr><th>Name<td>The boat</table>\n</body></html>\n',
  json: JSON.stringify(
    {
      id: 'ferry-1',
      title: 'The ferry returns',
      list: ['One item of it', 'Another "item" of it'],
      body: { html: '<p title="Its title">A <b>new</b> ferry &amp; a <a href="https://example.org/a">link</a>.</p>' },
      icu: '{count, plural, one {# boat leaves} other {# boats leave}} for {name}, it is said.',
      plain: 'It leaves for {name} soon.',
      lines: 'One line of it\nand another line',
    },
    null,
    2,
  ),
  srt: '1\n00:00:01,000 --> 00:00:02,000\nThe ferry returns,\nas we have heard\n\n2\n00:00:03,000 --> 00:00:04,000\nfrom <i>all</i> of them.\n\n3\n00:00:05,000 --> 00:00:06,000\nThe end.\n',
  vtt: 'WEBVTT - a film\n\nSTYLE\n::cue { color: white }\n\nNOTE A comment\n\nfirst\n00:01.000 --> 00:02.000 align:start\n<v Ann>The ferry returns,\nas we have heard\n\n00:03.000 --> 00:04.000\nfrom <i>all</i> of them.\n\n00:05.000 --> 00:06.000\nThe end.\n',
};

const link = `<w:hyperlink r:id="r1">${run('a link')}</w:hyperlink>`;
const docx = parseDocx(
  makeDocx({
    body: `${paragraph(run('The ferry returns'))}${paragraph(run('A '), run('new', '<w:b/>'), run(' one with '), link, run(' in it.'))}<w:tbl><w:tr><w:tc>${paragraph(run('A cell'))}</w:tc></w:tr></w:tbl>`,
    header: paragraph(run('The head of it')),
    footnotes: `<w:footnote w:id="2">${paragraph(run('A note on it'))}</w:footnote>`,
    styles: '',
    links: { r1: 'https://example.org/a' },
  }),
);

interface Kept {
  document: SourceDocument;
  /** @throws what the parser of the format says of a rendition that it cannot read */
  structureOf(rendition: string): string[];
  /** A text of the rendition as markup that breaks out of it. */
  breakout: string;
}

const breakouts: Readonly<Record<TextFormat, string>> = {
  text: 'words\n\nmore words',
  markdown: 'words\n\n# More words',
  html: '<a onclick=alert(1)>words</a>',
  json: 'words", "evil": "yes',
  srt: 'words\n\n9\n00:00:09,000 --> 00:00:10,000\nevil',
  vtt: 'words\n\n00:09.000 --> 00:10.000\nevil',
};

const formats: readonly [string, Kept][] = [
  ...Object.entries(sources).map(([name, source]): [string, Kept] => {
    const format = name as TextFormat;
    return [name, { document: parse(format, source), structureOf: structures[format], breakout: breakouts[format] }];
  }),
  [
    'docx',
    {
      document: docx,
      structureOf: (rendition) => structureOfDocx(packDocument(docx, rendition) ?? new Uint8Array()),
      breakout: '<w:r><w:t>words</w:t></w:r>'.repeat(2),
    },
  ],
];

type Words = (document: SourceDocument, text: string) => Promise<ReadonlyMap<string, Part[]>>;

/** The ways on which words come to a text. Each ends with a code where it does not take them. */
const ways: readonly [string, Words][] = [
  [
    'an engine',
    async (document, text) => {
      const answer = (line: string) =>
        tokensOf(line)
          .map((token) => (token.type === 'text' ? text : token.source))
          .join('');
      const { translations } = await translate(document, { engine: engine(inLines(answer)) });
      return typeset(document, translations, 'fr');
    },
  ],
  [
    'a reviewer',
    async (document, text) => {
      const sent = packageOf(document, { translations: translated(document, () => text) });
      return new Map([...readXliff(inState('final', sent), document, 'fr')].map(([id, { parts }]) => [id, parts]));
    },
  ],
  [
    'a memory',
    // It is decoded like an engine's answer, so what has no words never comes so far.
    async (document, text) =>
      typeset(document, /[\p{L}\p{N}]/u.test(text) ? translated(document, () => text) : new Map(), 'fr'),
  ],
];

const isRefused = (error: unknown) => error instanceof LanguageFailure || error instanceof Rejection;

/** Empty where words stay words. */
async function harm(kept: Kept, words: Words, text: string): Promise<string[]> {
  const { document, structureOf } = kept;
  const translations = await words(document, text).catch((error: unknown) => {
    if (isRefused(error)) return undefined;
    throw error;
  });
  if (translations === undefined) return [];
  const made = structureOf(renderDocument(document, translations, 'fr'));
  const body = pageBody(document, renderDocument(document, translations, 'fr'), 'Title');
  const { structure, targets } = before(kept);
  return [
    ...made.filter((each, n) => each !== structure[n]),
    ...(made.length === structure.length ? [] : [`${made.length} parts instead of ${structure.length}`]),
    ...activeIn(body),
    // Of Markdown, see below.
    ...[...targetsIn(body)].filter(
      (target) => !targets.has(target) && !(document.format === 'markdown' && isMadeUp(target)),
    ),
  ];
}

const isMadeUp = (target: string) => /^href=(?:https?:\/\/|mailto:)(?:www\.|evil@)?evil\.example/.test(target);

const states = new Map<Kept, { structure: string[]; targets: Set<string> }>();

/** What a document is made of, translated into the same words. */
function before(kept: Kept) {
  const known = states.get(kept);
  if (known) return known;
  const { document, structureOf } = kept;
  const rendition = renderDocument(document, new Map(), 'fr');
  const state = { structure: structureOf(rendition), targets: targetsIn(pageBody(document, rendition, 'Title')) };
  states.set(kept, state);
  return state;
}

/** Others for each format and way: a quick run tries a part of them. */
function textsFor(turn: number): readonly string[] {
  const shift = turn * 5;
  return sampleOf([...hostileTexts.slice(shift), ...hostileTexts.slice(0, shift)], 2);
}

describe.each(formats)('a document in %s', (name, kept) => {
  const turn = formats.findIndex(([format]) => format === name) * ways.length;

  test.each(ways)('keeps its structure with the words of %s', async (way, words) => {
    const broken = new Map<string, string[]>();
    for (const text of textsFor(turn + ways.findIndex(([each]) => each === way))) {
      const found = await harm(kept, words, text);
      if (found.length > 0) broken.set(text, found.slice(0, 5));
    }
    expect(broken).toEqual(new Map());
  });

  test('takes words that harm nothing, so that the others are refused or disarmed for what they are', async () => {
    for (const [, words] of ways) {
      const translations = await words(kept.document, 'Some other words');
      expect(kept.document.units.every(({ id, parts }) => !sameParts(translations.get(id) ?? parts, parts))).toBe(true);
      expect(await harm(kept, words, 'Some other words')).toEqual([]);
    }
  });

  test('would not keep it, were it written as it comes', () => {
    const { document, structureOf, breakout } = kept;
    const { start, end } = document.units.at(-1)?.range ?? { start: 0, end: 0 };
    const broken = document.text.slice(0, start) + breakout + document.text.slice(end);
    expect(() => expect(structureOf(broken)).toEqual(structureOf(document.text))).toThrow();
  });
});

test.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<a href="java\tscript:alert(1)">a</a>',
  '<svg></svg>',
  '<template><p onclick=a></p></template>',
  '<p style="position:fixed">a</p>',
])('%s is active', (html) => {
  expect(activeIn(`<p>words</p>${html}`)).not.toEqual([]);
  expect(activeIn('<p title="words">words <a href="https://example.org/">a</a></p>')).toEqual([]);
});

test.each([
  ['a message that ends early', '{count, plural, one {#} other {x}} other {#}}'],
  ['an argument that nobody sent', '{count, plural, one {# boat} other {# boats}} for {name} and {evil}.'],
  ['a message that never ends', '{count, plural, one {# boat} other {# boats for {name}.'],
])('%s is not the same structure', (_, icu) => {
  const structureOf = (message: string) => structures.json(JSON.stringify({ icu: message }));
  const source = '{count, plural, one {# boat} other {# boats}} for {name}.';
  expect(structureOf(source.replace('boats', "'{'vessels'}'"))).toEqual(structureOf(source));
  expect(() => expect(structureOf(icu)).toEqual(structureOf(source))).toThrow();
});

test('an address that an engine makes up is a link in Markdown, as wherever GFM is read, and a check says so', async () => {
  const document = parse('markdown', 'The ferry returns.\n');
  const { translations } = await translate(document, { engine: engine(() => 'Le bac https://evil.example revient.') });
  const body = pageBody(document, renderDocument(document, translations, 'fr'), 'Title');
  expect([...targetsIn(body)]).toEqual(['href=https://evil.example']);
  expect(checkDocument(document, translations, 'fr').map(({ code }) => code)).toContain('address-mismatch');
});
