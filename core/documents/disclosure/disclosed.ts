import type { FormatName } from '../../../contracts/document.ts';
import { locale } from '../../../contracts/locales.ts';
import { defined } from '../../lib/defined.ts';
import type { Splice } from '../formats/format.ts';
import { writers } from '../formats/writers.ts';
import { type Disclosure, disclosureFields } from './disclosure.ts';

export interface InDocument {
  disclosure: Disclosure;
  /** A sentence for readers, in the rendition's language. */
  visibleLine?: string | undefined;
}

/**
 * Adds disclosure to a rendition's text, if its format has a place for it.
 *
 * @param text as rendered, its byte order mark included.
 * @param language canonical tag of the rendition.
 */
export function disclosed(
  text: string,
  { format, language }: { format: FormatName; language: string },
  { disclosure, visibleLine }: InDocument,
): string {
  const { disclose } = writers[format];
  if (!disclose) return text;
  const { lang, direction } = locale(language);
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  const body = text.slice(mark.length);
  const fields = disclosureFields(disclosure);
  const statement = { fields, lang, dir: direction, ...defined({ line: visibleLine }) };
  return mark + spliced(body, disclose(body, statement));
}

function spliced(text: string, splices: readonly Splice[]): string {
  let result = '';
  let done = 0;
  for (const { range, text: put } of [...splices].sort((a, b) => a.range.start - b.range.start)) {
    result += text.slice(done, range.start) + put;
    done = range.end;
  }
  return result + text.slice(done);
}
