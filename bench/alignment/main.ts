/**
 * How much of a person's translation enters the memory, and how often wrongly: `node bench/alignment/main.ts`.
 *
 * Over stretches of twelve paragraphs of the Universal Declaration of Human Rights: a text without
 * figures, addresses or names, so that releases do better. Each translation is taken as it is; with two
 * neighbours changed, one paragraph moved, all in another order, one left out, two made one; and beside
 * another stretch of the source.
 */

import { damages, type Stretch } from './damages.ts';
import { type Article, articles, translations } from './declaration.ts';
import { aligned, type Found } from './found.ts';

const length = 12;
const step = 2;

console.log('language    case        aligned   pairs  of them wrong   likely  of them wrong');
const english = articles('eng');
for (const [language, file] of Object.entries(translations)) {
  const { source, target } = parallel(english, articles(file));
  for (const [name, damage] of Object.entries(damages)) {
    const sums = { documents: 0, aligned: 0, pairs: 0, wrong: 0, likely: 0, likelyWrong: 0, paragraphs: 0 };
    for (let start = 0; start + length <= source.length; start += step) {
      const stretch: Stretch = damage(target, start, length);
      add(sums, aligned(source.slice(start, start + length), stretch, language));
    }
    const share = (count: number) => `${String(Math.round((100 * count) / sums.paragraphs)).padStart(4)} %`;
    console.log(
      `${language.padEnd(11)} ${name.padEnd(11)} ${String(sums.aligned).padStart(3)}/${sums.documents}   ${share(sums.pairs)} ${String(sums.wrong).padStart(10)}     ${share(sums.likely)} ${String(sums.likelyWrong).padStart(10)}`,
    );
  }
}

function add(sums: Record<keyof Found | 'documents' | 'paragraphs', number>, found: Found): void {
  for (const [name, count] of Object.entries(found) as [keyof Found, number][]) sums[name] += count;
  sums.documents += 1;
  sums.paragraphs += length;
}

/** The paragraphs of those articles that have as many in both languages. */
function parallel(one: readonly Article[], other: readonly Article[]): { source: string[]; target: string[] } {
  const both = one.flatMap((article, index) => {
    const same = other[index];
    return same && same.length === article.length ? [{ source: article, target: same }] : [];
  });
  return { source: both.flatMap(({ source }) => source), target: both.flatMap(({ target }) => target) };
}
