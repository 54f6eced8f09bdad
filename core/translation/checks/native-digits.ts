/** Decimal digits stand in the Unicode tables in runs of ten that begin at a multiple of ten or sixteen with the zero. */
const notAscii = /[^\P{Nd}0-9]/gu;

/** Han digits one after another are a number written as others are, mostly a year: 二〇二六. */
const hanYear = /[〇一二三四五六七八九]{3,}/gu;

/** The text with the digits of every script as 0 to 9. Each is one character, so places in the text stay. */
export function digitsToAscii(text: string): string {
  return text
    .replace(hanYear, (digits) => [...digits].map((digit) => '〇一二三四五六七八九'.indexOf(digit)).join(''))
    .replace(notAscii, (digit) => {
      const value = digitValue(digit);
      // A digit outside the first plane takes two code units; a space keeps the places.
      return digit.length === 1 ? value : `${value}\u2060`;
    });
}

function digitValue(digit: string): string {
  let zero = digit.codePointAt(0) ?? 0;
  const start = zero;
  while (zero > 0 && start - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(start - zero);
}
