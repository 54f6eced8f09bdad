import { CloudFormationClient, DescribeStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { LookupEventsCommand, type Event as TrailEvent } from '@aws-sdk/client-cloudtrail';
import { DeleteItemCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  GetRolePolicyCommand,
  IAMClient,
  ListRolePoliciesCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { StopExecutionCommand } from '@aws-sdk/client-sfn';
import { PurgeQueueCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DeleteCommand, DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withdrawalsKey } from '../../aws/dynamodb/recent-withdrawals.ts';
import { releasesTable } from '../../aws/dynamodb/releases.ts';
import { localDeployment } from '../../cli/deployment.ts';
import { planPurge, purge } from '../../cli/purge/purge.ts';
import type { FunctionName } from '../../contracts/environment.ts';
import { workKeys } from '../../contracts/keys.ts';
import { type EstimateInput, type ObjectEvent, type PublishInput, schema } from '../../contracts/messages.ts';
import { spendingKeys } from '../../contracts/spending.ts';
import { until } from '../../terminal/until.ts';
import { onlyResourceOf, statementsOf, templateOf } from '../infra/synth.ts';
import { cloudtrail, config, dynamo, sfn, stack } from './support/cloud.ts';
import { engine } from './support/engine.ts';
import { executionsOf, resultOf, start } from './support/executions.ts';
import { scaleWaits } from './support/ministack.ts';
import { drop, dropAndWait, fresh, readWork, remove, reportOf } from './support/releases.ts';

/**
 * Every function does everything that it can do, and CloudTrail's record is held against what its
 * role allows: what goes unused is a permission too many.
 */

/** Granted, but used by the services themselves or without a call of its own. */
const usedByServices: Record<string, string> = {
  'logs:CreateLogStream': "Lambda's own, for the function's log",
  'logs:PutLogEvents': "Lambda's own, for the function's log",
  'xray:PutTraceSegments': "Lambda's own, for traces",
  'xray:PutTelemetryRecords': "Lambda's own, for traces",
  'sqs:SendMessage': 'Lambda itself puts an event there that the function could not handle',
  'sqs:ReceiveMessage': "Lambda's own, for the function that a queue feeds",
  'sqs:DeleteMessage': "Lambda's own, for the function that a queue feeds",
  'sqs:GetQueueAttributes': "Lambda's own, for the function that a queue feeds",
  'cloudfront:CreateInvalidation':
    'the local record has no calls of CloudFront; withdrawal.test.ts sees what came of it',
  's3:ListBucketVersions': 'the local record takes it for a listing of objects; purge.test.ts sees what came of it',
  's3:ListBucket': 'S3 answers "404 not found" instead of "403" to those who may list; nothing is ever listed',
};

/** Granted, and sometimes not needed, by the role. */
const sometimesUnused: Partial<Record<FunctionName, string[]>> = {
  // The function that removes what a dead execution left marks the revision too, and may be first.
  'report-dead-execution': ['dynamodb:PutItem'],
};

const functions: Record<FunctionName, string> = {
  ingest: 'Ingest',
  estimate: 'Estimate',
  'import-memory': 'ImportMemory',
  translate: 'Translate',
  preview: 'Preview',
  publish: 'Publish',
  site: 'Site',
  withdraw: 'Withdraw',
  'import-terms': 'ImportTerms',
  'report-dead-execution': 'ReportDeadExecution',
  'replay-letters': 'ReplayLetters',
};

const cloudformation = new CloudFormationClient(config);
const iam = new IAMClient(config);
const lambda = new LambdaClient(config);
const sqs = new SQSClient(config);

let roles: Map<FunctionName, string>;
let calls: Map<string, Set<string>>;
let releasesTableName: string;

beforeAll(async () => {
  const { StackResources = [] } = await cloudformation.send(
    new DescribeStackResourcesCommand({ StackName: 'Dragoman' }),
  );
  const physical = (type: string, name: string) => {
    const matching = StackResources.filter(
      ({ ResourceType, LogicalResourceId = '' }) => ResourceType === type && new RegExp(name).test(LogicalResourceId),
    );
    if (matching.length !== 1) throw new Error(`${matching.length} resources of type ${type} match ${name}`);
    return matching[0]?.PhysicalResourceId ?? '';
  };
  roles = new Map(
    Object.entries(functions).map(([name, id]) => [
      name as FunctionName,
      physical('AWS::IAM::Role', `Functions${id}(Role|ServiceRole)`),
    ]),
  );
  const named = (name: string) => physical('AWS::Lambda::Function', name);
  const lambdas = {
    publish: named('FunctionsPublish'),
    estimate: named('FunctionsEstimate'),
    replay: named('FunctionsReplayLetters'),
  };
  const table = physical('AWS::DynamoDB::Table', 'Releases');
  releasesTableName = table;

  const since = new Date();
  await everythingThatCanHappen(lambdas, table);
  // The announcement is the last thing that the last function does.
  calls = await until('the record to be complete', async () => {
    const found = await callsByRole(since);
    return found.get(roles.get('report-dead-execution') ?? '')?.has('events:PutEvents') ? found : undefined;
  });
});
afterAll(() => engine.restore());

describe.each(Object.keys(functions) as FunctionName[])('the role of %s', (name) => {
  it('allows nothing that the function does not use', async () => {
    const role = roles.get(name) ?? '';
    const granted = await actionsOf(role);
    const used = calls.get(role) ?? new Set();
    expect(granted.size).toBeGreaterThan(3);
    const excused = [...Object.keys(usedByServices), ...(sometimesUnused[name] ?? [])];
    const unused = [...granted].filter((action) => !used.has(action) && !excused.includes(action));
    expect(unused).toEqual([]);
  });

  it('names each action by itself', async () => {
    const wildcards = [...(await actionsOf(roles.get(name) ?? ''))].filter((action) => action.includes('*'));
    expect(wildcards).toEqual([]);
  });
});

describe('a function that somebody took over', () => {
  const forged = { Body: 'forged' };
  const upload = stack.uploadBucket;
  const { workBucket: work, publishBucket: publish } = stack;
  const item = (slug: string) => ({ slug, item: 'forged' });

  /** Clients with the rights of a role, and with all rights that an identity can have on buckets. */
  async function rightsOf(name: FunctionName | 'administrator') {
    const UserName = `has-taken-${name}`;
    await iam.send(new CreateUserCommand({ UserName }));
    const everything = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] };
    const documents = name === 'administrator' ? [JSON.stringify(everything)] : await policiesOf(roles.get(name) ?? '');
    for (const [n, PolicyDocument] of documents.entries()) {
      await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: `policy-${n}`, PolicyDocument }));
    }
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
    const { AccessKeyId: accessKeyId = '', SecretAccessKey: secretAccessKey = '' } = AccessKey ?? {};
    const own = { ...config, credentials: { accessKeyId, secretAccessKey } };
    return { s3: new S3Client(own), dynamo: DynamoDBDocumentClient.from(new DynamoDBClient(own)) };
  }

  const put = (Bucket: string, Key: string) => new PutObjectCommand({ Bucket, Key, ...forged });
  const remove = (Bucket: string, Key: string, VersionId?: string) =>
    new DeleteObjectCommand({ Bucket, Key, VersionId });

  it.each<[FunctionName | 'administrator', string, PutObjectCommand | DeleteObjectCommand]>([
    ['ingest', 'a rendition', put(work, 'documents/ferry/r1/fr.json')],
    ['ingest', 'what is published', put(publish, 'releases/ferry/v1/fr/index.html')],
    ['translate', 'what is published', put(publish, 'fr/ferry/index.html')],
    ['translate', 'an upload', put(upload, 'ferry.md')],
    ['publish', 'an earlier version of what is published', remove(publish, 'releases/ferry/v1/manifest.json', 'null')],
    ['site', 'a file of a version', put(publish, 'releases/ferry/v1/fr/document.md')],
    ['site', 'what is published', remove(publish, 'fr/ferry/index.html')],
    ['administrator', 'a file of a version', put(publish, 'releases/ferry/v1/fr/document.md')],
    ['administrator', 'what is published', remove(publish, 'releases/ferry/v1/manifest.json')],
    ['administrator', 'an earlier version of a list', remove(publish, 'fr/index.html', 'null')],
    ['administrator', 'a parsed document', put(work, 'documents/ferry/r1/source.json')],
  ])('as %s does not change %s', async (name, _what, command) => {
    const taken = await clientsOf(name);
    await expect(taken.s3.send(command as PutObjectCommand)).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  it.each<[FunctionName, string]>([
    ['import-terms', 'ferry'],
    ['import-terms', 'memory/withdrawals'],
    ['import-memory', 'ferry'],
    ['import-memory', 'terminology/en'],
    ['ingest', 'terminology/en'],
    ['ingest', 'site/'],
    ['publish', 'site/'],
    ['site', 'terminology/en'],
  ])('as %s does not write the item of %s', async (name, slug) => {
    const taken = await clientsOf(name);
    const command = new PutCommand({ TableName: releasesTableName, Item: item(slug) });
    await expect(taken.dynamo.send(command)).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });

  it('writes its own, which shows that these tests can fail', async () => {
    const { dynamo: own } = await clientsOf('import-terms');
    await own.send(new PutCommand({ TableName: releasesTableName, Item: item('terminology/xx') }));
    await dynamo.send(
      new DeleteItemCommand({
        TableName: releasesTableName,
        Key: { slug: { S: 'terminology/xx' }, item: { S: 'forged' } },
      }),
    );
  });

  const made = new Map<string, ReturnType<typeof rightsOf>>();
  function clientsOf(name: FunctionName | 'administrator') {
    const clients = made.get(name) ?? rightsOf(name);
    made.set(name, clients);
    return clients;
  }
});

