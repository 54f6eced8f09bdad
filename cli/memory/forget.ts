import { batchDelete, batchPut } from '../../aws/dynamodb/batches.ts';
import type { HumanItem } from '../../core/translation/memory/entries.ts';
import { normaliseText } from '../../core/translation/memory/normalise.ts';
import { withoutTeachers } from '../../core/translation/memory/teachers.ts';
import type { Deployment } from '../deployment.ts';
import { type Entry, entriesOf, type Filter, sayings } from './entries.ts';
import { plain } from './plain.ts';

/** What is to be forgotten: exactly one of these. */
export type What = { release: string } | { text: string } | { matching: string };

/** An entry that is forgotten as a whole, or what is left of it. */
export type Forgettable = Entry & { left?: HumanItem };

/** What would be forgotten of an entry: of a text that several files translated only what those say that are meant. */
export function forgottenOf(entry: Entry, what: What): Forgettable[] {
  const matches = matcherOf(what);
  const meant = sayings(entry).filter(matches);
  const [first] = meant;
  if (first === undefined) return [];
  const gone = new Set(meant.map(({ from }) => from));
  const { kind, key: _, ...item } = entry;
  const left = kind === 'human' ? withoutTeachers(item as HumanItem, ({ from }) => gone.has(from)) : undefined;
  return [{ ...entry, ...first, ...(left === undefined ? {} : { left }) } as Forgettable];
}

/** The entries that would be forgotten. */
export async function forgettable(deployment: Deployment, filter: Filter, what: What): Promise<Forgettable[]> {
  const found: Forgettable[] = [];
  for await (const entry of entriesOf(deployment, filter)) found.push(...forgottenOf(entry, what));
  return found;
}

/**
 * A text is compared as a person reads it, without tags, and as the memory has it, so that spaces make no
 * difference. Entries that name the release are of it; other releases may have used them too.
 */
export function matcherOf(what: What): (said: Pick<Entry, 'source' | 'target' | 'release'>) => boolean {
  if ('release' in what) return ({ release }) => release === what.release.normalize('NFC');
  if ('text' in what) {
    const text = normaliseText(what.text).trim();
    return ({ source }) => plain(source) === text;
  }
  const part = normaliseText(what.matching).toLowerCase();
  return ({ source, target }) => [source, target].some((side) => plain(side).toLowerCase().includes(part));
}

export async function forget({ dynamo, tables }: Deployment, entries: readonly Forgettable[]): Promise<void> {
  const left = entries.flatMap(({ key, left: item }) => (item === undefined ? [] : [[key, item] as const]));
  await batchPut(dynamo, tables.humanMemory, new Map(left));
  for (const [kind, table] of [
    ['human', tables.humanMemory],
    ['machine', tables.memory],
  ] as const) {
    const gone = entries.filter((entry) => entry.kind === kind && entry.left === undefined);
    await batchDelete(
      dynamo,
      table,
      gone.map(({ key }) => key),
    );
  }
}
