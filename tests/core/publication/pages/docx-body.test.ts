import { readFileSync } from 'node:fs';
import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { pageBody } from '../../../../core/publication/pages/body/page-body.ts';
import { makeDocx, paragraph, parseDocx, run } from '../../support/docx.ts';

const styles = [1, 2]
  .map((level) => `<w:style w:styleId="H${level}"><w:name w:val="heading ${level}"/></w:style>`)
  .join('');
const heading = (level: number, text: string) => paragraph(`<w:pPr><w:pStyle w:val="H${level}"/></w:pPr>`, run(text));
const item = (level: number, list: number, text: string) =>
  paragraph(`<w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr></w:pPr>`, run(text));
const numbering =
  '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>';

function page(body: string, more: Parameters<typeof makeDocx>[0] = { body }): string {
  const document = parseDocx(makeDocx({ ...more, body, styles, numbering }));
  return pageBody(document, document.text, 'T');
}

describe('the page of a Word document', () => {
  it('has headings, paragraphs and what emphasises', () => {
    expect(
      page(
        heading(1, 'T') +
          heading(2, 'Part') +
          paragraph(
            run('a '),
            run('b', '<w:b/>'),
            run('c', '<w:i/>'),
            run('d', '<w:b/><w:i/>'),
            run('2', '<w:vertAlign w:val="superscript"/>'),
            run('x', '<w:b w:val="0"/>'),
          ),
      ),
    ).toBe('<h1>T</h1><h2>Part</h2><p>a <strong>b</strong><em>c</em><em><strong>d</strong></em><sup>2</sup>x</p>');
  });

  it('has one heading of the first level', () => {
    expect(page(heading(1, 'T') + heading(1, 'One') + heading(2, 'Two'))).toBe('<h1>T</h1><h2>One</h2><h3>Two</h3>');
  });

  it('has lists in lists, and two lists where there are two', () => {
    expect(
      page(
        heading(1, 'T') + item(0, 1, 'a') + item(1, 1, 'b') + item(0, 1, 'c') + item(0, 2, 'd') + paragraph(run('e')),
      ),
    ).toBe('<h1>T</h1><ul><li>a<ol><li>b</li></ol></li><li>c</li></ul><ul><li>d</li></ul><p>e</p>');
  });

  it('has tables with their headers and spans', () => {
    const cell = (text: string, properties = '') =>
      `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(run(text))}</w:tc>`;
    expect(
      page(
        heading(1, 'T') +
          `<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>${cell('a')}${cell('b')}</w:tr><w:tr>${cell('c', '<w:gridSpan w:val="2"/>')}</w:tr></w:tbl>`,
      ),
    ).toBe(
      '<h1>T</h1><div class="scroll" tabindex="0"><table><tbody><tr><th>a</th><th>b</th></tr><tr><td colspan="2">c</td></tr></tbody></table></div>',
    );
  });

  it('has links that lead somewhere safe, and none that does not', () => {
    const link = (id: string) => `<w:hyperlink r:id="${id}">${run('x')}</w:hyperlink>`;
    const field = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "https://example.org/?a=1&amp;b=2"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('y')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const body = heading(1, 'T') + paragraph(link('r1'), link('r2'), link('r3'), field);
    expect(page(body, { body, links: { r1: 'https://example.org/', r2: 'javascript:alert(1)' } })).toBe(
      '<h1>T</h1><p><a href="https://example.org/">x</a><a>x</a>x<a href="https://example.org/?a=1&#x26;b=2">y</a></p>',
    );
  });

  it('has notes that lead there and back', () => {
    const body = heading(1, 'T') + paragraph(run('a'), '<w:r><w:footnoteReference w:id="5"/></w:r>');
    const footnotes = `<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote><w:footnote w:id="5">${paragraph(run('n'))}</w:footnote>`;
    const html = page(body, { body, footnotes });
    expect(html).toContain('<sup id="release-note-mark-1"><a href="#release-note-1">1</a></sup>');
    expect(html).toContain('<li id="release-note-1"><p>n</p><a href="#release-note-mark-1" aria-label="1">↩</a></li>');
  });

  it('escapes what looks like markup', () => {
    expect(page(heading(1, 'T') + paragraph(run('&lt;script&gt;alert(1)&lt;/script&gt;')))).toContain(
      '<p>&#x3C;script>alert(1)&#x3C;/script></p>',
    );
  });

  it.each(['word', 'google-docs', 'libreoffice'])('is valid: %s', async (name) => {
    const bytes = readFileSync(new URL(`../../../fixtures/docx/${name}.docx`, import.meta.url));
    const document = parseDocx(bytes);
    const html = `<!doctype html><html lang="en"><head><title>T</title></head><body>${pageBody(document, document.text, document.title.text)}</body></html>`;
    const validator = new HtmlValidate({
      extends: ['html-validate:standard'],
      rules: { 'no-trailing-whitespace': 'off' },
    });
    const { results } = await validator.validateString(html);
    expect(results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`))).toEqual(
      [],
    );
  });
});
