import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../../contracts/sha256.ts';
import { pageBody } from '../../../../core/publication/pages/body/page-body.ts';
import { makeRendition } from '../../../../core/publication/versions/make-rendition.ts';
import { pageWarnings } from '../../../../core/releases/page-warnings/page-warnings.ts';
import { makeDocx, paragraph, parseDocx, run } from '../../support/docx.ts';
import { translated } from '../../support/parse.ts';
import { problems } from './support/validate.ts';

const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('a picture')]);
const name = `pictures/${sha256(png).slice(0, 32)}.png`;

interface Drawn {
  alt?: string;
  more?: string;
  blip?: string;
  crop?: string;
  anchored?: boolean;
  extent?: string;
}

/** A picture as Word writes it. */
function drawn(
  id: string,
  { alt = 'What it shows', more = '', blip = `r:embed="${id}"`, crop = '', anchored, extent }: Drawn = {},
) {
  const place = anchored ? 'wp:anchor' : 'wp:inline';
  const picture = `<pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="Picture 1"/></pic:nvPicPr><pic:blipFill><a:blip ${blip}/>${crop}</pic:blipFill></pic:pic>`;
  return `<w:r><w:drawing><${place}>${extent ?? '<wp:extent cx="952500" cy="476250"/>'}<wp:docPr id="1" name="Picture 1" descr="${alt}">${more}</wp:docPr><a:graphic><a:graphicData>${picture}</a:graphicData></a:graphic></${place}></w:drawing></w:r>`;
}

type Parts = Omit<Parameters<typeof makeDocx>[0], 'body'>;
const pictures = { p1: { name: 'media/image1.png', bytes: png } };

const documentOf = (body: string, parts: Parts = { pictures }) =>
  parseDocx(makeDocx({ ...parts, body: paragraph(run('Text of a release.')) + body }));
function pageOf(body: string, parts?: Parts): string {
  const document = documentOf(body, parts);
  return pageBody(document, document.text, 'T').replace('<h1>T</h1><p>Text of a release.</p>', '');
}
function warningsOf(body: string, parts?: Parts): string[] {
  const place = { slug: 'fair', siteUrl: 'https://news.example', languages: ['en', 'fr'] };
  return pageWarnings(documentOf(body, parts), place).map(({ code, message }) => `${code}: ${message.split('. ')[0]}`);
}

const image = `<img src="../assets/${name}" alt="What it shows" width="100" height="50">`;

describe('the pictures of a Word document', () => {
  it('are on the page with what they show and their size, in the text, beside it, in tables, notes and text boxes', () => {
    expect(pageOf(paragraph(run('a'), drawn('p1'), run('b')))).toBe(`<p>a${image}b</p>`);
    expect(pageOf(paragraph(drawn('p1', { anchored: true })))).toBe(`<p>${image}</p>`);
    expect(pageOf(`<w:tbl><w:tr><w:tc>${paragraph(drawn('p1'))}</w:tc></w:tr></w:tbl>`)).toContain(`<td>${image}</td>`);
    const box = `<mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>${paragraph(drawn('p1'))}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent>`;
    expect(pageOf(paragraph(`<w:r>${box}</w:r>`))).toBe(`<div><p>${image}</p></div>`);
  });

  it('are links where they are in the document', () => {
    const linked = paragraph(`<w:hyperlink r:id="l1">${drawn('p1')}</w:hyperlink>`);
    expect(pageOf(linked, { pictures, links: { l1: 'https://example.org/' } })).toBe(
      `<p><a href="https://example.org/">${image}</a></p>`,
    );
  });

  it('are found as older programs write them', () => {
    const vml =
      '<w:r><w:pict><v:shape alt="What it shows" style="width:75pt;height:37.5pt"><v:imagedata r:id="p1"/></v:shape></w:pict></w:r>';
    expect(pageOf(paragraph(vml))).toBe(`<p>${image}</p>`);
    const chosen = `<w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:inline><wp:docPr/><a:graphic><am3d:model3d/></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback>${drawn('p1').slice(5, -6)}</mc:Fallback></mc:AlternateContent></w:r>`;
    expect(pageOf(paragraph(chosen))).toBe(`<p>${image}</p>`);
  });

  it('are described in the language of the page', () => {
    const document = documentOf(paragraph(drawn('p1')));
    const { body } = makeRendition(
      document,
      'fr',
      translated(document, (text) => `[fr] ${text}`),
    );
    expect(body).toContain('alt="[fr] What it shows"');
  });

  it('show no more than the document does: a part that is cut off stays cut off', () => {
    const crop = '<a:srcRect l="25000" t="0" r="25000" b="50000"/>';
    expect(pageOf(paragraph(drawn('p1', { crop })))).toBe(
      `<p><svg role="img" aria-label="What it shows" width="100" height="50" viewBox="0 0 100 50"><image href="../assets/${name}" x="-50" y="0" width="200" height="100" preserveAspectRatio="none"></image></svg></p>`,
    );
    expect(pageOf(paragraph(drawn('p1', { crop: '<a:srcRect/>' })))).toBe(`<p>${image}</p>`);
    expect(pageOf(paragraph(drawn('p1', { more: '' }).replace('<wp:docPr ', '<wp:docPr hidden="1" ')))).toBe('');
  });

  it('have no description where that is the name of a file, or where they are for the eye alone', () => {
    const eye = '<a:extLst><a:ext><adec:decorative val="1"/></a:ext></a:extLst>';
    expect(pageOf(paragraph(drawn('p1', { alt: 'image1.png' })))).toContain('alt=""');
    expect(pageOf(paragraph(drawn('p1', { more: eye })))).toContain('alt=""');
    expect(warningsOf(paragraph(drawn('p1', { more: eye })))).toEqual([]);
    expect(warningsOf(paragraph(drawn('p1', { alt: '' })))).toEqual([
      'image-without-alternative: A picture of the document has no alternative text',
    ]);
  });

  it.each([
    [
      'a format that browsers do not show',
      { p1: { name: 'media/image1.emf', bytes: Buffer.from('\x01\x00\x00\x00') } },
    ],
    [
      'markup that calls itself an image',
      { p1: { name: 'media/image1.png', bytes: Buffer.from('<svg onload="x()"/>') } },
    ],
    ['a path out of the archive', { p1: { name: '../../../etc/passwd', bytes: Buffer.from('root') } }],
  ])('are not on it in %s', (_, hostile) => {
    const parts = { pictures: hostile };
    expect(pageOf(paragraph(run('a'), drawn('p1')), parts)).toBe('<p>a</p>');
    expect(warningsOf(paragraph(drawn('p1')), parts)).toEqual([
      'not-on-page: The page does not show a picture in a format that browsers do not show',
    ]);
  });

  it('are not fetched from elsewhere', () => {
    const linked = paragraph(drawn('l1', { blip: 'r:link="l1"' }));
    const links = { l1: 'https://tracker.example/a.png' };
    expect(pageOf(linked, { links })).toBe('');
    expect(warningsOf(linked, { links })).toEqual([
      'not-on-page: The page does not show a picture that the document only links to',
    ]);
    expect(pageOf(paragraph(drawn('l1')), { links })).toBe('');
  });
});