describe('the preview of a held release', () => {
  let folder: string;
  let desk: string;
  beforeAll(async () => {
    const key = fresh('shown.md');
    desk = key.slice(0, key.indexOf('/') + 1);
    const embargo = new Date(Date.now() + 864e5).toISOString();
    const dropped = await drop(key, '# Shown\n\nTo its desk.\n', { metadata: { languages: 'es', embargo } });
    folder = (await reportOf(dropped, ({ preview }) => preview !== undefined)).preview?.folder ?? '';
  });

  /** A client with the rights of a policy for people, as a deployment with this desk and another would have it. */
  async function withPolicy(policy: string): Promise<S3Client> {
    const template = templateOf({ desks: { own: { prefix: desk }, other: { prefix: 'other/' } } });
    const [, { Properties }] = onlyResourceOf(template, 'AWS::IAM::ManagedPolicy', `Policies${policy}`);
    const buckets = { Upload: stack.uploadBucket, Work: stack.workBucket, Publish: stack.publishBucket };
    const Statement = statementsOf(Properties['PolicyDocument'])
      .map((statement) => {
        const Resource = statement.Resource.map((on) =>
          on.replace(
            /^<[^>]*Buckets(Upload|Work|Publish)[^>]*>/,
            (_, name: keyof typeof buckets) => `arn:aws:s3:::${buckets[name]}`,
          ),
        ).filter((on) => on.startsWith('arn:aws:s3:::'));
        return { ...statement, Resource };
      })
      .filter(({ Resource }) => Resource.length > 0);
    const UserName = `reads-as-${policy}`;
    await iam.send(new CreateUserCommand({ UserName }));
    const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
    await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: policy, PolicyDocument }));
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
    const { AccessKeyId: accessKeyId = '', SecretAccessKey: secretAccessKey = '' } = AccessKey ?? {};
    return new S3Client({ ...config, credentials: { accessKeyId, secretAccessKey } });
  }

  it.each(['Editor', 'Deskown', 'Maintainer'])('is fetched by the policy %s', async (policy) => {
    const person = await withPolicy(policy);
    const Bucket = stack.workBucket;
    const { Contents = [] } = await person.send(new ListObjectsV2Command({ Bucket, Prefix: folder }));
    expect(Contents.map(({ Key = '' }) => Key)).toContain(`${folder}es/latest.html`);
    for (const { Key } of Contents) await person.send(new GetObjectCommand({ Bucket, Key }));
    const put = new PutObjectCommand({ Bucket, Key: `${folder}es/latest.html`, Body: 'forged' });
    await expect(person.send(put)).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  it.each(['Deskother', 'Operator', 'Approver', 'Curator'])('is closed to the policy %s', async (policy) => {
    const person = await withPolicy(policy);
    const Bucket = stack.workBucket;
    const get = new GetObjectCommand({ Bucket, Key: `${folder}es/latest.html` });
    await expect(person.send(get)).rejects.toMatchObject({ name: 'AccessDenied' });
    const list = new ListObjectsV2Command({ Bucket, Prefix: folder });
    await expect(person.send(list)).rejects.toMatchObject({ name: 'AccessDenied' });
  });
});

