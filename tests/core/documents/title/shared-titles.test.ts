import { describe, expect, it } from 'vitest';
import { pageBody } from '../../../../core/publication/pages/body/page-body.ts';
import { parse } from '../../support/parse.ts';

const meta = (content: string, attribute = 'property="og:title"') => `<meta ${attribute} content="${content}">`;
const page = (head: string, body: string) =>
  `<html><head>${head}</head><body>${body}<p>The council met on Monday.</p></body></html>`;
const titleOf = (head: string, body: string) => parse('html', page(head, body)).title.text;
const headline = 'The crossing opens on Monday';

describe('the title of a page', () => {
  it.each([
    ['a site’s name behind it, and a heading', meta(`${headline} | Hartwell`), `<h1>${headline}</h1>`, headline],
    [
      'other quotes than its heading',
      meta("It's the &quot;new&quot; crossing"),
      '<h1>It’s the “new” crossing</h1>',
      'It’s the “new” crossing',
    ],
    ['a heading that says more', meta('The crossing opens'), `<h1>${headline}</h1>`, headline],
    [
      'the site’s title, where the page has its own',
      `<title>${headline} | Hartwell</title>${meta('News of the town of Hartwell')}`,
      `<h1>${headline}</h1>`,
      headline,
    ],
    ['a single word', meta('Home'), `<h1>${headline}</h1>`, headline],
    [
      'the headline, and the site’s name as heading',
      `<title>${headline} :: Hartwell Council</title>${meta(`${headline} :: Hartwell Council`)}`,
      '<h1>Hartwell Council</h1>',
      `${headline} :: Hartwell Council`,
    ],
    [
      'the headline, and a section as heading',
      `<title>${headline} - Hartwell</title>${meta(headline)}`,
      '<h1>What to know about it</h1>',
      headline,
    ],
    [
      'another title than headings',
      meta('A crossing for everybody'),
      '<h1>What to know about it</h1>',
      'A crossing for everybody',
    ],
    ['a title of Dublin Core', meta(headline, 'name="DC.title"'), '', headline],
    [
      'a property of several names',
      meta(headline, 'property="x:title dc:title"') + meta('Another title of it'),
      '',
      headline,
    ],
    ['a title for readers of Parse.ly', meta(headline, "name='parsely-title'"), '', headline],
  ])('is shared with %s', (_, head, body, expected) => {
    expect(titleOf(head, body)).toBe(expected);
  });

  it('is on the page once', () => {
    const document = parse('html', page(meta(`${headline} | Hartwell`), `<h2>${headline}</h2>`));
    expect(pageBody(document, document.text, document.title.text)).toBe(
      `<h1>${headline}</h1><p>The council met on Monday.</p>`,
    );
  });

  it('is translated where it is shared', () => {
    const texts = parse('html', page(meta(headline, 'name="DC.title"'), '')).units.map(({ kind }) => kind);
    expect(texts).toContain('metadata');
  });
});
