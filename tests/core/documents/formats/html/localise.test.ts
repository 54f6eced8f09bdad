import { describe, expect, it } from 'vitest';
import { renderDocument } from '../../../../../core/documents/render-document.ts';
import { parse } from '../../../support/parse.ts';

const localised = (html: string, language = 'ar', source = 'en') =>
  renderDocument(parse('html', html, { language: source }), new Map(), language);

describe('language and direction below the root', () => {
  it.each([
    ['of Google Docs', '<p dir="ltr" style="line-height:1.4">a</p>', '<p dir="rtl" style="line-height:1.4">a</p>'],
    ['of Word', '<body lang=EN-US><p>a</p></body>', '<body lang="ar"><p>a</p></body>'],
    ['in capitals, with a region', '<p LANG="EN-gb" DIR=LTR>a</p>', '<p LANG="ar" DIR="rtl">a</p>'],
    ['of XML', '<p lang="en" xml:lang="en">a</p>', '<p lang="ar" xml:lang="ar">a</p>'],
    ['in styles', '<p style="direction: ltr; color: red">a</p>', '<p style="direction: rtl; color: red">a</p>'],
    ['in style sheets', '<style>p { direction:ltr }</style>a', '<style>p { direction:rtl }</style>a'],
    ['within a third language', '<q lang=de>b <i lang=en>c</i></q>', '<q lang=de>b <i lang="ar">c</i></q>'],
    ['after a third language', '<li lang=de dir=ltr>b<li dir=ltr>c', '<li lang=de dir=ltr>b<li dir="rtl">c'],
    ['after what never ends', '<p lang=de>b<br><i>c<p dir=ltr>d', '<p lang=de>b<br><i>c<p dir="rtl">d'],
    ['of inline elements in a text', '<p>a <span lang=en-GB>b</span></p>', '<p>a <span lang="ar">b</span></p>'],
  ])('%s is replaced', (_, html, expected) => {
    expect(localised(html)).toBe(expected);
  });

  it.each([
    ['a third language', '<p>The mayor said <q lang="de" dir="ltr">Endlich</q></p>'],
    ['what is within one', '<blockquote lang=fr><p dir=ltr>Enfin</p></blockquote>'],
    ['an unknown language', '<p lang="">a</p>'],
    ['a direction that is not the source’s', '<p dir="auto">a <bdi dir="rtl">b</bdi></p>'],
    ['fields for numbers', '<input type=tel dir=ltr>'],
    ['what is not translated', '<p translate=no lang=en dir=ltr>a</p><pre lang="en">b</pre><code lang=en>c</code>'],
    ['other properties', '<p style="flex-direction:row;x-direction:ltr">a</p>'],
    ['the language of a link’s target', '<a hreflang="en" href="b">c</a>'],
  ])('keeps %s', (_, html) => {
    expect(localised(html)).toBe(html);
  });

  it('keeps all of it in the source’s own language', () => {
    const html = '<body lang="EN-US"><p lang=en-GB dir=ltr style="direction:ltr">a</p><link rel=canonical href=b>';
    expect(localised(html, 'en')).toBe(html);
  });

  it.each([
    [
      'from right to left',
      '<p lang=ar-EG dir=rtl>ا <b dir=ltr>a</b></p>',
      'fr',
      'ar',
      '<p lang="fr" dir="ltr">ا <b dir=ltr>a</b></p>',
    ],
    ['between regions', '<p lang="fr-FR">a</p>', 'fr-CA', 'fr', '<p lang="fr-CA">a</p>'],
    [
      'between scripts',
      '<p lang="zh-TW">a</p><p lang=zh-CN>b</p>',
      'en',
      'zh-Hans',
      '<p lang="zh-TW">a</p><p lang="en">b</p>',
    ],
    ['from Norwegian', '<p lang="no">a</p>', 'en', 'nb', '<p lang="en">a</p>'],
  ])('%s', (_, html, language, source, expected) => {
    expect(localised(html, language, source)).toBe(expected);
  });

  it.each([
    ['<meta property="og:locale" content="en_GB">', '<meta property="og:locale" content="ar_EG">'],
    ['<meta http-equiv=Content-Language content=en>', '<meta http-equiv=Content-Language content="ar">'],
    ['<meta name="DC.language" content="en-us">', '<meta name="DC.language" content="ar">'],
    ['<meta property="og:locale" content="de_DE">', '<meta property="og:locale" content="de_DE">'],
    ['<link rel=canonical href=b>', '<link rel="alternate" hreflang="en" href=b>'],
    ["<link href='b' rel='canonical'>", "<link href='b' rel='alternate' hreflang='en'>"],
    ['<link rel="stylesheet" href="b">', '<link rel="stylesheet" href="b">'],
  ])('what a head says: %s', (html, expected) => {
    expect(localised(html)).toBe(expected);
  });

  it('is replaced in the HTML of Markdown', () => {
    const markdown =
      '---\ntitle: a\n---\nb <span lang="en" dir=ltr>c</span> `<i lang=en>`\n\n<p lang="EN-US"><q lang=de dir=ltr>d</q>\n\n<p dir=ltr>e\n';
    expect(renderDocument(parse('markdown', markdown), new Map(), 'ar')).toBe(
      '---\ntitle: a\n---\nb <span lang="ar" dir="rtl">c</span> `<i lang=en>`\n\n<p lang="ar"><q lang=de dir=ltr>d</q>\n\n<p dir="rtl">e\n',
    );
    expect(renderDocument(parse('markdown', markdown), new Map(), 'en')).toBe(markdown);
  });
});
