import type { DynamoDBDocumentClient, S3Client } from '../../aws/clients.ts';
import type { ClearPaths, Invalidate } from '../../aws/cloudfront/invalidation.ts';
import type { Count } from '../../aws/cloudwatch/count.ts';
import { forgotten } from '../../aws/dynamodb/forgotten.ts';
import { humanMemory, translationMemory } from '../../aws/dynamodb/memories.ts';
import { publicReleases } from '../../aws/dynamodb/public-releases.ts';
import { recentWithdrawals } from '../../aws/dynamodb/recent-withdrawals.ts';
import { releasesTable } from '../../aws/dynamodb/releases.ts';
import { siteTable } from '../../aws/dynamodb/site-table.ts';
import { spendingTable } from '../../aws/dynamodb/spending.ts';
import { termRecordsTable } from '../../aws/dynamodb/term-records.ts';
import { wordsTable } from '../../aws/dynamodb/words-table.ts';
import type { Announce } from '../../aws/eventbridge/announce.ts';
import { eraser } from '../../aws/s3/erase.ts';
import { objectStore } from '../../aws/s3/object-store.ts';
import { uploads } from '../../aws/s3/uploads.ts';
import type { SiteMessages } from '../../aws/sqs/site-queue.ts';
import type { Settings } from '../../contracts/environment.ts';
import { defaultLimits } from '../../contracts/spending.ts';
import type { Clock } from '../../core/lib/clock.ts';
import type { RetryOptions } from '../../core/lib/retry-contended.ts';
import type { Signer } from '../../core/publication/signatures/signing.ts';
import { signing } from '../../core/publication/signatures/signing.ts';
import { reportWriter } from '../../functions/shared/reports.ts';

/** Names of buckets and tables. */
export interface Places {
  upload: string;
  work: string;
  publish: string;
  releases: string;
  memory: string;
  human: string;
}

/** What functions reach beside buckets and tables. */
export interface Outside {
  announce: Announce;
  count: Count;
  site: SiteMessages;
  invalidate: Invalidate;
  clearPaths: ClearPaths;
  signer: Signer;
}

const testSettings: Settings = {
  languages: ['es', 'fr'],
  sourceLanguage: 'en',
  siteUrl: 'https://news.example.org',
};

/** All that any function is given, over these clients. */
export function servicesOver(
  { s3, dynamo }: { s3: S3Client; dynamo: DynamoDBDocumentClient },
  places: Places,
  { announce, count, site, invalidate, clearPaths, signer }: Outside,
  { settings = testSettings, clock, ...retry }: { settings?: Settings; clock: Clock } & RetryOptions,
) {
  const work = objectStore(s3, places.work, retry);
  const publish = eraser(s3, places.publish);
  const erased = eraser(s3, places.work);
  const published = objectStore(s3, places.publish, retry);
  return {
    settings,
    pipeline: 'test',
    clock,
    limits: { ...defaultLimits, pricePerMillion: 15 },
    rules: { limit: 1000, keepData: false },
    uploads: uploads(s3, places.upload),
    work,
    published,
    releases: releasesTable(dynamo, places.releases, retry),
    public: publicReleases(dynamo, places.releases),
    terms: termRecordsTable(dynamo, places.releases, retry),
    recent: recentWithdrawals(dynamo, places.releases, retry),
    signer,
    sign: signing(signer, { site: settings.siteUrl, clock, published }),
    spending: spendingTable(dynamo, places.releases, retry),
    uploadBucket: places.upload,
    table: siteTable(dynamo, places.releases),
    words: wordsTable(dynamo, places.releases, places.human, retry),
    memory: translationMemory(dynamo, places.memory),
    human: humanMemory(dynamo, { memory: places.human, releases: places.releases }, settings.sharedWords),
    stylesheet: async () => {},
    report: reportWriter(work, announce),
    count,
    site,
    invalidate,
    clearPaths,
    workBucket: places.work,
    erased,
    erasers: { upload: eraser(s3, places.upload), work: erased, publish },
    earlier: publish,
    memories: forgotten(dynamo, { memory: places.memory, humanMemory: places.human }),
  };
}

export type Services = ReturnType<typeof servicesOver>;
