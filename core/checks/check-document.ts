import type { Part, SourceDocument } from '../../contracts/document.ts';
import type { Warning } from '../../contracts/warnings.ts';
import { plainText } from '../text/plain-text.ts';
import { check } from './index.ts';

/** What is doubtful about a document's translation, unit by unit. */
export function checkDocument(
  document: SourceDocument,
  translations: ReadonlyMap<string, readonly Part[]>,
  language: string,
): Warning[] {
  return document.units.flatMap(({ id, parts }) => {
    const translated = translations.get(id);
    if (translated === undefined) return [];
    const pair = {
      source: plainText(parts),
      target: plainText([...translated]),
      sourceLanguage: document.language,
      language,
    };
    return check(pair, id);
  });
}
