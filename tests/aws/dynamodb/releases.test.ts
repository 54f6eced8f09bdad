import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { expect, test } from 'vitest';
import { releasesTable } from '../../../aws/dynamodb/releases.ts';

/** A table whose DynamoDB cancels the first transactions for these reasons, through the real SDK. */
function cancelling(reasons: string[]) {
  let transactions = 0;
  const handle = async ({ headers }: { headers: Record<string, string> }) => {
    const isWrite = String(headers['x-amz-target']).endsWith('TransactWriteItems');
    const reason = isWrite ? reasons[transactions++] : undefined;
    const failure = {
      __type: 'com.amazonaws.dynamodb.v20120810#TransactionCanceledException',
      CancellationReasons: [{ Code: reason }, { Code: 'None' }],
    };
    const text = JSON.stringify(reason === undefined ? {} : failure);
    return { response: { statusCode: reason === undefined ? 200 : 400, headers: {}, body: new Blob([text]).stream() } };
  };
  const client = new DynamoDBClient({
    region: 'us-east-1',
    maxAttempts: 1,
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    requestHandler: { handle, updateHttpClientConfig: () => {}, httpHandlerConfigs: () => ({}) } as never,
  });
  return { releases: releasesTable(DynamoDBDocumentClient.from(client), 'table'), count: () => transactions };
}

const write = { input: { identity: 'i', over: undefined, revision: 1, execution: 'e' } };

test.each(['ConditionalCheckFailed', 'TransactionConflict'])(
  'a race that was lost by %s is run again',
  async (reason) => {
    const { releases, count } = cancelling([reason, reason]);
    expect(await releases.change('slug', () => ({ result: 'done', write }))).toBe('done');
    expect(count()).toBe(3);
  },
);

test.each(['ThrottlingError', 'ItemCollectionSizeLimitExceeded', 'ValidationError'])(
  '%s is no race',
  async (reason) => {
    const { releases, count } = cancelling([reason]);
    await expect(releases.change('slug', () => ({ result: 'done', write }))).rejects.toThrow();
    expect(count()).toBe(1);
  },
);

test('where nothing is to be written, nothing is', async () => {
  const { releases, count } = cancelling([]);
  expect(await releases.change('slug', () => ({ result: 'seen' }))).toBe('seen');
  expect(count()).toBe(0);
});
