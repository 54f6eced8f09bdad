import { describe, expect, it } from 'vitest';
import type { Part } from '../../../../../contracts/document.ts';
import { pageBody } from '../../../../../core/publication/pages/body/page-body.ts';
import { entryOf, makeDocx, paragraph, parseDocx, renderDocx, run } from '../../../support/docx.ts';
import { shapes, translated } from '../../../support/parse.ts';

const shapesOf = (...content: string[]) => shapes(parseDocx(makeDocx({ body: paragraph(...content) })));

describe('what readers do not see', () => {
  it.each([
    ['spacing of letters', '<w:spacing w:val="-3"/>'],
    ['kerning', '<w:kern w:val="2"/>'],
    ['stretched letters', '<w:w w:val="99"/>'],
    ['a raise of a point', '<w:position w:val="-1"/>'],
    ['black', '<w:color w:val="000000"/>'],
    ['the colour of text', '<w:color w:val="auto"/>'],
    ['white behind the text', '<w:shd w:val="clear" w:color="auto" w:fill="FFFFFF"/>'],
    ['sizes and marks of complex scripts', '<w:szCs w:val="22"/><w:bCs/>'],
    ['faces of complex scripts', '<w:rFonts w:cs="Arial"/>'],
    ['another face in a word', '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/>'],
    ['ligatures', '<w14:ligatures w14:val="all"/>'],
  ])('does not divide a word: %s', (_, properties) => {
    expect(shapesOf(run('The har'), run('bour', properties), run(' opens.'))).toEqual(['The harbour opens.']);
  });

  it.each([
    ['wide spacing', '<w:spacing w:val="60"/>'],
    ['a colour', '<w:color w:val="FF0000"/>'],
    ['a mark', '<w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>'],
    ['bold', '<w:b/>'],
    ['another size', '<w:sz w:val="40"/>'],
    ['letters of a font of signs', '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'],
    ['bold of a text from right to left', '<w:bCs/><w:rtl/>'],
  ])('but this they see: %s', (_, properties) => {
    expect(shapesOf(run('The har'), run('bour', properties), run(' opens.'))).toEqual(['The har<1>bour</1> opens.']);
  });

  it('is as the source has it in a translation', () => {
    const large = '<w:spacing w:val="-3"/><w:sz w:val="24"/>';
    const bytes = makeDocx({
      body: paragraph(run('The h', large), run('arbour', '<w:spacing w:val="2"/><w:sz w:val="24"/>')),
    });
    const document = parseDocx(bytes);
    const xml = entryOf(
      renderDocx(
        document,
        translated(document, (text) => text.toUpperCase()),
        'en',
      ),
      'word/document.xml',
    );
    expect(xml).toContain(paragraph(run('THE HARBOUR', large)));
  });
});

describe('a drop cap', () => {
  const frame = '<w:pPr><w:keepNext/><w:framePr w:dropCap="drop" w:lines="3" w:wrap="around"/></w:pPr>';
  const cap = (letter: string) => paragraph(frame, run(letter, '<w:sz w:val="120"/>'));
  const next = (...content: string[]) => paragraph('<w:pPr><w:jc w:val="both"/></w:pPr>', ...content);
  const upper = (bytes: Buffer) => {
    const document = parseDocx(bytes);
    const rendered = renderDocx(
      document,
      translated(document, (text) => text.toUpperCase()),
      'fr',
    );
    const [, body = ''] = /<w:body>(.*)<\/w:body>/s.exec(entryOf(rendered, 'word/document.xml')) ?? [];
    return body.replace(/<w:lang [^>]*>|<w:rPr><\/w:rPr>/g, '').replace(/<w:rPr><\/w:rPr>/g, '');
  };

  it('is the first letter of its text, in the document, as the title and on the page', () => {
    const bytes = makeDocx({
      body:
        cap('T') + next('<w:bookmarkStart w:id="1" w:name="a"/>', run('he bridge '), run('opens', '<w:b/>'), run('.')),
    });
    const document = parseDocx(bytes);
    expect(shapes(document)).toEqual(['The bridge <1>opens</1>.']);
    expect(document.title.text).toBe('The bridge opens.');
    expect(pageBody(document, document.text, document.title.text)).toBe('<h1>The bridge <strong>opens</strong>.</h1>');
    expect(upper(bytes)).toBe(
      next('<w:bookmarkStart w:id="1" w:name="a"/>', run('THE BRIDGE '), run('OPENS', '<w:b/>'), run('.')),
    );
  });

  it('stays in a document that nobody translated', () => {
    const bytes = makeDocx({ body: cap('T') + next(run('he bridge opens.')) });
    const document = parseDocx(bytes);
    const same = new Map<string, Part[]>(document.units.map(({ id, parts }) => [id, parts]));
    expect(entryOf(renderDocx(document, same, 'en'), 'word/document.xml')).toBe(entryOf(bytes, 'word/document.xml'));
  });

  it.each([
    [
      'before a table',
      `${cap('T')}<w:tbl><w:tr><w:tc><w:p><w:r><w:t>he bridge</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`,
      ['T', 'he bridge'],
    ],
    ['before an empty paragraph', `${cap('T')}<w:p/>${next(run('he bridge'))}`, ['T', 'he bridge']],
    ['of several words', cap('In May') + next(run('the bridge opens')), ['In May', 'the bridge opens']],
    ['at the end', next(run('The bridge')) + cap('T'), ['The bridge', 'T']],
    ['before another', cap('T') + cap('H') + next(run('e bridge')), ['T', 'He bridge']],
  ])('is a text of its own %s', (_, body, expected) => {
    const document = parseDocx(makeDocx({ body }));
    expect(shapes(document)).toEqual(expected);
    const page = pageBody(document, document.text, 'Title').replace(/<[^<>]*>/g, '');
    expect(page).toBe(`Title${expected.join('')}`);
  });
});

it('the tip of a link is translated', () => {
  const link = `<w:hyperlink r:id="l" w:tooltip="Times of the ferry">${run('See')}</w:hyperlink>`;
  const document = parseDocx(makeDocx({ body: paragraph(link, run(' this.')), links: { l: 'https://example.org/' } }));
  expect(shapes(document)).toContain('Times of the ferry');
  const rendered = renderDocx(
    document,
    translated(document, (text) => text.toUpperCase()),
    'en',
  );
  expect(entryOf(rendered, 'word/document.xml')).toContain('w:tooltip="TIMES OF THE FERRY"');
});
