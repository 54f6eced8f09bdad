import type { Unit } from '../../../contracts/document.ts';
import { readingOf } from './head.ts';
import { wordCount } from './names.ts';

/** Headings examined: a page's own is among the first. */
const most = 60;

/**
 * Finds the heading named in a page's `<title>`, mostly with the name of the site: "The crossing opens | Hartwell
 * Council". Of two, takes the later one: the name of the site comes above a headline, not below.
 */
export function headingOfPage(title: string, ranks: ReadonlyMap<Unit, number>): Unit | undefined {
  const whole = ` ${normal(title)} `;
  let found: { unit: Unit; text: string } | undefined;
  for (const [unit, rank] of [...ranks].slice(0, most)) {
    const text = normal(readingOf(unit));
    if (rank > 3 || text === '' || text === found?.text) continue;
    const isNamed =
      whole.trim() === text || (wordCount(text) >= 2 && whole.includes(` ${text} `) && isPart(title, text));
    if (isNamed && (!found || text.length > found.text.length / 2)) found = { unit, text };
  }
  return found?.unit;
}

/** Whether a heading is the site's, which comes last in a title: "A walk in autumn - Ann's home :: The Net". */
export function isSiteOf(heading: string, title: string): boolean {
  const [text, whole] = [normal(heading), normal(title)];
  return text !== whole && whole.endsWith(` ${text}`) && text.length < whole.length / 2;
}

/** Whether one of the headings is a title and more. */
export function saysMoreThan(headings: readonly Unit[], title: string): boolean {
  const text = normal(title);
  return headings.slice(0, most).some((each) => normal(readingOf(each)).startsWith(`${text} `));
}

/** Whether it is a whole field between two signs, or the beginning or end of the title. */
function isPart(title: string, text: string): boolean {
  const parts = title.split(/\s[|•·»«–—:-]+\s|\s?[|»]\s?|:\s/u).map(normal);
  return (
    parts.includes(text) ||
    parts.some(
      (_, index) => normal(parts.slice(index).join(' ')) === text || normal(parts.slice(0, index).join(' ')) === text,
    )
  );
}

function normal(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\p{P}\p{S}\s]+/gu, ' ')
    .trim();
}
