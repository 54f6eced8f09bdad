/** Separators between two groups of a number. */
const gap = String.raw`[ \u00a0().\/-]{1,2}`;

/** An extension at its end: "ext. 12", "x12". */
const extension = String.raw`(?:,?[ \u00a0]?(?:[Ee]xt\.?|x)[ \u00a0]?\d{1,6})?`;

const begins = String.raw`(?<![\p{L}\p{N}+.,:\/-])`;
const ends = String.raw`(?![\p{L}\p{N}]|[-.\/]\d)`;

/** Words before a telephone number, in the languages that releases come in. */
const label =
  '(?:[Tt]el(?:ephone|efon|efono|éfono|efone|efoon)?|TEL|[Tt]él(?:éphone)?|[Pp]hone|PHONE|[Ff]ax|FAX|[Mm]obile?|MOBILE|[Cc]ell|CELL|[Hh]otline|电话|電話|传真|傳真|携帯)';

/**
 * Telephone numbers, each with a sign that marks it as one: other runs of digits are amounts, dates and times, which
 * the engine must see. A library with all countries' numbering plans would take more than a function's bundle has left
 * (80 KB in the smallest edition), and would not recognise more.
 */
export const phoneNumbers: readonly { reason: string; pattern: string }[] = [
  {
    reason: 'A country code, or an area in brackets.',
    pattern: String.raw`(?<![\p{L}\p{N}+])(?:\+\d{1,3}|\(\+?\d{2,5}\))(?:${gap}\d{1,6}){1,6}${extension}(?![\p{L}\p{N}])`,
  },
  { reason: 'A country code and no groups.', pattern: String.raw`(?<![\p{L}\p{N}+])\+\d{8,15}(?![\p{L}\p{N}])` },
  {
    reason: 'Three, three and four digits, as North America writes it.',
    pattern: String.raw`${begins}(?:1[-. ])?\d{3}[-.]\d{3}[-.]\d{4}${extension}${ends}`,
  },
  {
    reason: 'A free number spelt as a word: 1-800-FLOWERS.',
    pattern: String.raw`${begins}1[-. ](?:800|888|877|866|855|844|833)[-. ][A-Z\d]{2,8}(?:-[A-Z\d]{1,7}){0,2}${ends}`,
  },
  {
    reason: 'Five pairs from a zero, as France writes it.',
    pattern: String.raw`${begins}0\d(?:(?: \d\d){4}|(?:\.\d\d){4})${ends}`,
  },
  {
    reason: 'An area of three digits and more from a zero, nine digits in all; days and hours have two before a sign.',
    pattern: String.raw`${begins}(?=0\d\d(?:[ \u00a0\/-]?\d){6})0\d{2,4}[ \u00a0\/-]\d{3,8}(?:[ \u00a0\/-]\d{2,8}){0,3}${extension}${ends}`,
  },
  {
    reason: 'Digits behind a word and a sign that say so.',
    pattern: String.raw`(?=\d)(?<=${label}(?:\.? \([^()]{1,12}\):| ?[.:：]|\.:)[ \u00a0]{0,2})\d[\d \u00a0().\/-]{3,22}\d${extension}(?![\p{L}\p{N}])`,
  },
  {
    reason: 'Three and four digits behind such a word.',
    pattern: String.raw`(?=\d)(?<=${label} )\d{3}[-. ]\d{4}${extension}${ends}`,
  },
];
