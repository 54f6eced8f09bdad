import { expect, test } from 'vitest';
import { markdownReferences } from '../../../../../core/documents/attachments/markdown-references.ts';
import { headingId } from '../../../../../core/documents/formats/markdown/heading-id.ts';
import { pageBody } from '../../../../../core/publication/pages/body/page-body.ts';
import { parse, readings, render } from '../../../support/parse.ts';

const docs = `# **Tools to lend** {#tools-to-lend}

[About us](#about_us)

## About _us_ {#about_us .unnumbered} ##

News
---- {#no}

Place {#place}
-----
`;

test('what a heading is linked by is no word of title, heading or translation', () => {
  const document = parse('markdown', docs);
  expect(document.title.text).toBe('Tools to lend');
  expect(readings(document)).toContain('About us');
  expect(readings(document)).toContain('Place');
  expect(render(document, (text) => text.toUpperCase())).toContain('## ABOUT _US_ {#about_us .unnumbered} ##');
});

test('is what the page leads links to', () => {
  const document = parse('markdown', docs);
  const page = pageBody(document, docs, document.title.text);
  expect(page).toContain('<h1 id="release-tools-to-lend"><strong>Tools to lend</strong></h1>');
  expect(page).toContain('<a href="#release-about_us">');
  expect(page).toContain('<h2 id="release-about_us">About <em>us</em></h2>');
  expect([...markdownReferences(docs).ids]).toEqual(['tools-to-lend', 'about_us', 'place']);
});

test.each(['{#a}', 'Set {#}', 'Set {a}', 'Use `{#a}`', 'Of {# a}', 'A {#a} b', 'A \\{#a}'])(
  'is text where it is none: %s',
  (heading) => {
    const [unit] = readings(parse('markdown', `## ${heading}\n\nText.\n`));
    expect(unit).toBe(heading.replace(/[`\\]/g, ''));
  },
);

test('is looked for in bounded time', () => {
  expect(headingId(`${' '.repeat(1_000_000)}{#a}`)).toMatchObject({ id: 'a' });
  expect(headingId(`${'{#'.repeat(1_000_000)}}`)).toBeUndefined();
});
