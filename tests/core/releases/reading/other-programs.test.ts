import { expect, it } from 'vitest';
import { rejectMisnamed, savedAsWord } from '../../../../core/releases/reading/other-programs.ts';

it.each([
  ['rtf', /RTF.*Word.*File > Save As.*LibreOffice.*TextEdit/],
  ['doc', /Word 97.*File > Save As > Word Document \(\.docx\)/],
  ['ott', /OpenDocument.*File > Save As > "Word 2010–365 Document \(\.docx\)"/],
  ['pages', /Pages.*File > Export To > Word/],
  ['pdf', /PDF.*was made from.*File > Save As > Word Document \(\.docx\)/],
  ['eml', /mail.*Edit > Select All.*Edit > Paste.*File > Save As/],
  ['gdoc', /Google.*File > Download > Microsoft Word \(\.docx\)/],
])('a .%s file is rejected with the menu words that save it as .docx', (extension, says) => {
  expect(savedAsWord(extension)).toMatch(says);
});

it('other extensions are for the general message', () => {
  expect(savedAsWord('xyz')).toBeUndefined();
  expect(savedAsWord(undefined)).toBeUndefined();
});

it.each([
  ['{\\rtf1\\ansi A notice}', /^The file is RTF \(\.rtf\), although its name says otherwise\. Open it/],
  ['%PDF-1.7 …', /^The file is a PDF, .* although its name says otherwise\. Save the document/],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 …', /^The file is a document of Word 97/],
  ['PK\x03\x04 …', /zip archive.*give it its extension back/],
])('%j named like a text is rejected with what to do', (text, says) => {
  expect(() => rejectMisnamed(Buffer.from(text, 'latin1'))).toThrow(says);
});

it.each(['', 'PK is a region.', '{ "rtf": 1 }', 'A text', '%PDF files are not read.'])('%j is a text', (text) => {
  expect(() => rejectMisnamed(Buffer.from(text))).not.toThrow();
});
