import { describe, expect, test } from 'vitest';
import type { Part } from '../../../../contracts/document.ts';
import { pageBody } from '../../../../core/publication/pages/body/page-body.ts';
import { makeRendition } from '../../../../core/publication/versions/make-rendition.ts';
import { parse, translated } from '../../support/parse.ts';

const body = (format: 'markdown' | 'html' | 'text', text: string) => pageBody(parse(format, text), text, 'T');

describe('what must be read as it is', () => {
  test.each([
    ['Call +44 20 7946 0958 now', 'Call <bdi dir="ltr">+44 20 7946 0958</bdi> now'],
    ['See www.example.org/a.', 'See <bdi dir="ltr">www.example.org/a</bdi>.'],
    ['Write to a@example.org, please', 'Write to <bdi dir="ltr">a@example.org</bdi>, please'],
    ['Fill in {name} and %s', 'Fill in <bdi dir="ltr">{name}</bdi> and <bdi dir="ltr">%s</bdi>'],
  ])('stands isolated: %s', (text, isolated) => {
    expect(body('text', `T\n\n${text}\n`)).toContain(`<p>${isolated}</p>`);
  });

  test('is isolated within a link, and in a title', () => {
    expect(body('markdown', '# At https://example.org/\n')).toBe(
      '<h1>At <a href="https://example.org/"><bdi dir="ltr">https://example.org/</bdi></a></h1>',
    );
  });

  test('is left as it is where it is isolated already, and where it is no address', () => {
    expect(body('markdown', '# T\n\n`+44 20 7946 0958`\n')).toContain('<code>+44 20 7946 0958</code>');
    expect(body('text', 'T\n\n• One of 1,234.5 on 24.11.2026\n')).not.toContain('<bdi');
  });
});

describe('a title that is a heading of a lower level', () => {
  test('is the heading of the page, and is not said twice', () => {
    const html = '<article><h2><a href="/node/12">Clinics open</a></h2><p>Text.</p><h3>More</h3></article>';
    expect(pageBody(parse('html', html), html, 'Clinics open')).toBe(
      '<div><h1><a href="/node/12">Clinics open</a></h1><p>Text.</p><h2>More</h2></div>',
    );
    expect(
      pageBody(parse('markdown', '## Clinics open\n\nText.\n'), '## Clinics open\n\nText.\n', 'Clinics open'),
    ).toBe('<h1>Clinics open</h1>\n<p>Text.</p>');
  });

  test('is it below a heading that says what kind of text it is', () => {
    const text = '# Press release\n\n## 24 November 2026\n\n### Clinics open\n\nText.\n\n### More\n';
    const document = parse('markdown', text);
    expect(document.title.text).toBe('Clinics open');
    expect(pageBody(document, text, 'Clinics open').replaceAll('\n', '')).toBe(
      '<p>Press release</p><p>24 November 2026</p><h1>Clinics open</h1><p>Text.</p><h2>More</h2>',
    );
  });

  test('is not that of a section below', () => {
    expect(pageBody(parse('markdown', 'x'), '## News\n\n## Clinics open\n', 'Clinics open')).toMatch(
      /^<h1>Clinics open<\/h1><h2>News<\/h2>/,
    );
  });
});

describe('blocks that are in the source’s language', () => {
  const markdown =
    '# A heading of words\n\nThis was never translated.\n\n- Acme Ltd\n- But this was, 2026\n\nThis was too.\n';
  const document = parse('markdown', markdown);
  const translations = (language: string, kept: readonly string[]) => {
    const all = translated(document, (text) => (kept.includes(text) ? text : `[${language}] ${text}`));
    return new Map([...all].filter(([, parts]) => parts.some((part: Part) => part.type === 'text')));
  };

  test('say so, with its direction', () => {
    const { body: html } = makeRendition(
      document,
      'ar',
      translations('ar', ['This was never translated.', 'Acme Ltd']),
    );
    expect(html).toContain('<p lang="en" dir="ltr">This was never translated.</p>');
    expect(html).toContain('<p>[ar] This was too.</p>');
    expect(html).toContain('<li>Acme Ltd</li>'); // a name may be the same in both
    expect(html).toContain('<h1>[ar] A heading of words</h1>');
  });

  test('are none in the source itself', () => {
    expect(makeRendition(document, 'en', new Map()).body).not.toContain('lang=');
  });

  test('say so where no translation is there at all', () => {
    const { body: html } = makeRendition(document, 'ar', new Map());
    expect(html).toContain('<h1 lang="en" dir="ltr">A heading of words</h1>');
  });
});

