import colours from 'picocolors';
import { languageName } from '../../contracts/locales.ts';
import { shellQuoted } from '../../core/lib/text/shell-quoted.ts';
import { dollars, inDollars, inThousands } from '../../core/translation/spend/money.ts';
import { table } from '../../terminal/table.ts';
import type { Plan, Planned, Why } from './plan.ts';

/** Rows that a terminal shows. */
const shown = 40;

/** What is uploaded again, with its reasons and its cost. */
export function describePlan(
  { planned, later, large, left, unknown, deleted }: Plan,
  { pricePerMillion, bucket, characters }: { pricePerMillion: number; bucket: string; characters: number },
): string {
  const parts: string[] = [];
  if (planned.length > 0) parts.push(releaseTable(planned, pricePerMillion));
  if (planned.length > shown) parts.push(`  … and ${inThousands(planned.length - shown)} more`);
  if (later.length > 0) {
    const isEach = later.every((one) => one.characters <= characters);
    const which = `${counted(later.length, 'release')} of ${inThousands(sum(later))} characters`;
    const when = isEach ? 'Run this again tomorrow, or' : 'Not each fits tomorrow either: run this';
    parts.push(
      `\n${colours.bold('Not now')}: ${which} would go beyond the ${inThousands(characters)} characters of one run. ${when} with --characters ${sum(planned) + sum(later)}.`,
    );
  }
  if (large.length > 0) {
    const names = large
      .slice(0, shown)
      .map(({ name, characters: own }) => `  ${name} (${inThousands(own)} characters)`);
    const rest = large.length > shown ? `\n  … and ${inThousands(large.length - shown)} more` : '';
    parts.push(
      `\n${colours.bold('Beyond the limit of one upload')}. Name those that you want; each is then held until somebody approves it:\n${names.join('\n')}${rest}`,
    );
  }
  if (unknown.length > 0) {
    parts.push(
      `\n${colours.bold('Not found')}: ${unknown.join(', ')}. There is no such release, or it is withdrawn, held or rejected: its report says which.`,
    );
  }
  if (deleted.length > 0) {
    parts.push(
      `\n${colours.bold('Deleted while there was no stack, and still published')}. Delete them again:\n${deleted.map((key) => `  aws s3 rm ${shellQuoted(`s3://${bucket}/${key}`)}`).join('\n')}`,
    );
  }
  const others = [...left].filter(([, count]) => count > 0).toSorted(([a], [b]) => (a < b ? -1 : 1));
  if (others.length > 0) {
    parts.push(
      colours.dim(`\nLeft alone: ${others.map(([why, count]) => `${inThousands(count)} ${why}`).join(', ')}.`),
    );
  }
  return `${parts.join('\n')}\n`;
}

/** What the caller may not read, and what that means for the list. */
export function describeClosed({ memory, lists }: { memory: boolean; lists: boolean }): string {
  const lines = [
    ...(memory ? ['You may not read the memory: what a new language costs is an upper bound.'] : []),
    ...(lists ? ['You may not read term lists and memories: what they change is not listed.'] : []),
  ];
  return lines.map((line) => `${colours.dim(line)}\n`).join('');
}

function releaseTable(planned: readonly Planned[], pricePerMillion: number): string {
  const money = (characters: number) => inDollars(dollars(characters, pricePerMillion));
  const total = sum(planned);
  return table(
    [
      { title: 'release' },
      { title: 'what would change' },
      { title: 'to translate', align: 'right' },
      { title: 'cost', align: 'right' },
    ],
    planned
      .slice(0, shown)
      .map(({ name, why, characters }) => [name, reasons(why), inThousands(characters), money(characters)]),
    [counted(planned.length, 'release'), '', inThousands(total), money(total)],
  );
}

function reasons({ missing, terms, words, waits, named }: Why): string {
  const names = (tags: readonly string[]) => tags.map((tag) => languageName(tag)).join(', ');
  return [
    ...(missing.length === 0 ? [] : [`new: ${names(missing)}`]),
    ...(terms.length === 0 ? [] : [`terms in ${names(terms)}`]),
    ...(words.length === 0 ? [] : [`people's words in ${names(words)}`]),
    ...(named === undefined ? [] : [`waits for ${languageName(named)}`]),
    ...(waits === undefined ? [] : [waits === 'never' ? 'never taken in' : `waits until ${waits}`]),
  ].join('; ');
}

function sum(planned: readonly Planned[]): number {
  return planned.reduce((total, { characters }) => total + characters, 0);
}

export function counted(count: number, what: string): string {
  return `${inThousands(count)} ${what}${count === 1 ? '' : 's'}`;
}
