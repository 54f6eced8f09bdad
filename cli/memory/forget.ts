import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { normaliseText } from '../../core/memory/index.ts';
import type { Deployment } from '../deployment.ts';
import { type Entry, entriesOf, type Filter } from './entries.ts';
import { plain } from './plain.ts';

/** What is to be forgotten: exactly one of these. */
export type What = { release: string } | { text: string } | { matching: string };

/** The entries that would be forgotten. */
export async function forgettable(deployment: Deployment, filter: Filter, what: What): Promise<Entry[]> {
  const matches = matcherOf(what);
  const found: Entry[] = [];
  for await (const entry of entriesOf(deployment, filter)) if (matches(entry)) found.push(entry);
  return found;
}

/**
 * A text is compared as a person reads it, without tags, and as the memory has it, so that spaces make no
 * difference. Entries that name the release are of it; other releases may have used them too.
 */
export function matcherOf(what: What): (entry: Entry) => boolean {
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

export async function forget({ dynamo, tables }: Deployment, entries: readonly Entry[]): Promise<void> {
  for (const kind of ['human', 'machine'] as const) {
    const table = kind === 'human' ? tables.humanMemory : tables.memory;
    const keys = entries.filter((entry) => entry.kind === kind).map(({ key }) => key);
    for (let start = 0; start < keys.length; start += atOnce) {
      let requests: object[] = keys.slice(start, start + atOnce).map((key) => ({ DeleteRequest: { Key: { key } } }));
      for (let round = 0; requests.length > 0; round += 1) {
        if (round === rounds) throw new Error(`DynamoDB left ${requests.length} deletions undone in every round`);
        if (round > 0) await new Promise((resolve) => setTimeout(resolve, Math.random() * 100 * 2 ** round));
        const { UnprocessedItems } = await dynamo.send(new BatchWriteCommand({ RequestItems: { [table]: requests } }));
        requests = UnprocessedItems?.[table] ?? [];
      }
    }
  }
}