describe('headings', () => {
  test.each([
    ['# T\n\n#### a\n\n#### b\n', 'h1 h2 h2'],
    ['# T\n\n## a\n\n#### b\n\n### c\n', 'h1 h2 h3 h3'],
    ['# T\n\n# a\n\n## b\n\n# c\n', 'h1 h2 h3 h2'],
    ['### a\n\n## b\n', 'h1 h2 h2'],
    ['## above\n\n# T\n\n## a\n', 'h1 h2'],
  ])('leave no level out: %j', (text, levels) => {
    const html = pageBody(parse('markdown', text), text, 'Another title');
    expect(html.match(/(?<=<)h[1-6](?=[ >])/g)?.join(' ')).toBe(levels);
  });
});

describe('what reads wrong by other means than the eye', () => {
  test('tasks are signs, not fields', () => {
    const html = body('markdown', '# T\n\n- [x] a\n- [ ] b\n');
    expect(html).toContain('<span>☑</span> a');
    expect(html).toContain('<span>☐</span> b');
    expect(html).not.toContain('<input');
  });

  test('footnotes are not announced in English', () => {
    const html = body('markdown', '# T\n\nText[^1]\n\n[^1]: Note\n');
    expect(html).not.toMatch(/Footnotes|Back to/);
    const [, ...ids] = html.match(/href="#([^"]+)".*href="#([^"]+)"/s) ?? [];
    for (const id of ids) expect(html).toContain(`id="${id}"`);
    expect(ids).toHaveLength(2);
  });

  test('links within the text lead to where its ids went', () => {
    expect(body('html', '<h1>T</h1><p><a href="#b">a</a></p><p id="b">b</p>')).toBe(
      '<h1>T</h1><p><a href="#release-b">a</a></p><p id="release-b">b</p>',
    );
  });

  test('an image that nobody described is passed over', () => {
    expect(body('markdown', '# T\n\n![](a.png) ![b](b.png)\n')).toMatch(/<img[^>]* alt="">.*<img[^>]* alt="b">/);
  });

  test('an empty corner heads nothing', () => {
    const html = body('markdown', '# T\n\n| | a |\n|---|---|\n| b | c |\n');
    expect(html).toMatch(/<tr>\s*<td><\/td>\s*<th>a<\/th>/);
  });

  test('wide tables and columns are scrolled by keys too', () => {
    expect(body('markdown', '# T\n\n| a |\n|---|\n| b |\n')).toMatch(
      /<div class="scroll" tabindex="0"><table>.*<\/table><\/div>/s,
    );
    expect(body('markdown', '# T\n\n```\na\n```\n')).toContain('<pre tabindex="0">');
  });

  test('one id is one place', () => {
    expect(body('html', '<h1 id="a">T</h1><p id="a">b</p>')).toBe('<h1 id="release-a">T</h1><p>b</p>');
  });
});

describe('what a translation of a JSON value looks like', () => {
  const source = JSON.stringify({ items: [{ plain: 'Sign in to read on.', html: 'Sign in to <b>read</b> on.' }] });
  const page = (plain: string, html: string) =>
    pageBody(parse('json', source), JSON.stringify({ items: [{ plain, html }] }), 'T');

  test('does not make markup of a value whose source is plain text', () => {
    const link = '<a href="https://evil.example/">Sign in</a>';
    expect(page(link, 'Sign in to <b>read</b> on.')).not.toContain('<a');
    expect(page(link, 'Sign in to <b>read</b> on.')).toContain('&#x3C;a ');
  });

  test('does not make plain text of one whose source is markup', () => {
    expect(page('Se connecter pour lire.', 'Se connecter & lire')).toContain('Se connecter &#x26; lire');
  });
});

describe('what is of no use to a page', () => {
  test.each([
    'javascript:alert(1)',
    'java\tscript:alert(1)',
    'data:image/png;base64,AAAA',
    'x.png 1x, vbscript:x 2x',
    '\u0001file:///etc/x',
  ])('is no address of a set of pictures: %s', (set) => {
    const html = `<h1>T</h1><picture><source srcset="${set}"><img src="x.png" srcset="${set}" alt="A"></picture>`;
    expect(body('html', html)).not.toMatch(/srcset|source/);
  });

  test('leaves sets of pictures of the web, and the media that choose among them', () => {
    const html =
      '<h1>T</h1><picture><source srcset="https://a.example/w_300,e_art:fes/x.png 1x, b.png 2x" media="(min-width: 9em)"><img src="x.png" alt="A"></picture>';
    expect(body('html', html)).toContain(
      'srcset="https://a.example/w_300,e_art:fes/x.png 1x, b.png 2x" media="(min-width: 9em)"',
    );
  });

  test.each([
    'action="/x"',
    'method="post"',
    'itemtype="https://x.example"',
    'itemscope',
    'itemprop="a"',
    'media="print"',
    'accept="x"',
    'enctype="x"',
  ])('is not an attribute of it: %s', (attribute) => {
    const html = `<h1>T</h1><div ${attribute}><p ${attribute}>Text.</p></div>`;
    expect(body('html', html)).toBe('<h1>T</h1><div><p>Text.</p></div>');
  });
});
