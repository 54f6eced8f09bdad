import { Rejection } from '../../../contracts/failures.ts';
import type { Term } from '../../../contracts/terminology.ts';
import { decode } from '../../documents/encoding/decode.ts';
import { collectTerms } from './collect-terms.ts';
import { Problems } from './problems.ts';
import { readTable } from './read-table.ts';
import { readTmxTerms } from './read-tmx-terms.ts';

export interface TermFile {
  /** Canonical tag. */
  source: string;
  kind: 'csv' | 'tsv' | 'tmx';
  /** The upload key, for commands that a message shows. */
  key: string;
  /** The option `charset` from object metadata, and the charset of the content type. */
  charset?: string | undefined;
  contentTypeCharset?: string | undefined;
}

/**
 * Reads the terms of an uploaded file.
 *
 * @throws Rejection `InvalidTerminology` with each mistake and its line; and those of `decode`
 */
export function readTerms(bytes: Uint8Array, file: TermFile): Term[] {
  const text = textOf(bytes, file);
  const problems = new Problems();
  const { kind, source } = file;
  const entries = kind === 'tmx' ? readTmxTerms(text, source, problems) : readTable(text, kind, source, problems);
  const terms = collectTerms(entries, problems);
  if (terms.length === 0 && !problems.any) problems.add(undefined, noTerms);
  problems.throwAny();
  return terms;
}

const noTerms = 'The file does not contain terms. To stop using a list, delete its file.';

function textOf(bytes: Uint8Array, { key, kind, charset, contentTypeCharset }: TermFile): string {
  try {
    const declared = {
      option: charset,
      contentType: contentTypeCharset ?? (kind === 'tmx' ? xmlEncoding(bytes) : undefined),
    };
    return decode(bytes, 'text', declared, key).text;
  } catch (error) {
    const explained = error instanceof Rejection && explanations[error.errors[0]?.code ?? ''];
    throw explained ? new Rejection('InvalidTerminology', explained, { cause: error }) : error;
  }
}

/** Explanations of rejections whose wording for releases would not help here. */
const explanations: Readonly<Record<string, string>> = {
  EmptyDocument: noTerms,
  NotText: 'The file is not text; it may be a spreadsheet. Save it as "CSV UTF-8".',
};

/**
 * Returns the encoding declared in an XML file's first line, which is ASCII in every encoding without a byte order
 * mark.
 */
function xmlEncoding(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  return /^<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)/.exec(start)?.[1];
}