describe('what of a Word document no page shows', () => {
  const graphic = (content: string) =>
    `<w:r><w:drawing><wp:inline><wp:docPr/><a:graphic><a:graphicData>${content}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
  it.each([
    ['a chart', graphic('<c:chart r:id="c1"/>')],
    ['a SmartArt diagram', graphic('<dgm:relIds/>')],
    ['a drawing made of shapes', graphic('<wps:wsp><wps:cNvSpPr/></wps:wsp>')],
    ['an embedded file', '<w:r><w:object><o:OLEObject/></w:object></w:r>'],
    ['a sign of a font of symbols', '<w:r><w:sym w:font="House Signs" w:char="F001"/></w:r>'],
  ])('is named: %s', (what, content) => {
    expect(warningsOf(paragraph(run('a'), content))).toEqual([`not-on-page: The page does not show ${what}`]);
  });

  it('is counted by kind', () => {
    const chart = graphic('<c:chart r:id="c1"/>');
    expect(warningsOf(paragraph(chart, chart) + paragraph(chart))).toEqual([
      'not-on-page: The page does not show 3 charts',
    ]);
  });

  it('is no line, and no shape that a text stands in', () => {
    const line = graphic('<wps:wsp><wps:cNvCnPr/></wps:wsp>');
    const rule = '<w:r><w:pict><v:rect o:hr="t"/></w:pict></w:r>';
    const box = graphic(
      `<wps:wsp><wps:txbx><w:txbxContent>${paragraph(run('b'))}</w:txbxContent></wps:txbx></wps:wsp>`,
    );
    expect(warningsOf(paragraph(line, rule, box))).toEqual([]);
  });

  it('has links that lead nowhere among it', () => {
    const body = paragraph(
      `<w:hyperlink r:id="l1">${run('x')}</w:hyperlink><w:hyperlink r:id="l2">${run('y')}</w:hyperlink>`,
    );
    expect(warningsOf(body, { links: { l1: 'press.docx', l2: 'https://example.org/' } })).toEqual([
      'link-broken: The link "press.docx" leads nowhere on a page, whose address is not that of the file: write the whole address, such as https://news.example/<language>/<release>/.',
    ]);
  });
});

describe('a document of python-docx', () => {
  const document = parseDocx(readFileSync(new URL('../../../fixtures/docx/python-docx.docx', import.meta.url)));
  const html = pageBody(document, document.text, document.title.text);

  it('has its pictures, figures, lists and quotations on the page', () => {
    expect(html.replaceAll(/(?<=pictures\/)[0-9a-f]{32}/g, '…')).toBe(
      '<h1>The visitor centre opens</h1><p>The council opened the visitor centre at the harbour on Monday, with music and a walk.</p>' +
        '<figure><img src="../assets/pictures/….png" alt="The visitor centre at dusk" width="480" height="300"><figcaption>The visitor centre, seen from the water. Photo: Ann Example</figcaption></figure>' +
        '<p>Inside there is:</p><ul><li>A cafe<ul><li>With cakes</li></ul></li><li>A shop</li></ul><ol><li>Walk to the harbour</li><li>Ring the bell</li></ol>' +
        '<blockquote><p>We are glad to open at last.</p><p>So are the gulls.</p></blockquote>' +
        '<div class="scroll" tabindex="0"><table><tbody><tr><td><img src="../assets/pictures/….jpg" alt="" width="144" height="90"></td><td>The garden beside it</td></tr></tbody></table></div>' +
        '<p><svg role="img" aria-label="The middle of the garden" width="288" height="180" viewBox="0 0 288 180"><image href="../assets/pictures/….jpg" x="-144" y="-90" width="576" height="360" preserveAspectRatio="none"></image></svg></p>' +
        '<p>The plan of the house: <img src="../assets/pictures/….gif" alt="" width="80" height="53"></p>',
    );
  });

  it('has its captions for captions, and its list items for items', () => {
    const kinds = document.units.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'caption')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'list-item')).toHaveLength(5);
  });

  it('is valid', async () => {
    expect(
      await problems(`<!doctype html><html lang="en"><head><title>T</title></head><body>${html}</body></html>`),
    ).toEqual([]);
  });
});
