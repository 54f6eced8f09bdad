import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FormatName, formatNames, type SourceDocument } from '../../../../../contracts/document.ts';
import { typeset } from '../../../../../core/translation/typography/typeset.ts';
import { runs, tier } from '../../../../support/runs.ts';
import { makeDocx, paragraph, parseDocx, renderDocx, run } from '../../../support/docx.ts';
import { makeOdt, p } from '../../../support/odt.ts';
import { odtLooks } from '../../../support/odt-arbitraries.ts';
import { engine, inLines, shout, translate } from '../../../support/translation.ts';
import { kept, read, render, type Sample } from './sample.ts';

const sentences = [
  ['The mayor opened ', 'the new ferry', ' on Monday, and said: "It leaves at 9:30"'],
  ['Read ', 'the timetable', ' & the rules (all of them) for {{name}} before you travel.'],
] as const;

const cue = (second: number, point: string) => `00:00:0${second}${point}000 --> 00:00:0${second + 1}${point}000`;
const rich = (name: string) =>
  readFileSync(path.join(import.meta.dirname, '..', '..', '..', '..', 'fixtures', 'rich-text', `${name}.json`), 'utf8');
const amp = (text: string) => text.replace('&', '&amp;');
const inMarkup = (open: string, close: string) =>
  sentences.map(([before, within, after]) => `${before}${open}${within}${close}${amp(after)}`);

/** Small documents of each format, with marks where the format has any. */
const documents: Record<FormatName, readonly Sample[]> = {
  text: [
    `${sentences.map((each) => each.join('')).join('\n\n')}\n`,
    'Kind regards,\nMary Miller\nhttps://ferry.example/a\n',
  ],
  markdown: [
    `# The ferry\n\n${sentences.map(([before, within, after]) => `${before}**${within}**${after}`).join('\n\n')}\n\n- See [the map](https://ferry.example/a_b "A map") and \`run it\`\n- Then go\n\n| Day | Hour |\n| --- | --- |\n| *Monday* | Nine |\n`,
    '> [!NOTE]\n> It is *not* far from **the _old_ bridge**.\n\n1. One more ![a picture of it](b.png) here\n',
  ],
  html: [
    `<h1>The ferry</h1>\n${inMarkup('<b>', '</b>')
      .map((text) => `<p>${text}</p>\n`)
      .join(
        '',
      )}<ul><li>See <a href="/a?b&amp;c" title="A map">the <i>map</i></a>, please<li>Then <code>run it</code> and go</ul>`,
    '<table><tr><th>The day<td><em>Monday</em> or Tuesday</table><img src=a alt="A picture of it">',
  ],
  docx: [
    withoutAuthors(
      makeDocx({
        body: sentences
          .map(([before, within, after]) => paragraph(run(before), run(within, '<w:b/>'), run(amp(after))))
          .join(''),
      }),
    ),
  ],
  odt: [
    makeOdt({
      body: inMarkup('<text:span text:style-name="B">', '</text:span>')
        .map((text) => p(text))
        .join(''),
      ...odtLooks,
    }),
  ],
  srt: [
    inMarkup('<b>', '</b>')
      .map(
        (text, index) =>
          `${index + 1}\n${cue(index * 2, ',')}\n${text.replace(', and', ',\nand').replace('&amp;', '&')}\n`,
      )
      .join('\n'),
  ],
  vtt: [
    `WEBVTT\n\n${inMarkup('<b>', '</b>')
      .map((text, index) => `${cue(index * 2, '.')}\n${text.replace(', and', ',\nand')}\n`)
      .join('\n')}`,
  ],
  json: [
    JSON.stringify(
      { id: 'a1', texts: inMarkup('<b>', '</b>'), tag: 'Press <0>here</0> to go on, {{name}}', n: [1, null] },
      null,
      2,
    ),
    JSON.stringify({
      a: '{n, plural, one {# boat is here} other {# boats are here}}',
      b: 'Two lines of it.\nAnother <1>line</1> here.',
    }),
    ...['tiptap', 'slate', 'lexical', 'sanity', 'contentful'].map(rich),
  ],
};

function withoutAuthors(bytes: Uint8Array): Uint8Array {
  return renderDocx(parseDocx(bytes), new Map(), 'en');
}

const xmlFormats: ReadonlySet<FormatName> = new Set(['docx', 'odt', 'html']);

type Change = (line: string) => string;

