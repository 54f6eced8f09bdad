import { Agent } from 'node:https';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CreateBucketCommand, PutBucketVersioningCommand, S3Client } from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { documentClientOptions } from '../../../aws/clients.ts';
import { publicReleases } from '../../../aws/dynamodb/public-releases.ts';
import { recentWithdrawals } from '../../../aws/dynamodb/recent-withdrawals.ts';
import { releasesTable } from '../../../aws/dynamodb/releases.ts';
import { termRecordsTable } from '../../../aws/dynamodb/term-records.ts';
import { wordsTable } from '../../../aws/dynamodb/words-table.ts';
import { objectStore } from '../../../aws/s3/object-store.ts';
import { uploads } from '../../../aws/s3/uploads.ts';
import type { Settings } from '../../../contracts/environment.ts';
import type { Report } from '../../../contracts/report.ts';
import type { Clock } from '../../../core/lib/clock.ts';
import { reportWriter } from '../../../functions/shared/reports.ts';
import { config, dynamo, s3 } from './cloud.ts';

/**
 * Buckets and a table that no pipeline listens to, for running a function's own code step by step
 * against the real services. The clients are new, so that a test can put faults between them and the cloud.
 */
export async function ownPlaces(name: string) {
  const id = `${name}-${Date.now().toString(36)}`;
  const [upload, work, publish] = [`${id}-upload`, `${id}-work`, `${id}-publish`] as const;
  await Promise.all([upload, work, publish].map((Bucket) => s3.send(new CreateBucketCommand({ Bucket }))));
  await s3.send(new PutBucketVersioningCommand({ Bucket: upload, VersioningConfiguration: { Status: 'Enabled' } }));
  await dynamo.send(
    new CreateTableCommand({
      TableName: id,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [
        { AttributeName: 'slug', AttributeType: 'S' },
        { AttributeName: 'item', AttributeType: 'S' },
      ],
      KeySchema: [
        { AttributeName: 'slug', KeyType: 'HASH' },
        { AttributeName: 'item', KeyType: 'RANGE' },
      ],
    }),
  );
  return { upload, work, publish, table: id };
}

export type Places = Awaited<ReturnType<typeof ownPlaces>>;

const settings: Settings = { languages: ['es', 'fr'], sourceLanguage: 'en', siteUrl: 'https://news.example.org' };
/** A clock that stands still, so that two runs can be compared to the byte. */
const clock: Clock = { now: () => new Date('2026-11-24T12:00:00Z') };

/** What the functions are given, over clients of their own. */
export function servicesOf(places: Places) {
  // An agent of their own: what a kill leaves unread would hold the others' connections.
  const { ca } = config.requestHandler.httpsAgent.options;
  const own = { ...config, requestHandler: { httpsAgent: new Agent({ ca, keepAlive: true, maxSockets: 50 }) } };
  const client = new S3Client(own);
  const database = new DynamoDBClient(own);
  const documents = DynamoDBDocumentClient.from(database, documentClientOptions);
  const work = objectStore(client, places.work);
  const announced: Report[] = [];
  const invalidated: string[] = [];
  const told: { release: string; tick: number }[] = [];
  const services = {
    settings,
    limits: { charactersPerRelease: 1_000_000, pricePerMillion: 15 },
    clock,
    uploads: uploads(client, places.upload),
    work,
    words: wordsTable(documents, places.table, places.table),
    published: objectStore(client, places.publish),
    releases: releasesTable(documents, places.table),
    public: publicReleases(documents, places.table),
    stylesheet: async () => {},
    site: { tell: async (release: string, tick: number) => void told.push({ release, tick }) },
    terms: termRecordsTable(documents, places.table),
    report: reportWriter(work, async (report) => void announced.push(report)),
    count: async () => {},
    rules: { limit: 1000, keepData: false },
    recent: recentWithdrawals(documents, places.table),
    invalidate: async ({ release }: { release: string }) => void invalidated.push(release),
  };
  return { services, clients: [client, database] as const, announced, told, invalidated };
}
