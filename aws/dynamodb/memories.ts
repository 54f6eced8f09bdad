import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { SharedWords } from '../../contracts/words.ts';
import type { HumanItem, MemoryEntry } from '../../core/translation/memory/entries.ts';
import { wordsFor } from '../../core/translation/memory/words-for.ts';
import type { HumanMemory, Memory } from '../../core/translation/run/ports.ts';
import { batchGet, batchPut } from './batches.ts';
import { releaseStandings } from './release-standings.ts';

/** The table TranslationMemory: what machines translated. */
export function translationMemory(dynamo: DynamoDBDocumentClient, table: string): Memory {
  return {
    lookup: (keys) => batchGet<MemoryEntry>(dynamo, table, keys),
    keep: (entries) => batchPut(dynamo, table, entries),
  };
}

/** The table HumanMemory: what people translated. The role may only read it, and the table Releases. */
export function humanMemory(
  dynamo: DynamoDBDocumentClient,
  { memory, releases }: { memory: string; releases: string },
  sharing: SharedWords = { share: 'all' },
): HumanMemory {
  const tables = {
    items: (keys: readonly string[]) => batchGet<HumanItem>(dynamo, memory, keys),
    standings: releaseStandings(dynamo, releases),
  };
  return { lookup: (keys, slug) => wordsFor(keys, { ...sharing, slug }, tables) };
}
