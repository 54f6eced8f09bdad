import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { expect, test } from 'vitest';
import { deletedStacks } from '../../../aws/cloudformation/retained.ts';

interface FakeStack {
  name: string;
  id: string;
  deleted?: string;
  /** What its events say, or what it holds. */
  resources: [status: string, type: string, logicalId: string, physicalId: string][];
}

/** CloudFormation's own client, with these stacks behind it; every list comes in pages of one. */
function accountWith(stacks: FakeStack[]): CloudFormationClient {
  const client = new CloudFormationClient({
    region: 'us-east-1',
    credentials: { accessKeyId: 'memory', secretAccessKey: 'memory' },
  });
  const paged = <T>(all: T[], { NextToken = '0' }: { NextToken?: string }) => {
    const next = Number(NextToken) + 1;
    return { page: all.slice(next - 1, next), ...(next < all.length ? { NextToken: String(next) } : {}) };
  };
  client.middlewareStack.add(
    (_, context) => async (args) => {
      const input = args.input as { StackName?: string; NextToken?: string };
      const { resources = [] } = stacks.find(({ id }) => id === input.StackName) ?? {};
      const described = resources.map(([ResourceStatus, ResourceType, LogicalResourceId, PhysicalResourceId]) => {
        return { ResourceStatus, ResourceType, LogicalResourceId, PhysicalResourceId };
      });
      const summaries = stacks.map(({ name, id, deleted }) => ({
        StackName: name,
        StackId: id,
        StackStatus: deleted === undefined ? 'UPDATE_COMPLETE' : 'DELETE_COMPLETE',
        ...(deleted === undefined ? {} : { DeletionTime: new Date(deleted) }),
      }));
      const { page, ...more } = paged<object>(
        context.commandName === 'ListStacksCommand' ? summaries : described,
        input,
      );
      const name = { ListStacksCommand: 'StackSummaries', DescribeStackEventsCommand: 'StackEvents' }[
        String(context.commandName)
      ];
      return { output: { [name ?? 'StackResourceSummaries']: page, ...more, $metadata: {} }, response: {} } as never;
    },
    { step: 'initialize', priority: 'high' },
  );
  return client;
}

const bucket = (status: string, id: string): FakeStack['resources'][number] => [
  status,
  'AWS::S3::Bucket',
  'Upload',
  id,
];

test('what deleted stacks of a name have skipped, the last one deleted first', async () => {
  const client = accountWith([
    { name: 'Press', id: 'first', deleted: '2026-11-01T00:00:00Z', resources: [bucket('DELETE_SKIPPED', 'old')] },
    {
      name: 'Press',
      id: 'second',
      deleted: '2026-11-20T00:00:00Z',
      resources: [
        bucket('CREATE_COMPLETE', 'new'),
        ['DELETE_COMPLETE', 'AWS::SQS::Queue', 'Queue', 'queue'],
        bucket('DELETE_SKIPPED', 'new'),
      ],
    },
    { name: 'Other', id: 'third', deleted: '2026-11-21T00:00:00Z', resources: [bucket('DELETE_SKIPPED', 'theirs')] },
  ]);
  const { exists, retained } = await deletedStacks(client, 'Press');
  expect(exists).toBe(false);
  expect(retained.map(({ physicalId, deletedAt }) => [physicalId, deletedAt.toISOString().slice(0, 10)])).toEqual([
    ['new', '2026-11-20'],
    ['old', '2026-11-01'],
  ]);
});

test('a bucket that was adopted and left again is one, of the last stack', async () => {
  const client = accountWith([
    { name: 'Press', id: 'first', deleted: '2026-11-01T00:00:00Z', resources: [bucket('DELETE_SKIPPED', 'a')] },
    { name: 'Press', id: 'second', deleted: '2026-11-20T00:00:00Z', resources: [bucket('DELETE_SKIPPED', 'a')] },
  ]);
  const { retained } = await deletedStacks(client, 'Press');
  expect(retained).toEqual([
    { type: 'AWS::S3::Bucket', logicalId: 'Upload', physicalId: 'a', deletedAt: new Date('2026-11-20T00:00:00Z') },
  ]);
});

test('not what a living stack holds, under any name', async () => {
  const client = accountWith([
    {
      name: 'Press',
      id: 'first',
      deleted: '2026-11-01T00:00:00Z',
      resources: [bucket('DELETE_SKIPPED', 'a'), bucket('DELETE_SKIPPED', 'b')],
    },
    { name: 'Newsroom', id: 'second', resources: [bucket('IMPORT_COMPLETE', 'a')] },
  ]);
  const { exists, retained, held } = await deletedStacks(client, 'Press');
  expect({ exists, left: retained.map(({ physicalId }) => physicalId) }).toEqual({ exists: false, left: ['b'] });
  expect(held).toEqual([{ type: 'AWS::S3::Bucket', logicalId: 'Upload', physicalId: 'a' }]);
  expect((await deletedStacks(client, 'Newsroom')).exists).toBe(true);
});
