import { describe, expect, it } from 'vitest';
import type { Part } from '../../../../../contracts/document.ts';
import { entryOf, makeDocx, paragraph, parseDocx, renderDocx, run } from '../../../support/docx.ts';

const bold = '<w:b/>';

/** What the first paragraph becomes when its parts are changed. */
function written(content: string[], change: (parts: Part[]) => Part[], language = 'fr'): string {
  const document = parseDocx(makeDocx({ body: paragraph(...content), styles: '' }));
  const translations = new Map(document.units.map(({ id, parts }) => [id, change(parts)]));
  const xml = entryOf(renderDocx(document, translations, language), 'word/document.xml');
  return /<w:body>(.*)<\/w:body>/s.exec(xml)?.[1] ?? '';
}

const upper = (parts: Part[]): Part[] =>
  parts.map((part) => (part.type === 'text' ? { ...part, value: part.value.toUpperCase() } : part));

describe('a translated paragraph', () => {
  it('has a run for each format, and only the formats that it had', () => {
    expect(
      written([run('un', ''), run('believ', bold), '<w:proofErr w:type="spellEnd"/>', run('ab'), run('le')], upper),
    ).toBe(paragraph(run('UN'), run('BELIEV', bold), run('ABLE')));
  });

  it('follows the engine’s order', () => {
    const reversed = (parts: Part[]): Part[] => {
      const [text, open, inner, close] = parts as [Part, Part, Part, Part];
      return [open, inner, close, { type: 'text', value: ' ' }, text];
    };
    expect(written([run('one '), run('two', bold)], reversed)).toBe(paragraph(run('two', bold), run(' one ')));
  });

  it('keeps bookmarks around it, and with what they mark', () => {
    const start = (id: number) => `<w:bookmarkStart w:id="${id}" w:name="b${id}"/>`;
    const end = (id: number) => `<w:bookmarkEnd w:id="${id}"/>`;
    const note = '<w:r><w:footnoteReference w:id="2"/></w:r>';
    expect(written([run('a '), start(1), run('b'), end(1), run(' c'), start(2), note, end(2), run(' d')], upper)).toBe(
      paragraph(start(1), run('A B C'), start(2), note, end(2), run(' D'), end(1)),
    );
  });

  it('keeps links, fields and what stands in runs', () => {
    const link = (content: string) => `<w:hyperlink r:id="r1">${content}</w:hyperlink>`;
    expect(
      written(
        [run('see '), link(run('the site', '<w:u w:val="single"/>')), '<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>'],
        upper,
      ),
    ).toBe(
      paragraph(
        run('SEE '),
        link(run('THE SITE', '<w:u w:val="single"/>')),
        '<w:r><w:t xml:space="preserve">A</w:t><w:tab/><w:t xml:space="preserve">B</w:t></w:r>',
      ),
    );
  });

  it('has no link in a link, whatever an engine makes of two', () => {
    const link = (id: string, content: string) => `<w:hyperlink r:id="${id}">${content}</w:hyperlink>`;
    const nested = (parts: Part[]): Part[] => {
      const [open1, text1, close1, open2, text2, close2] = parts as [Part, Part, Part, Part, Part, Part];
      return [open1, text1, open2, text2, close2, close1];
    };
    expect(written([link('r1', run('one')), link('r2', run('two'))], nested)).toBe(
      paragraph(link('r1', run('one')), link('r2', run('two'))),
    );
  });

  it('holds nothing that XML cannot hold', () => {
    const hostile = (parts: Part[]): Part[] =>
      parts.map((part) => (part.type === 'text' ? { ...part, value: '</w:t> ]]> & \0\x07 "<w:r>"\n\ttext' } : part));
    expect(written([run('text')], hostile)).toBe(
      paragraph(run('&lt;/w:t&gt; ]]&gt; &amp;  &quot;&lt;w:r&gt;&quot; text')),
    );
  });

  it('leaves a text box in the middle of it where it is, translated', () => {
    const box = (text: string) =>
      `<w:r><w:drawing><wp:docPr id="1" name="B" descr="${text}"/><w:txbxContent>${paragraph(run(text))}</w:txbxContent></w:drawing></w:r>`;
    expect(written([run('before '), box('inside'), run('after')], upper)).toBe(
      paragraph(run('BEFORE '), box('INSIDE'), run('AFTER')),
    );
  });
});
