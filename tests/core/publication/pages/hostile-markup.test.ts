import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Rejection } from '../../../../contracts/failures.ts';
import { decode } from '../../../../core/documents/encoding/decode.ts';
import { makeRendition } from '../../../../core/publication/versions/make-rendition.ts';
import { parseOptions } from '../../../../core/releases/options/parse-options.ts';
import { runs, sampleOf } from '../../../support/runs.ts';
import { parse, type TextFormat, translated } from '../../support/parse.ts';
import { pageOf, problemsOf, type Said } from './support/hostile-in-page.ts';
import { hostileHtml, hostileMarkdown } from './support/hostile-markup.ts';

const html = Object.values(hostileHtml).flat();
const markdown = Object.values(hostileMarkdown).flat();

/** Where a snippet is in an upload: what is written around it, and whether it is the title that an option gives. */
interface Place {
  format: TextFormat;
  write: (snippet: string) => string;
  isTitle?: boolean;
}

const cue = (point: string, text: string) =>
  `1\n00:00:01${point}000 --> 00:00:02${point}000\nBefore it.\n\n2\n00:00:03${point}000 --> 00:00:04${point}000\n${text}\n`;
const json = (value: unknown) => JSON.stringify({ title: 'Harbour news', items: [value, 'After it, another text.'] });

const places: Readonly<Record<string, Place>> = {
  'HTML, between paragraphs': {
    format: 'html',
    write: (snippet) => `<h1>Harbour news</h1><p>Before it.</p>${snippet}<p>After it.</p>`,
  },
  'HTML, alone': { format: 'html', write: (snippet) => snippet },
  'HTML, in a sentence of a list': {
    format: 'html',
    write: (snippet) => `<article><h2>Harbour news</h2><ul><li>Before <b>it ${snippet} after</b> it.</ul></article>`,
  },
  'Markdown, between paragraphs': {
    format: 'markdown',
    write: (snippet) => `# Harbour news\n\nBefore it.\n\n${snippet}\n\nAfter it.\n`,
  },
  'Markdown, in a sentence': {
    format: 'markdown',
    write: (snippet) => `# Harbour news\n\nBefore *it* ${snippet} after it.\n`,
  },
  'Markdown, in a heading': {
    format: 'markdown',
    write: (snippet) => `# News ${snippet}\n\nText.\n\n## And ${snippet}\n`,
  },
  'JSON, a value': { format: 'json', write: (snippet) => json(snippet) },
  'JSON, a value of HTML': { format: 'json', write: (snippet) => json(`<p>Before <b>it</b>.</p>${snippet}`) },
  'JSON, a key': {
    format: 'json',
    write: (snippet) => json({ [snippet]: 'A text below a key.', [`<b>${snippet}</b>`]: [`A <b>text</b> ${snippet}`] }),
  },
  'plain text': { format: 'text', write: (snippet) => `Harbour news\n\nBefore it.\n\n${snippet}\n\nAfter it.\n` },
  SRT: { format: 'srt', write: (snippet) => cue(',', snippet) },
  VTT: { format: 'vtt', write: (snippet) => `WEBVTT\n\n${cue('.', `<v ${snippet}>Words, ${snippet}</v>`)}` },
  'the title of HTML': { format: 'html', write: (snippet) => `<title>${snippet}</title><p>A text.</p>` },
  'the title that metadata gives': { format: 'text', write: () => 'A text with two words.\n', isTitle: true },
};

/** Why an upload is rejected that has a NUL, an encoding of no program or nothing to read, or is nested too deep. */
const rejections = ['NotText', 'UnknownCharset', 'EmptyDocument', 'TooDeeplyNested', 'TitleTooLong', 'InvalidOption'];

/** A title as an upload's metadata gives it. */
function titleOf(snippet: string): string | undefined {
  return parseOptions([new Map([['title', snippet]])], given).title;
}

const given = { configured: ['fr'], now: new Date('2026-11-24T12:00:00Z') };

/** Formats whose translations are put together again from pieces of markup. */
const marked: ReadonlySet<TextFormat> = new Set(['html', 'markdown', 'json']);

/** The pages of the source and of a translation which repeats it; `undefined` for an upload that is rejected. */
function pagesOf({ format, write, isTitle = false }: Place, snippet: string): (Said & { page: string })[] | undefined {
  try {
    const { text } = decode(Buffer.from(write(snippet)), format);
    const document = parse(format, text, isTitle ? { title: titleOf(snippet) } : {});
    const repeated = translated(document, (each) => each);
    return (marked.has(format) ? ['en', 'fr'] : ['en']).map((language) => {
      const { body, title, summary } = makeRendition(document, language, language === 'en' ? new Map() : repeated);
      const said = { language, title, summary };
      return { ...said, page: pageOf(said, body) };
    });
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    expect(rejections).toContain(error.errors[0]?.code);
    return undefined;
  }
}

