import { decodeText } from '../../core/translation/segments/entities.ts';
import { tokensOf } from '../../core/translation/segments/tokens.ts';

/** An encoded text as a person reads it: without tags, entities decoded. */
export function plain(encoded: string): string {
  return tokensOf(encoded)
    .map((token) => (token.type === 'text' ? decodeText(token.source) : ''))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}
