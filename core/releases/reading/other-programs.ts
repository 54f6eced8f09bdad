import { Rejection } from '../../../contracts/failures.ts';

const word = 'in Word, choose File > Save As > Word Document (.docx)';
const libreOffice = 'in LibreOffice, File > Save As > "Word 2010–365 Document (.docx)"';

/** Files of programs that many people write in, by extension: what they are, and how the program saves them as .docx. */
const programs: ReadonlyMap<string, { is: string; save: string }> = new Map([
  [
    'rtf',
    {
      is: 'RTF',
      save: `Open it ${word.replace('choose', 'and choose')}; ${libreOffice}; in TextEdit, File > Save, or Duplicate, with the file format "Word 2007 Document (.docx)".`,
    },
  ],
  ['doc', { is: 'a document of Word 97 to 2003', save: `Open it; ${word}; ${libreOffice}.` }],
  ['dot', { is: 'a template of Word 97 to 2003', save: `Open it; ${word}; ${libreOffice}.` }],
  ['docm', { is: 'a Word document with macros', save: `Open it; ${word}, which leaves the macros out.` }],
  ['dotx', { is: 'a template of Word', save: `Open it; ${word}.` }],
  [
    'wps',
    {
      is: 'a document of Works or WPS Writer',
      save: `Open it; in WPS Writer, choose Menu > Save As > Word document (.docx); ${libreOffice}.`,
    },
  ],
  ['ott', { is: 'a template of LibreOffice (OpenDocument)', save: `Open it; ${libreOffice}; ${word}.` }],
  [
    'pages',
    {
      is: 'a document of Apple Pages',
      save: 'Open it; in Pages, choose File > Export To > Word, and the format .docx.',
    },
  ],
  [
    'pdf',
    {
      is: 'a PDF, which has the places of letters, but not the order of a text',
      save: `Save the document that it was made from as .docx. If there is only the PDF: ${word.replace('choose', 'choose File > Open and the PDF, then')}, and read through it before you upload it.`,
    },
  ],
  [
    'eml',
    {
      is: 'a mail',
      save: `Open it; choose Edit > Select All and Edit > Copy; ${word.replace('choose', 'choose File > New and Edit > Paste, then')}.`,
    },
  ],
  [
    'msg',
    {
      is: 'a mail of Outlook',
      save: `Open it; select all of its text (Ctrl+A) and copy it (Ctrl+C); ${word.replace('choose', 'choose File > New, paste it (Ctrl+V), then')}.`,
    },
  ],
  [
    'gdoc',
    {
      is: 'a link to a Google document',
      save: 'Open it; in Google Docs, choose File > Download > Microsoft Word (.docx).',
    },
  ],
]);

/** Returns what a file of an extension is and how it is saved as .docx; undefined for extensions of other programs. */
export function savedAsWord(extension: string | undefined): string | undefined {
  const found = extension === undefined ? undefined : programs.get(extension);
  return found && `The file is ${found.is} (.${extension}), which is not read. ${found.save}`;
}

/** The first bytes of files of other programs, which names may hide. */
const signatures: readonly [extension: string, beginning: Buffer][] = [
  ['rtf', Buffer.from('{\\rtf')],
  ['pdf', Buffer.from('%PDF-')],
  ['doc', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
];
const zip = Buffer.from('504b0304', 'hex');

/**
 * Rejects a file of another program that is named like a text.
 *
 * @throws Rejection `UnsupportedFormat`
 */
export function rejectMisnamed(bytes: Uint8Array): void {
  const begins = (beginning: Buffer) => beginning.equals(bytes.subarray(0, beginning.length));
  const [extension] = signatures.find(([, beginning]) => begins(beginning)) ?? [];
  const message = begins(zip)
    ? 'The file is a zip archive, as .docx and .odt are, although its name says otherwise. If it is one of these, give it its extension back; else upload the files in it.'
    : savedAsWord(extension)?.replace('which is not read', 'although its name says otherwise');
  if (message !== undefined) throw new Rejection('UnsupportedFormat', message);
}