/** What the pages of an upload have that they must not. */
function problemsIn(place: Place, snippet: string): string[] {
  return (pagesOf(place, snippet) ?? []).flatMap(({ page, ...said }) =>
    problemsOf(page, said).map((problem) => `${said.language}: ${problem}`),
  );
}

describe('hostile markup does not leave the article, nor do anything in it', () => {
  const numbered = Object.entries(places).map(([name, place], index) => ({ name, place, index }));

  test.each(numbered)('as $name', ({ place, index }) => {
    const all = place.format === 'markdown' ? [...html, ...markdown] : html;
    // A quick run tries others in each place.
    const snippets = sampleOf([...all.slice(index), ...all.slice(0, index)], 4);
    const found = snippets.map((snippet) => ({ snippet, problems: problemsIn(place, snippet) }));
    expect(found.filter(({ problems }) => problems.length > 0)).toEqual([]);
  });

  test('in any order of its pieces', () => {
    const pieces = [...html, ...markdown].filter(({ length }) => length < 400).flatMap((each) => each.split(/(?=<)/));
    const text = fc.array(fc.constantFrom(...pieces), { minLength: 2, maxLength: 12 }).map((some) => some.join(''));
    const inMarkup = Object.values(places).filter(({ format }) => marked.has(format));
    fc.assert(
      fc.property(fc.constantFrom(...inMarkup), text, (place, each) => {
        expect(problemsIn(place, each)).toEqual([]);
      }),
      { numRuns: runs(400, 8) },
    );
  });

  test('nearly all of it is published: a rejected upload does not have a page to judge', () => {
    const snippets = sampleOf(html, 8);
    const rejected = snippets.filter((snippet) => !pagesOf(places['SRT'] as Place, snippet));
    expect(rejected.length).toBeLessThan(snippets.length / 4);
  });
});

describe('a page with hostile markup in it is told from one without', () => {
  const said = { language: 'en', title: 'Title', summary: 'A text.' };
  const problems = (body: string) => problemsOf(pageOf(said, `<h1>Title</h1>${body}`), said);

  test('one without', () => {
    expect(
      problems('<p id="release-a">A <a href="mailto:a@example.org">text</a>.</p><img src="a.png" alt="">'),
    ).toEqual([]);
  });

  test.each([
    ['<img src="a.png" onerror="x()">', 'a handler onerror'],
    ['<svg onload="x()"></svg>', 'a handler onload'],
    ['<script>x()</script>', 'a script'],
    ['<script type="module">x()</script>', 'a script'],
    ['<script type="application/ld+json">{}</script>', 'an element script'],
    ['<iframe></iframe>', 'an element iframe'],
    ['<style>p{}</style>', 'an element style'],
    ['<math></math>', 'an element math'],
    ['<svg><script>x()</script></svg>', 'a script'],
    ['<x-y></x-y>', 'an element x-y'],
    ['<!-- a comment -->', 'a node #comment'],
    ['<p style="color:red">a</p>', 'an attribute style="color:red"'],
    ['<p popover>a</p>', 'an attribute popover=""'],
    ['<p class="notice">a</p>', 'an attribute class="notice"'],
    ['<p id="content">a</p>', 'an attribute id="content"'],
    ['<a name="location">a</a>', 'an attribute name="location"'],
    ['<a href="javascript:x()">a</a>', 'an attribute href="javascript:x()"'],
    ['<a href=" java&Tab;script:x()">a</a>', 'an attribute href=" java\\tscript:x()"'],
    ['<a href="data:text/html,x">a</a>', 'an attribute href="data:text/html,x"'],
    ['<img src="data:image/png;base64,AAAA">', 'an attribute src="data:image/png;base64,AAAA"'],
    ['<img src="mailto:a@example.org">', 'an attribute src="mailto:a@example.org"'],
    ['<img srcset="a.png 1x, vbscript:x 2x">', 'an attribute srcset="a.png 1x, vbscript:x 2x"'],
    ['<video poster="blob:x"></video>', 'an attribute poster="blob:x"'],
    ['<img ping="https://evil.example">', 'an attribute ping="https://evil.example"'],
    ['</article><p>a</p>', 'something outside the article differs'],
    ['</article></main><article>', '2 articles'],
    ['<a href="https://evil.example/">', 'something outside the article differs'],
    ['<p title="', 'something outside the article differs'],
    ['<!--', 'a node #comment'],
    ['<a href="b">a<table><a href="c">', 'another page after parse → serialise → parse'],
  ])('%s', (planted, problem) => {
    expect(problems(planted)).toContain(problem);
  });

  test('a title that its page says otherwise', () => {
    expect(problemsOf(pageOf({ ...said, title: 'Another' }, '<h1>Title</h1>'), said)).toEqual([
      'something outside the article differs',
    ]);
  });
});
