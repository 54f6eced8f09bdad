import { own } from '../../../contracts/own.ts';

const others: Readonly<Record<string, string>> = { ı: 'i', ß: 'ss', '’': "'", '‘': "'", ʼ: "'", '´': "'", ـ: '' };

/**
 * Normalises a text for comparison with phrases: compatibility forms, case, accents, vowel marks, markup
 * characters and spaces. Offsets differ from the text's.
 */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(/[ıß’‘ʼ´ـ]/g, (character) => own(others, character) ?? '')
    .replace(/[*_`~\\#]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
