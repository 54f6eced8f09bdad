import { cloudFormationClient, documentClient, s3Client, translateClient } from '../../aws/clients.ts';
import {
  type DeletedStacks,
  deletedStacks,
  type RetainedResource,
  type StackResource,
} from '../../aws/cloudformation/retained.ts';
import { type LeftoverTable, leftoverTable } from '../../aws/dynamodb/leftover-table.ts';
import { type TermRecords, termRecordsTable } from '../../aws/dynamodb/term-records.ts';
import { type LeftoverBucket, leftoverBucket } from '../../aws/s3/leftover-bucket.ts';
import { type EngineTerminologies, engineTerminologies } from '../../aws/translate/engine-terminologies.ts';
import { engineCodes, locale } from '../../contracts/locales.ts';
import { environmentConfig } from '../deployment.ts';
import type { PartOf, RetainedPart } from './ours.ts';

/** An account as its administrator sees it. */
export interface Account {
  deletedStacks(name: string): Promise<DeletedStacks>;
  bucket(name: string): LeftoverBucket;
  table(name: string): LeftoverTable;
  termRecords(table: string): Pick<TermRecords, 'read'>;
  terminologies: Pick<EngineTerminologies, 'delete'>;
  close(): void;
}

/** The account and region of the environment's credentials. */
export async function accountOfEnvironment(): Promise<Account> {
  const config = await environmentConfig();
  const cloudformation = cloudFormationClient(config);
  const s3 = s3Client(config);
  const dynamo = documentClient(config);
  const translate = translateClient(config);
  return {
    deletedStacks: (name) => deletedStacks(cloudformation, name),
    bucket: (name) => leftoverBucket(s3, name),
    table: (name) => leftoverTable(dynamo, name),
    termRecords: (table) => termRecordsTable(dynamo, table),
    terminologies: engineTerminologies(translate),
    close: () => {
      for (const client of [cloudformation, s3, dynamo, translate]) client.destroy();
    },
  };
}

/** A bucket or table of a pipeline that is still there, with what is in it. */
export type Leftover = RetainedResource & { part: RetainedPart } & (
    | { kind: 'bucket'; objects: number; earlier: number; bytes: number }
    | { kind: 'table'; items: number; bytes: number }
    /** It stays: what it signed is verified with its public half, and nobody else can sign with it. */
    | { kind: 'key' }
  );

/** What pipelines have left in stacks of a name, and is still there. */
export async function leftoversOf(
  account: Account,
  retained: readonly RetainedResource[],
  partOf: PartOf,
): Promise<Leftover[]> {
  const found: Leftover[] = [];
  for (const one of retained) {
    const part = partOf(one);
    if (part === undefined) continue;
    if (part.type === 'AWS::S3::Bucket') {
      const content = await account.bucket(one.physicalId).content();
      if (content !== undefined) found.push({ ...one, part, kind: 'bucket', ...content });
    } else if (part.type === 'AWS::DynamoDB::Table') {
      const content = await account.table(one.physicalId).content();
      if (content !== undefined) found.push({ ...one, part, kind: 'table', ...content });
    } else found.push({ ...one, part, kind: 'key' });
  }
  return found;
}

/** Names in Amazon Translate of the term lists that these tables know; none of a table that is gone. */
async function termListsOf(account: Account, tables: readonly string[]): Promise<Set<string>> {
  const names = new Set<string>();
  for (const table of tables) {
    if ((await account.table(table).content()) === undefined) continue;
    const records = account.termRecords(table);
    for (const code of engineCodes) {
      const { current, spare = [] } = (await records.read(locale(code).tag)) ?? {};
      for (const { lists } of [...(current === undefined ? [] : [current]), ...spare]) {
        for (const name of lists) names.add(name);
      }
    }
  }
  return names;
}

/** Tables of term lists. Names that another's table may have are kept, so an id that only ends like ours is enough. */
function termTablesAmong(resources: readonly StackResource[]): string[] {
  const found = resources.filter(
    ({ type, logicalId }) => type === 'AWS::DynamoDB::Table' && /TablesReleases[0-9A-F]{8}$/.test(logicalId),
  );
  return found.map(({ physicalId }) => physicalId);
}

/**
 * Deletes term lists, tables and buckets; keys stay. May be repeated, also after it broke off.
 *
 * @param others what other stacks have, deleted or not: term lists that they know stay, since stacks of one name give
 *   the same list the same name
 */
export async function deleteLeftovers(
  account: Account,
  leftovers: readonly Leftover[],
  others: readonly StackResource[],
  say: (what: string) => void,
): Promise<void> {
  // First, since the tables know their names.
  const own = termTablesAmong(leftovers);
  const known = await termListsOf(
    account,
    termTablesAmong(others).filter((table) => !own.includes(table)),
  );
  for (const name of await termListsOf(account, own)) {
    if (known.has(name)) {
      say(`Kept: term list ${name}, which data of another stack uses`);
      continue;
    }
    await account.terminologies.delete(name);
    say(`Deleted: term list ${name}`);
  }
  for (const { kind, physicalId } of leftovers) {
    if (kind === 'key') continue;
    await (kind === 'bucket' ? account.bucket(physicalId) : account.table(physicalId)).remove();
    say(`Deleted: ${kind} ${physicalId}`);
  }
}
