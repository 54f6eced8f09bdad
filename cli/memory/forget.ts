import { BatchWriteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
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

/** BatchWriteItem takes 25 items (DynamoDB API reference). */
const atOnce = 25;
const rounds = 8;

export async function forget({ dynamo, tables }: Deployment, entries: readonly Forgettable[]): Promise<void> {
  for (const { key, left } of entries) {
    if (left !== undefined)
      await dynamo.send(new PutCommand({ TableName: tables.humanMemory, Item: { key, ...left } }));
  }
  for (const kind of ['human', 'machine'] as const) {
    const table = kind === 'human' ? tables.humanMemory : tables.memory;
    const keys = entries.filter((entry) => entry.kind === kind && entry.left === undefined).map(({ key }) => key);
    for (let start = 0; start < keys.length; start += atOnce) {
      let requests: object[] = keys.slice(start, start + atOnce).map((key) => ({ DeleteRequest: { Key: { key } } }));
      for (let round = 0; requests.length > 0; round += 1) {
        if (round === rounds)
          throw new Error(`DynamoDB did not process ${requests.length} deletions, in every attempt`);
        if (round > 0) await new Promise((resolve) => setTimeout(resolve, Math.random() * 100 * 2 ** round));
        const { UnprocessedItems } = await dynamo.send(new BatchWriteCommand({ RequestItems: { [table]: requests } }));
        requests = UnprocessedItems?.[table] ?? [];
      }
    }
  }
}
