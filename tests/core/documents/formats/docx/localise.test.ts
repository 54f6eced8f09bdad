import { describe, expect, it } from 'vitest';
import { wordLanguage } from '../../../../../core/documents/formats/docx/localise/word-language.ts';
import { type DocxParts, entryOf, makeDocx, paragraph, parseDocx, renderDocx, run } from '../../../support/docx.ts';

function rendition(parts: DocxParts, language: string, source = 'en'): Uint8Array {
  return renderDocx(parseDocx(makeDocx(parts), { language: source, allowHidden: true }), new Map(), language);
}

function bodyOf(bytes: Uint8Array): string {
  return /<w:body>(.*)<\/w:body>/s.exec(entryOf(bytes, 'word/document.xml'))?.[1] ?? '';
}

const styles = '<w:style w:styleId="S"><w:name w:val="S"/></w:style>';

describe('languages as Word names them', () => {
  it.each([
    ['fr', 'fr-FR', 'latin'],
    ['fr-CA', 'fr-CA', 'latin'],
    ['pt-BR', 'pt-BR', 'latin'],
    ['zh-Hant', 'zh-TW', 'eastAsia'],
    ['zh-Hans', 'zh-CN', 'eastAsia'],
    ['ja', 'ja-JP', 'eastAsia'],
    ['ar', 'ar-EG', 'complex'],
    ['he', 'he-IL', 'complex'],
    ['hi', 'hi-IN', 'complex'],
    ['th', 'th-TH', 'complex'],
    ['sr-Latn', 'sr-Latn-RS', 'latin'],
  ])('%s', (lang, tag, script) => {
    expect(wordLanguage(lang)).toEqual({ tag, script });
  });
});

describe('the language', () => {
  it('is the default of all styles, and of what names one', () => {
    const bytes = rendition(
      {
        body: paragraph(run('a', '<w:lang w:val="en-GB" w:eastAsia="zh-CN"/>')),
        styles: `<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>${styles}`,
        settings: '<w:themeFontLang w:val="en-GB"/>',
        core: '<dc:title>1</dc:title><dc:language>en-GB</dc:language>',
      },
      'ja',
    );
    expect(entryOf(bytes, 'word/styles.xml')).toContain(
      '<w:rPr><w:sz w:val="22"/><w:lang w:val="ja-JP" w:eastAsia="ja-JP"/></w:rPr>',
    );
    expect(bodyOf(bytes)).toContain('<w:lang w:val="ja-JP" w:eastAsia="ja-JP"/>');
    expect(entryOf(bytes, 'word/settings.xml')).toContain('<w:themeFontLang w:val="ja-JP" w:eastAsia="ja-JP"/>');
    expect(entryOf(bytes, 'docProps/core.xml')).toContain('<dc:language>ja-JP</dc:language>');
  });

  it.each([
    ['without defaults', styles],
    ['with empty defaults', `<w:docDefaults/>${styles}`],
    ['with defaults of paragraphs alone', `<w:docDefaults><w:pPrDefault/></w:docDefaults>${styles}`],
  ])('is declared in styles %s', (_, content) => {
    expect(entryOf(rendition({ body: paragraph(run('a')), styles: content }, 'fr'), 'word/styles.xml')).toMatch(
      /<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="fr-FR"\/><\/w:rPr><\/w:rPrDefault>/,
    );
  });

  it('is declared at each run where there are no styles', () => {
    expect(bodyOf(rendition({ body: paragraph(run('a')) }, 'fr'))).toBe(paragraph(run('a', '<w:lang w:val="fr-FR"/>')));
  });

  it('stays as it is in the source’s own rendition', () => {
    const parts = { body: paragraph(run('a', '<w:lang w:val="fr-FR"/>'), run('b', '<w:rtl/>')), styles };
    expect(bodyOf(rendition(parts, 'en'))).toBe(parts.body);
  });
});

