import { describe, expect, it } from 'vitest';
import { renderDocument } from '../../../../../core/documents/render-document.ts';
import { parse, render, shapes } from '../../../support/parse.ts';

describe('html', () => {
  it.each([
    ['blocks', '<h1>a</h1><p>b<p>c<ul><li>d<li>e</ul><td>f', ['a', 'b', 'c', 'd', 'e', 'f']],
    ['pairs', '<p>a <b>b <i>c</i></b> <a href=x>d</a>', ['a <1>b <2>c</2></1> <3>d</3>']],
    ['markup that does not pair up', '<p>a <b>b <i>c</b> d</i> <u>e', ['a <1>b <2/>c</1> d<3/> <4/>e']],
    [
      'what is kept',
      '<p>a <code>b</code> <span translate=no>c <b>d</b></span> <i class="x notranslate">e</i> f',
      ['a <1/> <2/> <3/> f'],
    ],
    ['blocks that are kept', '<pre>a</pre><div translate=no>b<p>c</div><p>d', ['d']],
    ['kept elements without an end tag', '<ul><li translate=no>a<li>b</ul><p>c <code>d</p><p>e', ['b', 'c <1/>', 'e']],
    ['references', '<p>a &amp; b&nbsp;&copy;c &lt;d&gt;', ['a & b\u00a0©c <d>']],
    ['white space as one space', '<p>\n  a\n\t b  <b> c</b>\n</p>', ['a b <1>c</1>']],
    [
      'attributes',
      '<p title="a b">c <img alt=\'d\' src=e> <input placeholder=f aria-label="">',
      ['a b', 'c <1/> <2/>', 'd', 'f'],
    ],
    [
      'metadata',
      '<meta name=Description content="a"><meta property=og:title content=b><meta name=viewport content=c>',
      ['a', 'b'],
    ],
    [
      'what scripts do not see',
      '<script>a</script><style>b</style><noscript>c</noscript><svg><title>d</title></svg><textarea>e</textarea>',
      ['c'],
    ],
    ['comments in text', 'a <!-- b --> c', ['a <1/> c']],
    ['unfinished tags', '<p>a </> b <div class="c', ['a <1/> b']],
  ])('reads %s', (_, html, expected) => {
    expect(shapes(parse('html', html))).toEqual(expected);
  });

  it('escapes text and values', () => {
    const html = '<p title="a">b <i>c</i></p><img alt=\'d\'><img alt=e>';
    expect(render(parse('html', html), () => '"x" & \'y\' <z>')).toBe(
      '<p title="&quot;x&quot; &amp; \'y\' &lt;z&gt;">"x" &amp; \'y\' &lt;z&gt;<i>"x" &amp; \'y\' &lt;z&gt;</i></p>' +
        '<img alt=\'"x" &amp; &#39;y&#39; &lt;z&gt;\'><img alt="&quot;x&quot; &amp; \'y\' &lt;z&gt;">',
    );
  });

  it('keeps an address as it is written', () => {
    expect(render(parse('html', '<p>see (https://a.org/?b=1&amp;c=2) now'), (text) => text.toUpperCase())).toBe(
      '<p>SEE (https://a.org/?b=1&amp;c=2) NOW',
    );
  });

  const localised = (html: string, language = 'ar') => renderDocument(parse('html', html), new Map(), language);

  it.each([
    ['<html><p>1', '<html lang="ar" dir="rtl"><p>1'],
    ['<HTML lang=en class=a><p>1', '<HTML dir="rtl" lang="ar" class=a><p>1'],
    ['<html lang="en" dir=\'ltr\'>', '<html lang="ar" dir=\'rtl\'>'],
    ['<html lang="ar" dir="rtl">', '<html lang="ar" dir="rtl">'],
    ['<html lang xml:lang="en">', '<html dir="rtl" lang="ar" xml:lang="ar">'],
    ['<p>1<html>', '<p>1<html lang="ar" dir="rtl">'],
    ['<p>fragment 1', '<p>fragment 1'],
    ['<meta charset="windows-1252">', '<meta charset="utf-8">'],
    ['<meta charset=UTF-8>', '<meta charset=UTF-8>'],
    [
      '<meta http-equiv=Content-Type content="text/html; charset=ISO-8859-1">',
      '<meta http-equiv=Content-Type content="text/html; charset=utf-8">',
    ],
    [
      '<?xml version="1.0" encoding="ISO-8859-1"?><html lang="ar" dir="rtl">',
      '<?xml version="1.0" encoding="utf-8"?><html lang="ar" dir="rtl">',
    ],
    ['<!-- <html> --><script>"<html>"</script>', '<!-- <html> --><script>"<html>"</script>'],
  ])('declares language, direction and encoding: %s', (html, expected) => {
    expect(localised(html)).toBe(expected);
  });
});
