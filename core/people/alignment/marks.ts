import type { Part } from '../../../contracts/document.ts';
import { markupText } from '../../documents/parts/plain-text.ts';

/** The target of a link or an image: an attribute's value in HTML, the brackets behind it in Markdown. */
const destination =
  /\b(?:href|src)\s*=\s*["']?([^\s"'<>]+)|\]\(\s*<?([^\s<>()]+)|((?:https?:\/\/|mailto:)[^\s"'<>()]+)/giu;

/** Tags of one kind that are counted; more do not tell blocks apart. */
const counted = 3;

/** Clues besides words: addresses, placeholders and code as they are, other markup by number. */
export function markClues(parts: readonly Part[], source: string): string[] {
  const clues: string[] = [];
  let pairs = 0;
  let whole = 0;
  for (const part of parts) {
    if (part.type === 'text') continue;
    const markup = markupText(part, source);
    for (const [, attribute, inBrackets, bare] of markup.matchAll(destination)) {
      clues.push(`address:${attribute ?? inBrackets ?? bare}`);
    }
    if (part.type === 'open') pairs++;
    else if (part.type === 'placeholder' && part.text !== undefined && /[\p{L}\p{N}]/u.test(part.text)) {
      clues.push(`address:${part.text}`);
    } else if (part.type === 'placeholder') whole++;
  }
  for (let count = 1; count <= Math.min(pairs, counted); count++) clues.push(`tags:pair ${count}`);
  for (let count = 1; count <= Math.min(whole, counted); count++) clues.push(`tags:whole ${count}`);
  return clues;
}
