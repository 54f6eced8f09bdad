import { ellipsis } from './ellipsis.ts';
import type { Rule } from './flat-text.ts';
import { canadianFrench, french, frenchSpaces } from './french-spaces.ts';
import { chinese, fullWidth, japanese } from './full-width.ts';
import { quotationMarks } from './quotation-marks.ts';
import { quotationMarksOf } from './quotation-marks-of.ts';
import { arabicMarks, greekMarks, pashtoMarks, scriptPunctuation } from './script-punctuation.ts';

/** Rules of single languages, beside those of all: the first row whose tag the language's tag equals or extends. */
const own: readonly { tag: string; rules: readonly Rule[]; insideGuillemets?: string; why: string }[] = [
  {
    tag: 'fr-CA',
    rules: [frenchSpaces(canadianFrench)],
    insideGuillemets: '\u00a0',
    why: 'No space before ; ! ? and no-break ones of full width elsewhere',
  },
  {
    tag: 'fr',
    rules: [frenchSpaces(french)],
    insideGuillemets: '\u202f',
    why: 'A space precedes punctuation of two parts, and such punctuation never begins a line',
  },
  { tag: 'zh', rules: [fullWidth(chinese)], why: 'Punctuation takes the width of a character' },
  { tag: 'ja', rules: [fullWidth(japanese)], why: 'As in Chinese, with a comma of its own' },
  ...['ar', 'fa', 'prs', 'ur'].map((tag) => ({
    tag,
    rules: [scriptPunctuation(arabicMarks)],
    why: 'Comma, semicolon and question mark are turned in a script from right to left',
  })),
  { tag: 'ps', rules: [scriptPunctuation(pashtoMarks)], why: 'The comma of its script' },
  { tag: 'el', rules: [scriptPunctuation(greekMarks)], why: 'A question ends with a semicolon' },
];

/** Returns the rules for a language, in the order of application. */
export function rulesOf(language: string): Rule[] {
  const row = own.find(({ tag }) => language === tag || language.startsWith(`${tag}-`));
  const marks = quotationMarksOf(language);
  return [ellipsis, ...(marks ? [quotationMarks(marks, row?.insideGuillemets)] : []), ...(row?.rules ?? [])];
}
