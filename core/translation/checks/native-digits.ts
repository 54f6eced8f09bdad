/** Unicode lists decimal digits in runs of ten; each run begins with its zero at a multiple of ten or sixteen. */
const notAscii = /[^\P{Nd}0-9]/gu;

/** Three or more Han digits in a row form a number, mostly a year: 二〇二六. */
const hanYear = /[〇一二三四五六七八九]{3,}/gu;

/** Converts the digits of every script to 0 to 9. Keeps the text's length, so that positions stay valid. */
export function digitsToAscii(text: string): string {
  return text
    .replace(hanYear, (digits) => [...digits].map((digit) => '〇一二三四五六七八九'.indexOf(digit)).join(''))
    .replace(notAscii, (digit) => {
      const value = digitValue(digit);
      // A digit outside the first plane takes two code units: pad to keep positions.
      return digit.length === 1 ? value : `${value}\u2060`;
    });
}

function digitValue(digit: string): string {
  let zero = digit.codePointAt(0) ?? 0;
  const start = zero;
  while (zero > 0 && start - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(start - zero);
}
