import { Rejection } from '../../../../contracts/failures.ts';
import { XmlError } from '../../../lib/xml/index.ts';
import { ZipError } from '../../../lib/zip/index.ts';

/** Runs `read`; turns errors of the archive or its XML into a rejection. */
export function orUnreadable<T>(read: () => T, where = 'The file'): T {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof ZipError) {
      throw new Rejection('UnreadableDocument', `The file cannot be read as a Word document: ${cause.message}.`, {
        cause,
      });
    }
    if (!(cause instanceof XmlError)) throw cause;
    const code = {
      malformed: 'UnreadableDocument',
      doctype: 'UnreadableDocument',
      'too-deep': 'TooDeeplyNested',
      'too-large': 'TooLarge',
    } as const;
    throw new Rejection(code[cause.reason], `${where} cannot be read: ${cause.message}.`, { cause });
  }
}
