import { Rejection } from '../../../../contracts/failures.ts';

const oleSignature = Buffer.from('d0cf11e0a1b11ae1', 'hex');
/** The stream of an encrypted document (MS-OFFCRYPTO 2.3.4.4), as named in its directory. */
const encryptedStream = Buffer.from('EncryptedPackage', 'utf16le');

/**
 * Rejects other files that are often named `.docx`.
 *
 * @throws Rejection `UnreadableDocument`
 */
export function rejectOther(bytes: Uint8Array): void {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = otherFiles.find(({ is }) => is(buffer));
  if (found) throw new Rejection('UnreadableDocument', found.message);
}

const isOle = (bytes: Buffer) => bytes.subarray(0, oleSignature.length).equals(oleSignature);

const otherFiles: readonly { is: (bytes: Buffer) => boolean; message: string }[] = [
  {
    is: (bytes) => isOle(bytes) && bytes.includes(encryptedStream),
    message: 'The document is encrypted with a password.',
  },
  { is: isOle, message: 'The file is a document of Word 97 to 2003 (.doc), although its name says otherwise.' },
  {
    is: (bytes) => bytes.subarray(0, 5).toString('latin1') === '{\\rtf',
    message: 'The file is RTF, although its name says otherwise.',
  },
  {
    is: (bytes) => bytes.subarray(0, 5).toString('latin1') === '%PDF-',
    message: 'The file is a PDF, although its name says otherwise.',
  },
];
