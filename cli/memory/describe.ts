import colours from 'picocolors';
import { languageName } from '../../contracts/locales.ts';
import { dollars, inDollars, inThousands } from '../../core/translation/spend/money.ts';
import { table } from '../../terminal/table.ts';
import type { StoredEntry } from './entries.ts';
import { plain } from './plain.ts';
import type { Savings } from './savings.ts';
import type { PairStats } from './stats.ts';

/** The memory's entries by pair of languages, and its savings. */
export function describeStats(pairs: readonly PairStats[], saved: Savings, pricePerMillion: number): string {
  const money = (characters: number) => inDollars(dollars(characters, pricePerMillion));
  const sum = (of: (pair: PairStats) => number) => pairs.reduce((total, pair) => total + of(pair), 0);
  const cells = (human: number, machine: number, characters: number) => [
    inThousands(human),
    inThousands(machine),
    inThousands(characters),
    money(characters),
  ];
  const held =
    pairs.length === 0
      ? '  The memory is empty.'
      : table(
          [
            { title: 'from' },
            { title: 'to' },
            { title: '' },
            { title: "people's", align: 'right' },
            { title: "machine's", align: 'right' },
            { title: 'characters', align: 'right' },
            { title: 'worth', align: 'right' },
          ],
          pairs.map(({ from, to, human, machine, characters }) => [
            from,
            to,
            languageName(to),
            ...cells(human, machine, characters),
          ]),
          [
            'total',
            '',
            '',
            ...cells(
              sum(({ human }) => human),
              sum(({ machine }) => machine),
              sum(({ characters }) => characters),
            ),
          ],
        );
  return `${colours.bold('Entries')}\n${held}\n\n${colours.bold('Saved')}\n${describeSavings(saved, money)}\n`;
}

function describeSavings(
  { versions, withoutText, translated, billed }: Savings,
  money: (characters: number) => string,
): string {
  const gone = withoutText === 0 ? '' : `  Not counted: ${inThousands(withoutText)} withdrawn, whose texts are gone.`;
  if (versions === 0) return gone || '  Nothing is published yet.';
  const kept = translated - billed;
  const share = translated === 0 ? 0 : Math.round((100 * kept) / translated);
  const line = (what: string, characters: number) => [what, inThousands(characters), money(characters)];
  const figures = table(
    [
      { title: `${inThousands(versions)} published version${versions === 1 ? '' : 's'}` },
      { title: 'characters', align: 'right' },
      { title: '', align: 'right' },
    ],
    [line('without a memory, about', translated), line('billed', billed)],
    line(`saved, about ${share} %`, kept),
  );
  return gone === '' ? figures : `${figures}\n${gone}`;
}

const shown = 5;
const widest = 90;

/** The number of entries to forget, and the first of them. */
export function describeForgettable(found: readonly StoredEntry[]): string {
  const entries = distinct(found);
  const human = entries.filter(({ kind }) => kind === 'human').length;
  const counts = [`${inThousands(human)} of people's`, `${inThousands(entries.length - human)} of the machine's`];
  const lines = entries
    .slice(0, shown)
    .map(
      ({ sourceLanguage, targetLanguage, source, target }) =>
        `  ${colours.dim(`${sourceLanguage} → ${targetLanguage}`)}  ${cut(plain(source))} ${colours.dim('→')} ${cut(plain(target))}`,
    );
  const more = entries.length > shown ? [`  … and ${inThousands(entries.length - shown)} more`] : [];
  return `${inThousands(entries.length)} ${entries.length === 1 ? 'entry' : 'entries'}: ${counts.join(', ')}.\n${[...lines, ...more].join('\n')}\n`;
}

/** The number of texts; a release's own entry repeats a shared one. */
export function countOf(entries: readonly StoredEntry[]): number {
  return distinct(entries).length;
}

function distinct(entries: readonly StoredEntry[]): StoredEntry[] {
  const shared = new Set(entries.flatMap((entry) => (isOwn(entry) ? [] : [textOf(entry)])));
  return entries.filter((entry) => !isOwn(entry) || !shared.has(textOf(entry)));
}

function isOwn(entry: StoredEntry): boolean {
  return entry.kind === 'human' && entry.own === true;
}

function textOf({ kind, sourceLanguage, targetLanguage, source }: StoredEntry): string {
  return JSON.stringify([kind, sourceLanguage, targetLanguage, source]);
}

function cut(text: string): string {
  const characters = [...text];
  return characters.length > widest ? `${characters.slice(0, widest - 1).join('')}…` : text;
}
