import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { maxEmbargoDays } from '../../contracts/limits.ts';
import { resourcesOf, statementsOf, templateOf } from './synth.ts';

const template = templateOf();
const buckets = resourcesOf(template, 'AWS::S3::Bucket');

function bucket(name: 'Upload' | 'Work' | 'Publish') {
  const found = buckets.find(([id]) => id.includes(`Buckets${name}`));
  if (found === undefined) throw new Error(`there is no ${name} bucket`);
  return { id: found[0], properties: found[1].Properties };
}

function policyOf(id: string) {
  const policies = resourcesOf(template, 'AWS::S3::BucketPolicy');
  const policy = policies.find(([, { Properties }]) => (Properties['Bucket'] as { Ref: string }).Ref === id);
  return statementsOf(policy?.[1].Properties['PolicyDocument']);
}

describe.each(['Upload', 'Work', 'Publish'] as const)('the bucket %s', (name) => {
  const { id, properties } = bucket(name);

  test('is encrypted, private and owned by its owner', () => {
    expect(properties).toMatchObject({
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    });
  });

  test('answers over TLS 1.2 and newer only', () => {
    const denied = policyOf(id).filter(({ Effect, Action }) => Effect === 'Deny' && Action.includes('s3:*'));
    expect(denied.map(({ Condition }) => Condition)).toEqual([
      { Bool: { 'aws:SecureTransport': 'false' } },
      { NumericLessThan: { 's3:TlsVersion': 1.2 } },
    ]);
  });

  test('has no name of its own, stays when the stack goes, and drops unfinished uploads', () => {
    expect(properties).not.toHaveProperty('BucketName');
    expect(buckets.find(([other]) => other === id)?.[1]).toMatchObject({
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
    });
    expect(properties).toHaveProperty(
      'LifecycleConfiguration.Rules[0].AbortIncompleteMultipartUpload.DaysAfterInitiation',
      7,
    );
  });
});

test('uploads are versioned, announced, and never expire', () => {
  const { properties } = bucket('Upload');
  expect(properties).toMatchObject({
    VersioningConfiguration: { Status: 'Enabled' },
    NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
  });
  expect(JSON.stringify(properties)).not.toContain('Expiration');
  template.resourceCountIs('Custom::S3BucketNotifications', 0);
});

test('documents outlive the longest embargo and its redrive; reports never expire', () => {
  const { Rules } = bucket('Work').properties['LifecycleConfiguration'] as { Rules: Record<string, unknown>[] };
  const expiring = Rules.filter((rule) => 'ExpirationInDays' in rule);
  expect(expiring).toEqual([
    expect.objectContaining({ Prefix: 'documents/', Status: 'Enabled' }),
    // Nobody is to see a preview that was not erased longer than an embargo lasts.
    expect.objectContaining({ Prefix: 'preview/', Status: 'Enabled', ExpirationInDays: maxEmbargoDays + 1 }),
  ]);
  expect(expiring[0]?.['ExpirationInDays']).toBeGreaterThan(maxEmbargoDays + 60);
});

test('what is published is never overwritten, but by the one role that withdraws', () => {
  template.hasResourceProperties('AWS::S3::BucketPolicy', {
    Bucket: { Ref: bucket('Publish').id },
    PolicyDocument: {
      Statement: Match.arrayWith([
        Match.objectLike({
          Effect: 'Deny',
          Principal: { AWS: '*' },
          Action: 's3:PutObject',
          Resource: { 'Fn::Join': ['', [Match.anyValue(), '/releases/*']] },
          Condition: {
            Null: { 's3:if-none-match': 'true' },
            ArnNotEquals: {
              'aws:PrincipalArn': { 'Fn::GetAtt': [Match.stringLikeRegexp('^PipelineFunctionsWithdrawRole'), 'Arn'] },
            },
          },
        }),
      ]),
    },
  });
});

/** Roles that a statement of a bucket's policy excepts. */
function exceptedBy(name: 'Work' | 'Publish', sid: string) {
  const statement = policyOf(bucket(name).id).find(({ Sid }) => Sid === sid);
  const { 'aws:PrincipalArn': roles } =
    (statement?.Condition as Record<string, Record<string, unknown>> | undefined)?.['ArnNotEquals'] ?? {};
  const text = JSON.stringify([roles].flat());
  return {
    effect: statement?.Effect,
    actions: statement?.Action,
    on: statement?.Resource.map((resource) => resource.slice(resource.indexOf('/'))),
    roles: [...text.matchAll(/PipelineFunctions(\w+?)Role/g)].map(([, role]) => role),
  };
}

test.each([
  {
    bucket: 'Publish',
    sid: 'OnlyPublishingPuts',
    actions: ['s3:PutObject'],
    on: ['/releases/*'],
    roles: ['Withdraw', 'Publish'],
  },
  {
    bucket: 'Publish',
    sid: 'OnlyPublishingDeletes',
    actions: ['s3:DeleteObject'],
    on: ['/releases/*'],
    roles: ['Withdraw', 'Publish'],
  },
  {
    bucket: 'Publish',
    sid: 'OnlyWithdrawingErases',
    actions: ['s3:DeleteObjectVersion'],
    on: ['/*'],
    roles: ['Withdraw'],
  },
  {
    bucket: 'Work',
    sid: 'OnlyIngestPutsSources',
    actions: ['s3:PutObject'],
    on: ['/documents/*/r*/source.json'],
    roles: ['Ingest'],
  },
] as const)('$sid: $actions on $on is denied to all but $roles', ({ bucket: name, sid, ...expected }) => {
  expect(exceptedBy(name, sid)).toEqual({ effect: 'Deny', ...expected });
});

test('what is published keeps its earlier versions for a week', () => {
  const { properties } = bucket('Publish');
  expect(properties).toMatchObject({ VersioningConfiguration: { Status: 'Enabled' } });
  const { Rules } = properties['LifecycleConfiguration'] as { Rules: Record<string, unknown>[] };
  expect(Rules).toContainEqual(
    expect.objectContaining({
      NoncurrentVersionExpiration: { NoncurrentDays: 7 },
      ExpiredObjectDeleteMarker: true,
      Status: 'Enabled',
    }),
  );
});

test('deletePublished lets buckets go, without a function that empties them', () => {
  const throwaway = templateOf({ deletePublished: true });
  for (const [, { DeletionPolicy }] of resourcesOf(throwaway, 'AWS::S3::Bucket')) expect(DeletionPolicy).toBe('Delete');
  throwaway.resourceCountIs('Custom::S3AutoDeleteObjects', 0);
});