/** What engines do with the tags and the texts of a line. */
const manners: Record<string, Change> = {
  'loses spaces at tags': (line) => line.replace(/ ?(<[^<>]+>) ?/g, '$1'),
  'adds spaces at tags': (line) => line.replace(/<[^<>]+>/g, ' $& '),
  'adds spaces inside pairs': (line) => line.replace(/<g\d+>/g, '$& ').replace(/<\/g\d+>/g, ' $&'),
  'moves codes to the front': (line) => (line.match(/<x\d+\/>/g) ?? []).join('') + line.replace(/<x\d+\/>/g, ''),
  'moves codes to the end': (line) => line.replace(/<x\d+\/>/g, '') + (line.match(/<x\d+\/>/g) ?? []).join(' '),
  'moves a pair to the front': (line) => line.replace(/^(.*?)(<g1>.*<\/g1>)/, '$2 $1'),
  'moves a pair to the end': (line) => line.replace(/(<g1>.*<\/g1>)(.*)$/, '$2 $1'),
  'puts all in one pair': (line) => line.replace(/^(.*?)<g1>(.*)<\/g1>(.*)$/, '<g1>$1$2$3</g1>'),
  'leaves a pair empty': (line) => line.replace(/<g1>([^<]*)<\/g1>/, '$1<g1></g1>'),
  'crosses pairs': (line) => line.replace(/<\/g2>(.*?)<\/g1>/, '</g1>$1</g2>'),
  'loses tags': (line) => line.replace(/<[^<>]+>/, ''),
  'repeats a tag': (line) => line.replace(/<x1\/>/, '$&$&'),
  'answers references': (line) => line.replace(/"/g, '&quot;').replace(/e/gi, '&#101;').replace(/'/g, '&apos;'),
  'answers characters': (line) => line.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&'),
  'escapes twice': (line) => line.replace(/&/g, '&amp;'),
  'doubles the length': (line) => `${line} ${line.replace(/<[^<>]*>/g, '')}`,
  'changes quotes': (line) => line.replace(/"([^"]*)"/g, '„$1“').replace(/'/g, '’'),
  'writes straight quotes and backslashes': (line) => line.replace(/(\p{L}{4,})/u, '"$1\\" \\'),
  'adds signs of markup': (line) => `${line} * _ \` # | { } [ ] ~ $ < > & --> ]]>`,
};

/** What engines do with lines. */
const wholes: Record<string, Change> = {
  'merges lines': (text) => text.replace('\n', ' '),
  'splits lines': (text) => text.replace(/(?<=[.,]) /, '\n'),
  'adds a line': (text) => `${text}\nThank you.`,
  'answers nothing': () => '',
  'ends lines otherwise': (text) => text.replaceAll('\n', '\r\n'),
};

const all = [
  ...Object.entries(manners).map(([name, change]) => [name, inLines((line) => change(shout(line)))] as const),
  ...Object.entries(wholes).map(([name, change]) => [name, (text: string) => change(inLines(shout)(text))] as const),
];

/** Everything but texts: what a program that reads the document relies on. */
function skeleton(format: FormatName, { text, units }: SourceDocument): readonly unknown[] {
  if (format === 'srt' || format === 'vtt') return text.match(/^\d+$|^.* --> .*$|^\s*$/gm) ?? [];
  // In plain text, the words decide which lines form a paragraph.
  if (format === 'text')
    return text
      .trim()
      .split(/\n\n/)
      .map(() => 'paragraph');
  const kinds = units.filter(({ range }) => range).map(({ kind }) => (kind === 'line' ? 'paragraph' : kind));
  // Which lines of a paragraph are separate texts, their words tell; `values` has the rest.
  return kinds.filter((kind) => format !== 'json' || kind !== 'paragraph').sort();
}

/** JSON without its texts: nodes of rich text may be more or fewer, and elsewhere in their paragraph. */
function values(value: unknown): unknown {
  if (Array.isArray(value)) {
    const others = value.filter((each) => typeof (each?.text ?? each?.value) !== 'string' || each.children);
    return others.map((each) => JSON.stringify(values(each))).sort();
  }
  if (typeof value === 'string') return /\s/.test(value) ? 'a text' : value;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, values(each)]));
}

async function expectWhole(format: FormatName, sample: Sample, answer: Change, name: string) {
  const document = read(format, sample);
  const made = await translate(document, { engine: engine(answer) });
  const rendition = render(document, typeset(document, made.translations, 'fr'), 'fr');
  const again = read(format, rendition);
  expect(skeleton(format, again), name).toEqual(skeleton(format, document));
  for (const each of kept(document)) expect(again.text, name).toContain(xmlFormats.has(format) ? amp(each) : each);
  if (format === 'json') {
    expect(values(JSON.parse(String(rendition))), name).toEqual(values(JSON.parse(String(sample))));
  }
  return made;
}

const isThorough = tier === 'thorough';

describe.each(formatNames.map((format, place) => [format, place] as const))(
  '%s: engines that answer differently',
  (format, place) => {
    const samples = documents[format];
    // In a quick run, each engine meets every second format, and one document of it.
    const chosen = all.filter((_, index) => isThorough || (index + place) % 2 === 0);

    it.each(chosen)('one that %s leaves the structure as it is', async (name, answer) => {
      const at = chosen.findIndex(([each]) => each === name) % samples.length;
      for (const sample of isThorough ? samples : samples.slice(at, at + 1))
        await expectWhole(format, sample, answer, name);
    });

    it('mixes of them do, too', async () => {
      const names = fc.array(fc.constantFrom(...Object.keys(manners)), { minLength: 2, maxLength: 4 });
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...documents[format]), names, async (sample, chosen) => {
          const mixed = inLines((line) => chosen.reduce((text, name) => manners[name]?.(text) ?? text, shout(line)));
          await expectWhole(format, sample, mixed, chosen.join(', then '));
        }),
        { numRuns: runs(300, 2) },
      );
    });
  },
);

it.each(formatNames.filter((format) => format !== 'text'))(
  '%s: spaces at tags are repaired, and counted',
  async (format) => {
    for (const name of ['loses spaces at tags', 'adds spaces inside pairs']) {
      const change = manners[name];
      const [sample] = documents[format];
      if (!change || sample === undefined) throw new Error(name);
      const made = await expectWhole(
        format,
        sample,
        inLines((line) => change(shout(line))),
        name,
      );
      const good = await expectWhole(format, sample, inLines(shout), 'a good one');
      expect(made.segments.repaired, name).toBeGreaterThan(0);
      expect(good.segments.repaired).toBeUndefined();
      expect(made.translations).toEqual(good.translations);
    }
  },
);
