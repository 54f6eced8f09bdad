import { own } from '../../../contracts/own.ts';
import { delimiters } from './delimiters.ts';

/** The marks of a language, one character each. */
export interface QuotationMarks {
  outer: readonly [start: string, end: string];
  inner: readonly [start: string, end: string];
}

/** CLDR's names of languages that differ from ours. */
const names: Readonly<Record<string, string>> = { tl: 'fil', prs: 'fa-AF' };

/** Corrections of errors in CLDR's data. */
const corrected: Readonly<Record<string, string>> = {
  // CLDR 48 has the inner pair reversed: ” “. The Office québécois de la langue française writes “ ”.
  'fr-CA': '«»“”',
};

const byTag = new Map(
  Object.entries(delimiters).flatMap(([marks, tags]) => tags.split(' ').map((tag) => [tag, marks])),
);

/** Returns the quotation marks of a language or its nearest relation; undefined if CLDR has none. */
export function quotationMarksOf(tag: string): QuotationMarks | undefined {
  const { language, script } = new Intl.Locale(tag).maximize();
  const tags = [tag, `${language}-${script}`, language].map((each) => own(names, each) ?? each);
  const marks = tags.map((each) => own(corrected, each) ?? byTag.get(each)).find((found) => found !== undefined);
  if (marks === undefined) return undefined;
  const [start = '', end = '', innerStart = '', innerEnd = ''] = marks;
  return { outer: [start, end], inner: [innerStart, innerEnd] };
}
