const others: Readonly<Record<string, string>> = { ı: 'i', ß: 'ss', '’': "'", '‘': "'", ʼ: "'", '´': "'", ـ: '' };

/**
 * A text as phrases are compared: compatibility forms made one, without case, accents, vowel marks and
 * markup characters, spaces collapsed. Places in it are not those of the text.
 */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(/[ıß’‘ʼ´ـ]/g, (character) => others[character] ?? '')
    .replace(/[*_`~\\#]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
