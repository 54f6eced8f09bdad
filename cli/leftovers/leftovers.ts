import { cloudFormationClient, documentClient, s3Client, translateClient } from '../../aws/clients.ts';
import { type DeletedStacks, deletedStacks, type RetainedResource } from '../../aws/cloudformation/retained.ts';
import { type LeftoverTable, leftoverTable } from '../../aws/dynamodb/leftover-table.ts';
import { type TermRecords, termRecordsTable } from '../../aws/dynamodb/term-records.ts';
import { type LeftoverBucket, leftoverBucket } from '../../aws/s3/leftover-bucket.ts';
import { type EngineTerminologies, engineTerminologies } from '../../aws/translate/engine-terminologies.ts';
import { engineCodes, locale } from '../../contracts/locales.ts';
import { environmentConfig } from '../deployment.ts';

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

/** A bucket or table that is still there, with what is in it. */
export type Leftover = RetainedResource &
  (
    | { kind: 'bucket'; objects: number; earlier: number; bytes: number }
    | { kind: 'table'; items: number; bytes: number }
    /** It stays: what it signed is verified with its public half, and nobody else can sign with it. */
    | { kind: 'key' }
  );

/** What stacks of a name have left, and is still there. */
export async function leftoversOf(account: Account, retained: readonly RetainedResource[]): Promise<Leftover[]> {
  const found: Leftover[] = [];
  for (const one of retained) {
    if (one.type === 'AWS::S3::Bucket') {
      const content = await account.bucket(one.physicalId).content();
      if (content !== undefined) found.push({ ...one, kind: 'bucket', ...content });
    } else if (one.type === 'AWS::DynamoDB::Table') {
      const content = await account.table(one.physicalId).content();
      if (content !== undefined) found.push({ ...one, kind: 'table', ...content });
    } else if (one.type === 'AWS::KMS::Key') found.push({ ...one, kind: 'key' });
  }
  return found;
}

/** Names in Amazon Translate of the term lists that the tables know. */
async function termListsOf(account: Account, leftovers: readonly Leftover[]): Promise<string[]> {
  const names = new Set<string>();
  for (const { physicalId } of leftovers.filter((one) => one.kind === 'table' && one.logicalId.includes('Releases'))) {
    const records = account.termRecords(physicalId);
    for (const code of engineCodes) {
      const { current, spare = [] } = (await records.read(locale(code).tag)) ?? {};
      for (const { lists } of [...(current === undefined ? [] : [current]), ...spare]) {
        for (const name of lists) names.add(name);
      }
    }
  }
  return [...names];
}

/** Deletes term lists, tables and buckets; keys stay. May be repeated, also after it broke off. */
export async function deleteLeftovers(
  account: Account,
  leftovers: readonly Leftover[],
  onDeleted: (what: string) => void,
): Promise<void> {
  // First, since the tables know their names.
  for (const name of await termListsOf(account, leftovers)) {
    await account.terminologies.delete(name);
    onDeleted(`term list ${name}`);
  }
  for (const { kind, physicalId } of leftovers) {
    if (kind === 'key') continue;
    await (kind === 'bucket' ? account.bucket(physicalId) : account.table(physicalId)).remove();
    onDeleted(`${kind} ${physicalId}`);
  }
}
