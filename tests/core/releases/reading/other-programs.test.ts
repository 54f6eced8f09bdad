import { expect, it } from 'vitest';
import { savedAsWord } from '../../../../core/releases/reading/other-programs.ts';

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
