import { decodeHTMLStrict } from 'entities/decode';

/**
 * Stands in for the package `decode-named-character-reference` in the functions' bundles: micromark's
 * table of the 2,231 names is the one that parse5 brings too, packed to a tenth of the size.
 *
 * @param value a name without `&` and `;`.
 */
export function decodeNamedCharacterReference(value: string): string | false {
  if (!/^[A-Za-z0-9]+$/.test(value)) return false;
  const reference = `&${value};`;
  const decoded = decodeHTMLStrict(reference);
  return decoded === reference ? false : decoded;
}
