import { Agent } from 'node:https';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CreateKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { CreateBucketCommand, PutBucketVersioningCommand, S3Client } from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { documentClientOptions } from '../../../aws/clients.ts';
import { kmsSigner } from '../../../aws/kms/signer.ts';
import type { Report } from '../../../contracts/report.ts';
import type { Clock } from '../../../core/lib/clock.ts';
import type { Signer } from '../../../core/publication/signatures/signing.ts';
import { type Places, servicesOver } from '../../support/services.ts';
import { config, dynamo, s3 } from './cloud.ts';

/**
 * Buckets and tables that no pipeline listens to, for running a function's own code step by step
 * against the real services. The clients are new, so that a test can put faults between them and the cloud.
 */
export async function ownPlaces(name: string): Promise<Places> {
  const id = `${name}-${Date.now().toString(36)}`;
  const [upload, work, publish] = [`${id}-upload`, `${id}-work`, `${id}-publish`] as const;
  const tables = { releases: id, memory: `${id}-memory`, human: `${id}-human` };
  await Promise.all([upload, work, publish].map((Bucket) => s3.send(new CreateBucketCommand({ Bucket }))));
  await s3.send(new PutBucketVersioningCommand({ Bucket: upload, VersioningConfiguration: { Status: 'Enabled' } }));
  await Promise.all([
    createTable(tables.releases, ['slug', 'item']),
    createTable(tables.memory, ['key']),
    createTable(tables.human, ['key']),
  ]);
  return { upload, work, publish, ...tables };
}

async function createTable(TableName: string, key: readonly string[]): Promise<void> {
  await dynamo.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: key.map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const })),
      KeySchema: key.map((AttributeName, n) => ({
        AttributeName,
        KeyType: n === 0 ? ('HASH' as const) : ('RANGE' as const),
      })),
    }),
  );
}

let signingKey: Promise<string> | undefined;

/** A key in the local cloud's KMS, of all services of a file: what is signed twice is the same. */
function localSigner(kms: KMSClient): Signer {
  const own = async () => {
    signingKey ??= kms
      .send(new CreateKeyCommand({ KeySpec: 'ECC_NIST_EDWARDS25519', KeyUsage: 'SIGN_VERIFY' }))
      .then(({ KeyMetadata }) => KeyMetadata?.KeyId ?? '');
    return kmsSigner(kms, await signingKey);
  };
  return {
    publicKey: async () => (await own()).publicKey(),
    sign: async (message) => (await own()).sign(message),
  };
}

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
  const announced: Report[] = [];
  const invalidated: string[] = [];
  const services = servicesOver(
    { s3: client, dynamo: documents },
    places,
    {
      announce: async (report) => void announced.push(report),
      count: async () => {},
      site: { tell: async () => {} },
      clearPaths: async () => {},
      invalidate: async ({ slug }) => void invalidated.push(slug),
      signer: localSigner(new KMSClient(own)),
    },
    { clock },
  );
  return { services, clients: [client, database] as const, documents, announced, invalidated };
}
