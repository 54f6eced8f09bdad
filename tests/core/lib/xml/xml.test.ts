import { describe, expect, it } from 'vitest';
import { attributes, decodeXml, descendants, encodeXml, parseXml, XmlError } from '../../../../core/lib/xml/index.ts';

describe('parseXml', () => {
  it('gives every element with its place', () => {
    const xml = '\ufeff<?xml version="1.0"?><!-- <x> --><a b="1>2"><c/><d e=\'"\'>t<![CDATA[<f>]]></d ></a>\n';
    const root = parseXml(xml);
    expect([root, ...descendants(root)].map(({ start, end }) => xml.slice(start, end))).toEqual([
      xml.slice(xml.indexOf('<a'), -1),
      '<c/>',
      "<d e='\"'>t<![CDATA[<f>]]></d >",
    ]);
    expect(xml.slice(root.innerStart, root.innerEnd)).toMatch(/^<c\/>.*<\/d >$/);
  });

  it('gives attributes with the places of their values', () => {
    const xml = '<a one="1 &amp; 2"\n two = \'3\' x:y="z=4"/>';
    const found = attributes(xml, parseXml(xml));
    expect([...found].map(([name, { value, range }]) => [name, value, xml.slice(range.start, range.end)])).toEqual([
      ['one', '1 & 2', '1 &amp; 2'],
      ['two', '3', '3'],
      ['x:y', 'z=4', 'z=4'],
    ]);
  });

  const malformed: [string, RegExp][] = [
    ['', /not have a root/],
    ['text', /not have a root/],
    ['<a>', /never closed/],
    ['<a></b>', /not close an element/],
    ['</a>', /not close an element/],
    ['<a/><b/>', /two root/],
    ['<a b="', /cut off/],
    ['<a <b/>', /cut off/],
    ['<a><!-- ', /cut off/],
    ['< a/>', /not have a name/],
    ['<!DOCTYPE a><a/>', /document type/],
    ['<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', /document type/],
  ];
  it.each(malformed)('refuses %j', (xml, message) => {
    expect(() => parseXml(xml)).toThrow(XmlError);
    expect(() => parseXml(xml)).toThrow(message);
  });

  it.each([
    ['an attribute of a million characters', `<a ${'b'.repeat(1_000_000)}/>`],
    ['a million spaces in a tag', `<a${' '.repeat(1_000_000)}/>`],
    ['a text full of ampersands', `<a>${'&amp;'.repeat(200_000)}</a>`],
  ])('takes %s in its stride', (_, xml) => {
    const root = parseXml(xml);
    attributes(xml, root);
    expect(decodeXml(xml.slice(root.innerStart, root.innerEnd))).not.toContain('&amp;&amp;'); // outlasts its time if it takes the square
  });
});

describe('text', () => {
  it('is decoded', () => {
    expect(decodeXml('a &lt;b&gt; &amp;amp; &#233;&#xe9; &quot;&apos;<!-- c --><![CDATA[&lt;]]>')).toBe(
      'a <b> &amp; éé "\'&lt;',
    );
  });

  it.each(['&nbsp;', '&', '&amp', '&#x110000;', '&a b;', '&constructor;', '&__proto__;'])(
    'refuses the reference %j',
    (text) => {
      expect(() => decodeXml(text)).toThrow(/is not an entity/);
    },
  );

  it('is encoded so that it means itself, whatever it holds', () => {
    const text = `<a b="c">&amp;</a> ]]> '\ud83d\ude00 \u00a0`;
    expect(decodeXml(encodeXml(text))).toBe(text);
    expect(encodeXml('a\0b\x1bc\ud800d\uffffe')).toBe('abc\ufffdde');
  });
});
