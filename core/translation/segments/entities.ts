import { own } from '../../../contracts/own.ts';

const characters: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Decodes the text of an engine's answer. Engines write some entities as characters, and characters as entities. */
export function decodeText(text: string): string {
  return text.replace(
    /&\s?(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([0-9a-f]{1,6}))\s?;/gi,
    (whole, name, decimal, hex) => {
      if (name) return own(characters, name.toLowerCase()) ?? whole;
      const point = decimal ? Number.parseInt(decimal, 10) : Number.parseInt(hex, 16);
      const valid = point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff);
      return valid ? String.fromCodePoint(point) : whole;
    },
  );
}
