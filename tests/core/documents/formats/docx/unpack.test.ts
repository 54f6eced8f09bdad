import { describe, expect, it } from 'vitest';
import { writers } from '../../../../../core/documents/formats/writers.ts';
import { rejection } from '../../../rejection.ts';
import { type DocxParts, docxEntries, makeDocx, paragraph, parseDocx, run } from '../../../support/docx.ts';
import { readings } from '../../../support/parse.ts';
import { makeZip } from '../../../support/zip.ts';

const of = (parts: DocxParts) => rejection(() => parseDocx(makeDocx(parts)));
const text = paragraph(run('Text'));
const marked = (name: string) => paragraph(`<w:${name} w:id="1" w:author="A">`, run('x'), `</w:${name}>`);

describe('what readers would not see', () => {
  const hiddenStyle =
    '<w:style w:type="character" w:styleId="H"><w:name w:val="H"/><w:rPr><w:vanish/></w:rPr></w:style>';
  const cases: [string, DocxParts, string][] = [
    ['an insertion', { body: text + marked('ins') }, '1 tracked change'],
    ['deletions', { body: text + marked('del') + marked('moveFrom') }, '2 tracked changes'],
    [
      'a change of format',
      { body: paragraph(run('a', '<w:b/><w:rPrChange w:id="1" w:author="A"><w:rPr/></w:rPrChange>')) },
      '1 tracked change',
    ],
    [
      'a change in a footnote',
      { body: text, footnotes: `<w:footnote w:id="1">${marked('ins')}</w:footnote>` },
      '1 tracked change',
    ],
    ['a comment', { body: text, comments: `<w:comment w:id="0">${text}</w:comment>` }, '1 comment'],
    ['hidden text', { body: text + paragraph(run('secret', '<w:vanish/>')) }, '1 piece of hidden text'],
    [
      'text hidden by a style',
      { body: text + paragraph(run('secret', '<w:rStyle w:val="H"/>')), styles: hiddenStyle },
      '1 piece of hidden text',
    ],
    [
      'all of it',
      {
        body: marked('ins') + paragraph(run('secret', '<w:vanish/>')),
        comments: `<w:comment w:id="0">${text}</w:comment>`,
      },
      '1 tracked change, 1 comment, and 1 piece of hidden text',
    ],
  ];

  it.each(cases)('is a reason to reject: %s', (_, parts, says) => {
    const { code, message, hint } = of(parts);
    expect(code).toBe('HiddenContent');
    expect(message).toContain(says);
    expect(message).not.toContain('secret');
    expect(hint).toContain('"allow-hidden"');
  });

  it.each(cases)('is let through where the editor says so: %s', (_, parts) => {
    expect(readings(parseDocx(makeDocx(parts), { allowHidden: true })).length).toBeGreaterThan(0);
  });

  it.each([
    ['hidden field codes', paragraph('<w:r><w:rPr><w:vanish/></w:rPr><w:instrText>XE</w:instrText></w:r>', run('a'))],
    ['hidden paragraph marks', paragraph('<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>', run('a'))],
    ['what is said not to be hidden', paragraph(run('a', '<w:vanish w:val="0"/>'))],
    ['hidden white space', paragraph(run('a'), run(' ', '<w:vanish/>'))],
  ])('is not %s', (_, body) => {
    expect(readings(parseDocx(makeDocx({ body }))).map((reading) => reading.trim())).toEqual(['a']);
  });
});

describe('what is no readable Word document', () => {
  const ole = (stream: string) =>
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(500), Buffer.from(stream, 'utf16le')]);
  const entries = docxEntries({ body: text });
  const { 'word/document.xml': main = '', ...others } = entries;
  const types = String(entries['[Content_Types].xml']);
  const cases: [string, Uint8Array, RegExp][] = [
    ['an encrypted document', ole('EncryptedPackage'), /encrypted with a password/],
    ['an old document', ole('WordDocument'), /Word 97/],
    ['RTF', Buffer.from('{\\rtf1 a}'), /RTF/],
    ['a PDF', Buffer.from('%PDF-1.7 …'), /PDF/],
    ['a text', Buffer.from('Hello'), /not a ZIP archive/],
    ['another archive', makeZip({ 'a.txt': 'a' }), /"\[Content_Types\].xml" is missing/],
    ['an archive without the document', makeZip(others), /does not contain a Word document/],
    [
      'a template',
      makeZip({ ...entries, '[Content_Types].xml': types.replace('document.main', 'template.main') }),
      /does not contain a Word document/,
    ],
    [
      'a document with macros',
      makeZip({
        ...entries,
        '[Content_Types].xml': types.replace(
          /"[^"]*document\.main\+xml"/,
          '"application/vnd.ms-word.document.macroEnabled.main+xml"',
        ),
      }),
      /does not contain a Word document/,
    ],
    [
      'other prefixes',
      makeZip({ ...others, 'word/document.xml': String(main).replaceAll('w:', 'ns0:') }),
      /begins with <ns0:document>/,
    ],
    [
      'broken XML',
      makeZip({ ...others, 'word/document.xml': '<w:document><w:body></w:document>' }),
      /not close an element/,
    ],
    ['an entity', makeZip({ ...others, 'word/document.xml': String(main).replace('Text', 'R&D;') }), /not an entity/],
    [
      'XML that is no UTF-8',
      makeZip({ ...others, 'word/document.xml': Buffer.from('<a>\xff</a>', 'latin1') }),
      /neither UTF-8/,
    ],
    [
      'a damaged part',
      Buffer.from(makeDocx({ body: text }, { stored: true })).fill('X', 2_000, 2_004),
      /damaged|closes|cut off/,
    ],
  ];
  it.each(cases)('%s', (_, bytes, message) => {
    const found = rejection(() => parseDocx(bytes));
    expect(found.code).toBe('UnreadableDocument');
    expect(found.message).toMatch(message);
  });

  it.each([
    ['nothing', ''],
    ['an empty paragraph', '<w:p/>'],
    ['a picture', paragraph('<w:r><w:drawing/></w:r>')],
  ])('a document that holds %s is empty', (_, body) => {
    expect(of({ body }).code).toBe('EmptyDocument');
  });
});

it('reads parts in UTF-16, and writes them in UTF-8 where they change', () => {
  const entries = docxEntries({ body: text });
  const utf16 = Buffer.from(`\ufeff${String(entries['word/document.xml']).replace('UTF-8', 'UTF-16')}`, 'utf16le');
  const bytes = makeZip({ ...entries, 'word/document.xml': utf16 });
  const document = parseDocx(bytes);
  expect(readings(document)).toEqual(['Text']);
  const { pack } = writers.docx;
  expect(Buffer.from(pack?.(bytes, document.text, document.text) ?? []).equals(bytes)).toBe(true);
  const changed = parseDocx(pack?.(bytes, document.text, document.text.replace('Text', 'Texte')) ?? bytes);
  expect(readings(changed)).toEqual(['Texte']);
  expect(changed.text).toContain('encoding="UTF-8"');
});
