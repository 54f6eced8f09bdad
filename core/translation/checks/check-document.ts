import type { Part, SourceDocument } from '../../../contracts/document.ts';
import type { Warning } from '../../../contracts/warnings.ts';
import { plainText } from '../../documents/parts/plain-text.ts';
import { check } from './check-translation.ts';

/**
 * The longest unit that is checked, in characters. A longer one is not a paragraph, and the figures of a megabyte fill
 * a function's memory.
 */
const maxUnitCharacters = 100_000;

/** Runs the checks on a document's translation, unit by unit. */
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
      format: document.format,
    };
    return pair.source.length > maxUnitCharacters ? [] : check(pair, id);
  });
}
