import type { SourceDocument } from '../../../contracts/document.ts';
import { htmlReferences } from '../../documents/attachments/html-references.ts';
import { noReferences, type References } from '../../documents/attachments/reference.ts';
import { references } from '../../documents/attachments/references.ts';
import { decodeJson } from '../../documents/formats/json/decode.ts';
import { isIcu } from '../../documents/formats/json/icu.ts';
import { isHtml } from '../../documents/formats/json/markup.ts';
import { jsonTokens } from '../../documents/formats/json/tokens.ts';
import { docxOnPage } from './docx-on-page.ts';
import { odtOnPage } from './odt-on-page.ts';

/** Links and contents of a document, with their places in the text if that helps an editor. */
export function onPage(document: SourceDocument): References {
  const { format, text } = document;
  if (format === 'json') return jsonReferences(document);
  if (format === 'docx') return docxOnPage(document);
  if (format === 'odt') return odtOnPage(document);
  // Most texts do not have any, and parsing 5 MiB of Markdown again takes seconds.
  return /<[a-z]|\]\(|\]:/i.test(text) ? references(text, format) : noReferences();
}

/** The place of a reference in a JSON value is the value's place. */
function jsonReferences({ text, units }: SourceDocument): References {
  const found = noReferences();
  const ranges = units.flatMap(({ range }) => range ?? []);
  let next = 0;
  for (const { type, start, end } of jsonTokens(text)) {
    if (type !== 'string') continue;
    while (next < ranges.length && (ranges[next]?.start ?? 0) < start) next++;
    const isShown = (ranges[next]?.start ?? end) < end;
    const value = isShown ? decodeJson(text.slice(start, end)) : '';
    if (!isHtml(value) || isIcu(value)) continue;
    const { places, ids, notShown } = htmlReferences(value);
    const range = { start, end };
    for (const place of places) found.places.push({ ...place, range });
    for (const each of notShown) found.notShown.push({ ...each, at: start });
    for (const id of ids) found.ids.add(id);
  }
  return found;
}