/** Every path of every function, at least once. */
async function everythingThatCanHappen(
  { publish: publishFunction, estimate, replay }: Record<'publish' | 'estimate' | 'replay', string>,
  table: string,
): Promise<void> {
  const text = '# Permissions\n\nEverything is used that is allowed.\n';
  const one = { metadata: { languages: 'es' } };

  const key = fresh('permissions.md');
  const { release: slug = '' } = await dropAndWait(key, text, one);
  await dropAndWait(key, `${text}More.\n`, one);
  await dropAndWait(fresh('rejected.xyz'), 'x');

  // An event without a version id: ingest asks S3 for the newest.
  const nameless = fresh('nameless.md');
  const dropped = await drop(nameless, text, one);
  await reportOf(dropped);
  const [execution] = await executionsOf(nameless);
  const event = JSON.parse(execution?.input ?? '{}') as ObjectEvent;
  delete event.detail.object['version-id'];
  await resultOf(await start(event));
  await reportOf(await remove(key));

  // A term list: named by an event without a version id too, rejected, replaced, deleted when its day is over.
  const list = 'terminology/en.csv';
  const earlier = new Set((await executionsOf(list)).map(({ executionArn }) => executionArn));
  await dropAndWait(list, 'en,es\nPermissions,Permisos\n');
  const [importing] = await executionsOf(list);
  const listEvent = JSON.parse(importing?.input ?? '{}') as ObjectEvent;
  delete listEvent.detail.object['version-id'];
  await resultOf(await start(listEvent));
  await dropAndWait(list, 'en,es\nPermissions,\n');
  await scaleWaits(0.000_01);
  await dropAndWait(list, 'en,es\nPermissions,Autorizaciones\n');
  await reportOf(await remove(list));
  for (const { executionArn = '' } of await executionsOf(list)) {
    if (!earlier.has(executionArn)) await resultOf(executionArn);
  }
  await scaleWaits(1);

  // A person's translation, whose words enter their memory, and leave it with the file.
  const source = fresh('people.md');
  const persons = `${source.slice(0, -3)}.fr.md`;
  await dropAndWait(source, '# Permissions of 2026\n\nAll 12 of https://example.org/a are used, and 345 more.\n', {
    metadata: { languages: 'fr' },
  });
  await dropAndWait(persons, '# Permissions de 2026\n\nLes 12 de https://example.org/a servent, et 345 autres.\n');
  await reportOf(await remove(persons));

  // An attachment, which Publish copies.
  await dropAndWait(`${source.slice(0, -3)}.files/chart.png`, 'An image.');

  // A language that fails, which is counted.
  await engine.behave({ faults: [{ target: 'fr', error: 'UnsupportedLanguagePairException' }] });
  const partial = await dropAndWait(fresh('partial.md'), text, { metadata: { languages: 'es, fr' } });
  await engine.restore();

  // Publish, run again on what it has published: it compares what is there, and settles a language whose function
  // died before it did. Estimate, of the language that the memory does not have: it finds it booked.
  const error = { code: 'TranslationFailed', message: 'It died.', retryable: true } as const;
  const again: PublishInput = {
    schema,
    release: { slug: partial.release ?? '', revision: 1, upload: partial.upload, languages: ['en', 'es', 'fr'] },
    results: [
      { language: 'en', status: 'translated' },
      { language: 'es', status: 'translated' },
      { language: 'fr', status: 'failed', error },
    ],
  };
  const documents = DynamoDBDocumentClient.from(dynamo);
  const settled = { slug: spendingKeys.release(partial.release ?? ''), item: 'revision#00000001#fr' };
  await documents.send(new DeleteCommand({ TableName: table, Key: settled }));
  await invoke(publishFunction, again);
  await invoke(estimate, { schema, release: again.release });

  await lettersAreReplayed(replay, event);

  await importsOfMemories();

  // A withdrawal that is one too many, which is counted.
  const slip = fresh('slip.md');
  await dropAndWait(slip, text, one);
  const recent = withdrawalsKey(slip.slice(0, slip.indexOf('/') + 1));
  const withdrawals = Array.from({ length: 1000 }, (_, n) => ({ identity: `test ${n}`, at: Date.now() }));
  const value = { tick: 1_000_000, withdrawals };
  await documents.send(new PutCommand({ TableName: table, Item: { ...recent, value } }));
  await reportOf(await remove(slip), ({ outcome }) => outcome === 'held');
  await documents.send(new DeleteCommand({ TableName: table, Key: recent }));

  // A release that costs too much.
  const sentences = Array.from(
    { length: 3_000 },
    (_, n) => `Bridge ${n} of ${key} opens on Monday, and all may cross it.`,
  );
  await reportOf(await drop(fresh('costly.md'), sentences.join('\n\n')), ({ outcome }) => outcome === 'held');

  // A release under embargo with an attachment, which its editors see, and which is replaced.
  const shown = fresh('previewed.md');
  await drop(`${shown.slice(0, -3)}.files/chart.png`, 'An image.');
  const embargo = new Date(Date.now() + 864e5).toISOString();
  const first = await drop(shown, text, { metadata: { languages: 'es', embargo } });
  await reportOf(first, ({ preview }) => preview !== undefined);
  await dropAndWait(shown, text, { metadata: { languages: 'es', embargo: 'none' } });

  // A held release whose number was taken over by a newer one: Publish takes back what it has put.
  const held = fresh('held.md');
  const heldReport = await reportOf(
    await drop(held, text, { metadata: { languages: 'es', embargo: new Date(Date.now() + 864e5).toISOString() } }),
    ({ outcome }) => outcome === 'held',
  );
  const releases = releasesTable(DynamoDBDocumentClient.from(dynamo), table);
  const heldSlug = held.slice(0, -3);
  const publication = { version: 1, publishedAt: '2026-11-24T12:00:00Z', change: 'first' } as const;
  await releases.change(heldSlug, (current) => {
    if (current === undefined) throw new Error('nothing is held');
    const revision = { ...current.newest, publication };
    return {
      result: undefined,
      write: { record: { ...current, tick: current.tick + 1, lastVersion: 2, newest: revision }, revision },
    };
  });
  await until(
    'the held rendition',
    async () =>
      (await readWork(workKeys.rendition(heldSlug, 1, 'en'))) && readWork(workKeys.rendition(heldSlug, 1, 'es')),
  );
  await invoke(publishFunction, {
    ...again,
    release: { slug: heldSlug, revision: 1, upload: heldReport.upload, languages: ['en', 'es'] },
  });

  // An execution that dies, of an upload that has a report already.
  const [waiting] = await executionsOf(held);
  await sfn.send(new StopExecutionCommand({ executionArn: waiting?.executionArn }));
  await reportOf({ key: held, versionId: heldReport.upload.versionId }, ({ outcome }) => outcome === 'failed');

  // A maintainer purges a version that was withdrawn, and has entries of both memories forgotten.
  const deployment = await localDeployment(stack);
  await purge(deployment, await planPurge(deployment, slug, 1));
  await deployment.withdrawing({ schema, forget: { machine: ['nobody'], human: [{ key: 'nobody', from: [key] }] } });
  deployment.close();
}