describe('the direction', () => {
  it('is set on paragraphs, runs, tables and sections, in the order that the schema wants', () => {
    const body =
      paragraph(
        '<w:pPr><w:pStyle w:val="S"/><w:spacing w:after="0"/><w:jc w:val="left"/></w:pPr>',
        run('a', '<w:b/><w:sz w:val="20"/><w:lang w:val="en-US"/>'),
      ) +
      paragraph(run('b')) +
      `<w:tbl><w:tblPr><w:tblStyle w:val="T"/><w:tblW w:w="0"/></w:tblPr><w:tr><w:tc>${paragraph(run('c', '<w:rtl w:val="0"/>'))}</w:tc></w:tr></w:tbl>` +
      '<w:sectPr><w:pgSz w:w="1"/><w:docGrid/></w:sectPr>';
    const rtl = (text: string) => paragraph('<w:pPr><w:bidi/></w:pPr>', run(text, '<w:rtl/>'));
    expect(bodyOf(rendition({ body, styles }, 'ar'))).toBe(
      paragraph(
        '<w:pPr><w:pStyle w:val="S"/><w:bidi/><w:spacing w:after="0"/><w:jc w:val="left"/></w:pPr>',
        run('a', '<w:b/><w:bCs/><w:sz w:val="20"/><w:szCs w:val="20"/><w:rtl/><w:lang w:val="ar-EG" w:bidi="ar-EG"/>'),
      ) +
        rtl('b') +
        `<w:tbl><w:tblPr><w:tblStyle w:val="T"/><w:bidiVisual/><w:tblW w:w="0"/></w:tblPr><w:tr><w:tc>${rtl('c')}</w:tc></w:tr></w:tbl>` +
        '<w:sectPr><w:pgSz w:w="1"/><w:bidi/><w:docGrid/></w:sectPr>',
    );
  });

  it('leaves telephone numbers and addresses as they are read', () => {
    const body =
      paragraph(run('+44 1632 960 123')) +
      paragraph(run('a')) +
      paragraph(run('b '), run('https://example.org/a', '<w:b/>'));
    expect(bodyOf(rendition({ body, styles }, 'he'))).toBe(
      paragraph('<w:pPr><w:jc w:val="right"/></w:pPr>', run('+44 1632 960 123')) +
        paragraph('<w:pPr><w:bidi/></w:pPr>', run('a', '<w:rtl/>')) +
        paragraph('<w:pPr><w:bidi/></w:pPr>', run('b ', '<w:rtl/>'), run('https://example.org/a', '<w:b/><w:bCs/>')),
    );
  });

  it('is taken away from what was written from right to left', () => {
    const body =
      paragraph('<w:pPr><w:bidi/></w:pPr>', run('خبر', '<w:rtl/>')) +
      `<w:tbl><w:tblPr><w:bidiVisual/></w:tblPr><w:tr><w:tc>${paragraph(run('خبر'))}</w:tc></w:tr></w:tbl><w:sectPr><w:bidi/></w:sectPr>`;
    const rtlStyles =
      '<w:style w:styleId="S"><w:name w:val="S"/><w:pPr><w:bidi/></w:pPr><w:rPr><w:rtl/><w:b/></w:rPr></w:style>';
    const bytes = rendition({ body, styles: rtlStyles }, 'en', 'ar');
    expect(`${bodyOf(bytes)}${entryOf(bytes, 'word/styles.xml')}`).not.toMatch(/<w:(?:bidi|rtl|bidiVisual)\/>/);
  });

  it('gives Thai and Hindi the properties of complex scripts, and no direction', () => {
    expect(bodyOf(rendition({ body: paragraph(run('a', '<w:i/>')), styles }, 'th'))).toBe(
      paragraph(run('a', '<w:i/><w:iCs/>')),
    );
  });
});

describe('authors', () => {
  const parts: DocxParts = {
    body: paragraph(run('a'), '<w:ins w:id="1" w:author="Ann" w:date="2026-01-01T00:00:00Z">', run('b'), '</w:ins>'),
    styles,
    core: '<dc:title>1</dc:title><dc:creator>Ann</dc:creator><cp:lastModifiedBy>Ben</cp:lastModifiedBy>',
    app: '<Manager>Cleo</Manager><Company>Dunes Ltd</Company><Pages>1</Pages>',
    comments: `<w:comment w:id="0" w:author="Eve" w:initials="E">${paragraph(run('c'))}</w:comment>`,
  };

  it.each(['en', 'fr', 'ar'])('are named nowhere, %s', (language) => {
    const bytes = rendition(parts, language);
    const all = ['word/document.xml', 'word/comments.xml', 'docProps/core.xml', 'docProps/app.xml']
      .map((name) => entryOf(bytes, name))
      .join('');
    expect(all).not.toMatch(/Ann|Ben|Cleo|Dunes|Eve|"E"/);
    expect(all).toContain('<Pages>1</Pages>');
    expect(all).toContain('<dc:title>1</dc:title>');
  });
});
