/**
 * Fields whose result is not the author's text: Word recomputes it, or it refers to something. The results of all
 * other fields (a link, a reference to a heading, a form field) are translated.
 */
const keptFields: Readonly<Record<string, string>> = {
  PAGE: 'a number',
  NUMPAGES: 'a number',
  SECTION: 'a number',
  SECTIONPAGES: 'a number',
  NUMCHARS: 'a number',
  NUMWORDS: 'a number',
  PAGEREF: 'a number',
  SEQ: 'a number',
  LISTNUM: 'a number',
  AUTONUM: 'a number',
  AUTONUMLGL: 'a number',
  AUTONUMOUT: 'a number',
  REVNUM: 'a number',
  EDITTIME: 'a number',
  FILESIZE: 'a number',
  '=': 'a number',
  EQ: 'a formula',
  SYMBOL: 'a character',
  DATE: 'the reader’s Word writes it again, in its language',
  TIME: 'the reader’s Word writes it again, in its language',
  CREATEDATE: 'the reader’s Word writes it again, in its language',
  SAVEDATE: 'the reader’s Word writes it again, in its language',
  PRINTDATE: 'the reader’s Word writes it again, in its language',
  MERGEFIELD: 'filled in later; its result is the name of a column',
  DOCPROPERTY: 'Word writes it again from the properties',
  DOCVARIABLE: 'Word writes it again from the variables',
  FILENAME: 'a name',
  AUTHOR: 'a name',
  LASTSAVEDBY: 'a name',
  USERNAME: 'a name',
  USERINITIALS: 'a name',
  USERADDRESS: 'an address',
  ADDIN: 'belongs to a program such as a reference manager',
  CITATION: 'refers to a source',
  BARCODE: 'a code',
  DISPLAYBARCODE: 'a code',
  XE: 'an index entry, which readers do not see in the text',
  TC: 'an entry of a table of contents, which readers do not see in the text',
};

/** @param code the field's code, such as ` PAGEREF _Toc1 \h `. */
export function isKeptField(code: string): boolean {
  const name = /^\s*(=|\w+)/.exec(code)?.[1]?.toUpperCase() ?? '';
  return Object.hasOwn(keptFields, name);
}