/** An event that EventBridge could not deliver, and one that is for somebody to look at. */
async function lettersAreReplayed(replay: string, event: ObjectEvent): Promise<void> {
  const { StackResources = [] } = await cloudformation.send(
    new DescribeStackResourcesCommand({ StackName: 'Dragoman' }),
  );
  const queue = StackResources.find(({ LogicalResourceId = '' }) =>
    /^PipelineDeadLettersQueue/.test(LogicalResourceId),
  );
  const letters = [{ ...event, source: 'aws.s3', id: 'replayed' }, { source: 'aws.states' }];
  for (const letter of letters) {
    await sqs.send(
      new SendMessageCommand({ QueueUrl: queue?.PhysicalResourceId, MessageBody: JSON.stringify(letter) }),
    );
  }
  await invoke(replay, {});
  await sqs.send(new PurgeQueueCommand({ QueueUrl: queue?.PhysicalResourceId }));
}

/** A translation memory that is brought in, replaced, told of without a version id, rejected and taken back. */
async function importsOfMemories(): Promise<void> {
  const tmx = (...sentences: string[]) =>
    `<tmx><body>${sentences.map((text) => `<tu><tuv xml:lang="en"><seg>${text}</seg></tuv><tuv xml:lang="it"><seg>${text}</seg></tuv></tu>`).join('')}</body></tmx>`;
  const key = 'memory/en.it.tmx';
  await dropAndWait(key, tmx('A sentence that was translated elsewhere.', 'Another sentence of the same file.'));
  await dropAndWait(key, tmx('A sentence that was translated elsewhere.'));
  const [execution] = await executionsOf(key);
  const event = JSON.parse(execution?.input ?? '{}') as ObjectEvent;
  delete event.detail.object['version-id'];
  await resultOf(await start(event));
  await dropAndWait('memory/en.it.csv', 'a;b');
  await reportOf(await remove(key));
}

