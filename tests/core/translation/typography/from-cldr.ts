import { readdirSync, readFileSync } from 'node:fs';
import { findLocale } from '../../../../contracts/locales.ts';

const main = new URL('../../../../node_modules/cldr-misc-full/main/', import.meta.url);
/** The locales of CLDR. */
export const tags = readdirSync(main);

/** A part of CLDR's data of a locale, such as `delimiters`. */
export function cldr(tag: string, part: string): Record<string, string> {
  return JSON.parse(readFileSync(new URL(`${tag}/${part}.json`, main), 'utf8')).main[tag][part];
}

/** The table of `core/translation/typography/delimiters.ts` as the package has it. */
export function delimitersFromCldr(): Record<string, string> {
  const table: Record<string, string[]> = {};
  for (const tag of tags.toSorted()) {
    // `und` is no language, polytonic Greek none that anybody publishes in.
    if (tag === 'und' || tag === 'el-polyton' || findLocale(tag) === undefined) continue;
    const marks = marksOf(tag);
    const parent = parentOf(tag);
    if (parent === undefined || marksOf(parent) !== marks) table[marks] = [...(table[marks] ?? []), tag];
  }
  return Object.fromEntries(Object.entries(table).map(([marks, those]) => [marks, those.join(' ')]));
}

function marksOf(tag: string): string {
  const { quotationStart, quotationEnd, alternateQuotationStart, alternateQuotationEnd } = cldr(tag, 'delimiters');
  return [quotationStart, quotationEnd, alternateQuotationStart, alternateQuotationEnd].join('');
}

/** As `quotationMarksOf` looks a tag up: with its script, then the language alone. */
function parentOf(tag: string): string | undefined {
  if (!tag.includes('-')) return undefined;
  const { language, script } = new Intl.Locale(tag).maximize();
  return [`${language}-${script}`, language].find((other) => other !== tag && tags.includes(other));
}

// node tests/core/translation/typography/from-cldr.ts: the table's rows, for a new release of CLDR.
if (import.meta.main) {
  for (const [marks, those] of Object.entries(delimitersFromCldr())) console.log(`  '${marks}': '${those}',`);
}
