import { schema } from '../../contracts/messages.ts';
import { defined } from '../../core/lib/defined.ts';
import type { HumanItem } from '../../core/translation/memory/entries.ts';
import { normaliseText } from '../../core/translation/memory/normalise.ts';
import { teachersOf, withoutTeachers } from '../../core/translation/memory/teachers.ts';
import type { Deployment } from '../deployment.ts';
import { entriesOf, entryTranslations, type Filter, type StoredEntry } from './entries.ts';
import { plain } from './plain.ts';

/** The entries to forget: exactly one of these. */
export type What = { slug: string } | { upload: string } | { text: string } | { matching: string };

/** An entry to delete, or to replace by `left`. */
export type Forgettable = StoredEntry & { left?: HumanItem };

/** The matching part of an entry: if several files translated its text, only the matching files' translations. */
export function forgottenOf(entry: StoredEntry, what: What): Forgettable[] {
  return partOf(entry, matcherOf(what));
}

/** The part of an entry that a predicate chooses, as one entry or none; the words of other files are left. */
export function partOf(entry: StoredEntry, matches: (said: Said) => boolean): Forgettable[] {
  const meant = entryTranslations(entry).filter(matches);
  const [first] = meant;
  if (first === undefined) return [];
  const gone = new Set(meant.map(({ from }) => from));
  const { kind, key: _, ...item } = entry;
  const left = kind === 'human' ? withoutTeachers(item as HumanItem, ({ from }) => gone.has(from)) : undefined;
  return [{ ...entry, ...first, ...defined({ left }) } as Forgettable];
}

/** The entries that match. */
export async function forgettable(deployment: Deployment, filter: Filter, what: What): Promise<Forgettable[]> {
  const found: Forgettable[] = [];
  for await (const entry of entriesOf(deployment, filter)) found.push(...forgottenOf(entry, what));
  return found;
}

export type Said = Pick<StoredEntry, 'source' | 'target' | 'release'> & { from?: string };

/**
 * Compares texts as a person reads them, without tags and with the memory's normalised spaces. `release`
 * matches the entries that name the release; other releases may have used them too. `upload` is a key, as S3 has it.
 */
export function matcherOf(what: What): (said: Said) => boolean {
  if ('slug' in what) return ({ release }) => release === what.slug.normalize('NFC');
  if ('upload' in what) return ({ from }) => from === what.upload;
  if ('text' in what) {
    const text = normaliseText(what.text).trim();
    return ({ source }) => plain(source) === text;
  }
  const part = normaliseText(what.matching).toLowerCase();
  return ({ source, target }) => [source, target].some((side) => plain(side).toLowerCase().includes(part));
}

/** Entries in one request: Lambda takes 6 MB, and a minute or so. */
const atOnce = 1_000;

/** Has the withdrawing function remove the entries; of people's, the words of the files that are meant. */
export async function forget(deployment: Deployment, entries: readonly Forgettable[]): Promise<void> {
  for (let start = 0; start < entries.length; start += atOnce) {
    const some = entries.slice(start, start + atOnce);
    const machine = some.flatMap(({ kind, key }) => (kind === 'machine' ? [key] : []));
    const human = some.flatMap((entry) => (entry.kind === 'human' ? [{ key: entry.key, from: filesOf(entry) }] : []));
    await deployment.withdrawing({ schema, forget: { machine, human } });
  }
}

/** The uploads whose words go: all that are not left. */
function filesOf({ left, ...entry }: Forgettable): string[] {
  const kept = new Set(teachersOf(left).map(({ from }) => from));
  return entryTranslations(entry).flatMap(({ from = '' }) => (kept.has(from) ? [] : [from]));
}