async function invoke(functionName: string, input: PublishInput | EstimateInput | object): Promise<void> {
  const { FunctionError, Payload } = await lambda.send(
    new InvokeCommand({ FunctionName: functionName, Payload: JSON.stringify(input) }),
  );
  if (FunctionError) throw new Error(Buffer.from(Payload ?? []).toString());
}

async function policiesOf(role: string): Promise<string[]> {
  const { PolicyNames = [] } = await iam.send(new ListRolePoliciesCommand({ RoleName: role }));
  const documents = await Promise.all(
    PolicyNames.map((PolicyName) => iam.send(new GetRolePolicyCommand({ RoleName: role, PolicyName }))),
  );
  return documents.map(({ PolicyDocument = '' }) => decodeURIComponent(PolicyDocument));
}

async function actionsOf(role: string): Promise<Set<string>> {
  const statements = (await policiesOf(role)).flatMap((document) => {
    const { Statement } = JSON.parse(document) as {
      Statement: { Effect: string; Action: string | string[] }[];
    };
    return Statement.filter(({ Effect }) => Effect === 'Allow');
  });
  return new Set(statements.flatMap(({ Action }) => Action));
}

/** The IAM actions of a recorded call; several calls share one, and a transaction needs that of each of its items. */
function actionsOfCall({ EventSource = '', EventName = '' }: TrailEvent, query: Record<string, unknown>): string[] {
  const service =
    { 'monitoring.amazonaws.com': 'cloudwatch' }[EventSource] ?? EventSource.replace('.amazonaws.com', '');
  if (service === 's3' && (EventName === 'HeadObject' || EventName === 'GetObject')) {
    return [query['versionId'] ? 's3:GetObjectVersion' : 's3:GetObject'];
  }
  if (service === 's3' && EventName === 'DeleteObject' && query['versionId']) return ['s3:DeleteObjectVersion'];
  if (service === 's3' && EventName === 'ListObjectVersions') return ['s3:ListBucketVersions'];
  if (service === 'dynamodb' && EventName === 'TransactWriteItems') {
    const items = (query['TransactItems'] ?? []) as Record<string, unknown>[];
    return items.flatMap((item) => Object.keys(item)).map((member) => `dynamodb:${member}Item`);
  }
  return [`${service}:${EventName}`];
}

async function callsByRole(since: Date): Promise<Map<string, Set<string>>> {
  const found = new Map<string, Set<string>>();
  let NextToken: string | undefined;
  do {
    const page = await cloudtrail.send(new LookupEventsCommand({ StartTime: since, NextToken }));
    for (const event of page.Events ?? []) {
      const detail = JSON.parse(event.CloudTrailEvent ?? '{}');
      const role: string | undefined = detail.userIdentity?.sessionContext?.sessionIssuer?.userName;
      if (role === undefined) continue;
      const used = found.get(role) ?? new Set<string>();
      for (const action of actionsOfCall(event, detail.requestParameters ?? {})) used.add(action);
      found.set(role, used);
    }
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return found;
}
