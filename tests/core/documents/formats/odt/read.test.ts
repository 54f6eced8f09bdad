import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../../../core/documents/parse-document.ts';
import { pageBody } from '../../../../../core/publication/pages/body/page-body.ts';
import { entryOf, parseDocx } from '../../../support/docx.ts';
import { makeOdt, p, parseOdt, renderOdt, span, textStyle } from '../../../support/odt.ts';
import { readings, shapes, translated } from '../../../support/parse.ts';

const automatic =
  textStyle('B', 'fo:font-weight="bold"') +
  textStyle('I', 'fo:font-style="italic"') +
  textStyle('R1', 'officeooo:rsid="001a"') +
  textStyle('B2', 'fo:font-weight="bold" fo:language="en" fo:country="GB" officeooo:rsid="001b"');
const read = (body: string) => parseOdt(makeOdt({ body, automatic }));
const shapesOf = (...content: string[]) => shapes(read(p(...content)));
const upper = (body: string) => {
  const document = read(body);
  const rendered = renderOdt(
    document,
    translated(document, (text) => text.toUpperCase()),
    'fr',
  );
  return /<office:text>(.*)<\/office:text>/s.exec(entryOf(rendered, 'content.xml'))?.[1];
};

it('reads the document that a docx was saved from as it reads the docx', () => {
  const odt = parseOdt(readFileSync('tests/fixtures/odt/libreoffice.odt'));
  const docx = parseDocx(readFileSync('tests/fixtures/docx/libreoffice.docx'));
  const texts = (document: typeof odt) =>
    [...new Set(shapes(document).map((text) => text.replace(/<[^<>]*>/g, '').trim()))].toSorted();
  expect(texts(odt)).toEqual(texts(docx));
  expect(odt.title.text).toBe(docx.title.text);
});

describe('what readers do not see does not divide a text', () => {
  it.each([
    ['spans of revisions', ['The har', span('R1', 'bour'), ' opens.'], ['The harbour opens.']],
    [
      'neighbours that look alike',
      [span('B', 'The har'), span('B2', 'bour'), ' opens.'],
      ['<1>The harbour</1> opens.'],
    ],
    ['soft hyphens and page breaks', ['The har\u00ad<text:soft-page-break/>bour opens.'], ['The harbour opens.']],
    [
      'bookmarks',
      ['The <text:bookmark-start text:name="a"/>harbour<text:bookmark-end text:name="a"/> opens.'],
      ['The harbour opens.'],
    ],
    ['white space of the markup', ['The\n   harbour\n', span('R1', ' opens.')], ['The harbour opens.']],
    [
      'reading aids',
      ['<text:ruby><text:ruby-base>The</text:ruby-base><text:ruby-text>ze</text:ruby-text></text:ruby> harbour'],
      ['The harbour'],
    ],
  ])('%s', (_, content, expected) => {
    expect(shapesOf(...content)).toEqual(expected);
  });

  it('but looks, links and fields are tags', () => {
    const link = '<text:a xlink:href="https://example.org/">the page</text:a>';
    const page = '<text:page-number text:select-page="current">3</text:page-number>';
    expect(shapesOf('A ', span('B', 'new'), ' one on ', link, ', page ', page, '.')).toEqual([
      'A <1>new</1> one on <2>the page</2>, page <3/>.',
    ]);
  });
});

it('keeps lines of a hard break apart, and several spaces', () => {
  expect(shapesOf('Press office<text:line-break/>Ann Example<text:line-break/>Mill Street 4')).toEqual([
    'Press office',
    'Ann Example',
    'Mill Street 4',
  ]);
  expect(upper(p('Name<text:s text:c="4"/>place'))).toBe(p('NAME <text:s text:c="3"/>PLACE'));
});

it('writes bookmarks before and after the text, and a picture where it was', () => {
  const picture = '<draw:frame draw:name="A"><draw:text-box><text:p>In a box</text:p></draw:text-box></draw:frame>';
  const mark = '<text:bookmark-start text:name="a"/>';
  expect(upper(p(picture, 'The ', mark, 'harbour'))).toBe(
    p(picture.replace('In a box', 'IN A BOX'), mark, 'THE HARBOUR'),
  );
});

it('reads kinds, headers, notes, descriptions, labels and the title of the file', () => {
  const document = parseOdt(
    makeOdt({
      body: `<text:h text:outline-level="1">The harbour opens</text:h>${p('It opens.<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>On time.</text:p></text:note-body></text:note>')}<text:list><text:list-item>${p('An item')}</text:list-item></text:list><table:table><table:table-row><table:table-cell>${p('A cell')}</table:table-cell></table:table-row></table:table><draw:frame draw:name="x.png"><svg:desc>A boat at the pier</svg:desc></draw:frame>`,
      styles:
        '<text:list-style style:name="L"><text:list-level-style-number style:num-prefix="Way " style:num-format="1"/></text:list-style>',
      master:
        '<style:master-page style:name="S"><style:header><text:p>Press office</text:p></style:header></style:master-page>',
      meta: '<dc:title>Harbour</dc:title><dc:creator>A. Author</dc:creator>',
    }),
  );
  expect(document.units.map(({ kind }, index) => `${kind}: ${readings(document)[index]}`)).toEqual([
    'heading: The harbour opens',
    'paragraph: It opens.',
    'paragraph: On time.',
    'list-item: An item',
    'cell: A cell',
    'attribute: A boat at the pier',
    'attribute: Way ',
    'paragraph: Press office',
    'metadata: Harbour',
  ]);
  expect(document.title).toMatchObject({ text: 'The harbour opens', from: 'heading' });
});

it('makes a page', () => {
  const body = `<text:h text:outline-level="1">The harbour</text:h>${p('A ', span('B', 'new'), ' ', span('I', 'one'), '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p> Now.</text:p></text:note-body></text:note>')}<text:list text:style-name="L"><text:list-item>${p('One')}<text:list><text:list-item>${p('Two')}</text:list-item></text:list></text:list-item></text:list>`;
  const styles =
    '<text:list-style style:name="L"><text:list-level-style-number style:num-format="1"/><text:list-level-style-bullet/></text:list-style>';
  const document = parseOdt(makeOdt({ body, automatic, styles }));
  expect(pageBody(document, document.text, document.title.text)).toBe(
    '<h1>The harbour</h1><p>A <strong>new</strong> <em>one</em><sup id="release-note-mark-1"><a href="#release-note-1">1</a></sup></p><ol><li>One<ul><li>Two</li></ul></li></ol><hr><ol><li id="release-note-1"><p>Now.</p><a href="#release-note-mark-1" aria-label="1">↩</a></li></ol>',
  );
});

it('rejects a document without text', () => {
  expect(() => read(p(''))).toThrow(
    expect.objectContaining({ errors: [expect.objectContaining({ code: 'EmptyDocument' })] }),
  );
});

describe('declares the language and direction of a rendition', () => {
  const styles =
    '<style:default-style style:family="paragraph"><style:paragraph-properties style:writing-mode="page"/><style:text-properties fo:language="en" fo:country="GB" style:language-complex="hi" style:country-complex="IN"/></style:default-style>' +
    '<style:style style:name="Q" style:family="text"><style:text-properties fo:language="de" fo:country="DE"/></style:style>' +
    '<style:style style:name="E" style:family="paragraph"><style:paragraph-properties fo:text-align="left" style:writing-mode="lr-tb"/><style:text-properties fo:language="en" fo:country="US"/></style:style>';
  const document = parseOdt(makeOdt({ body: p('The harbour'), styles, meta: '<dc:language>en-GB</dc:language>' }));
  const rendition = (language: string) => renderOdt(document, new Map(), language);

  it('in Latin script', () => {
    const xml = entryOf(rendition('fr'), 'styles.xml');
    expect(xml.match(/fo:language="\w+" fo:country="\w+"/g)).toEqual([
      'fo:language="fr" fo:country="FR"',
      'fo:language="de" fo:country="DE"',
      'fo:language="fr" fo:country="FR"',
    ]);
    expect(xml).not.toContain('rl-tb');
    expect(entryOf(rendition('fr'), 'meta.xml')).toContain('<dc:language>fr-FR</dc:language>');
  });

  it('in Arabic', () => {
    const xml = entryOf(rendition('ar'), 'styles.xml');
    expect(xml).toContain('style:language-complex="ar" style:country-complex="EG"');
    expect(xml).toContain('fo:text-align="start"');
    expect(xml.match(/style:writing-mode="[\w-]+"/g)).toEqual([
      'style:writing-mode="rl-tb"',
      'style:writing-mode="rl-tb"',
    ]);
  });

  it('where no style declares any', () => {
    const plain = parseOdt(makeOdt({ body: p('The harbour') }));
    expect(entryOf(renderOdt(plain, new Map(), 'ar'), 'styles.xml')).toContain(
      '<style:default-style style:family="paragraph"><style:paragraph-properties style:writing-mode="rl-tb"/><style:text-properties fo:language="ar" fo:country="EG" style:language-complex="ar" style:country-complex="EG"/></style:default-style>',
    );
  });
});

it('is a document with its format, extension and archive', () => {
  const document = read(p('The harbour'));
  expect(document).toMatchObject({ format: 'odt', extension: 'odt' });
  expect(parseDocument(document.text, { ...document, title: undefined }).units).toEqual(document.units);
});
