import { describe, expect, test } from 'vitest';
import { flattenIntrinsic } from '../../infra/permissions/grant.ts';
import { onlyResourceOf, type Resource, resourcesOf, type Statement, statementsOf, templateOf } from './synth.ts';

const template = templateOf();

/** AWS takes no resource for the log delivery and the traces of a state machine. */
const ofStateMachines = [
  'logs:CreateLogDelivery',
  'logs:DeleteLogDelivery',
  'logs:DescribeLogGroups',
  'logs:DescribeResourcePolicies',
  'logs:GetLogDelivery',
  'logs:ListLogDeliveries',
  'logs:PutResourcePolicy',
  'logs:UpdateLogDelivery',
  'xray:GetSamplingRules',
  'xray:GetSamplingTargets',
  'xray:PutTelemetryRecords',
  'xray:PutTraceSegments',
];

/** What each role and policy may do on `*`. The reason of each stands beside its grant in infra/. */
const onEverything: Record<string, string[]> = {
  FunctionsIngestRole: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords', 'cloudwatch:PutMetricData'],
  FunctionsImportMemoryRole: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords', 'cloudwatch:PutMetricData'],
  FunctionsEstimateRole: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
  FunctionsTranslateRole: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords', 'translate:TranslateText'],
  FunctionsPreviewRole: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
  FunctionsPublishRole: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords', 'cloudwatch:PutMetricData'],
  FunctionsSiteRole: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
  FunctionsWithdrawRole: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords', 'cloudwatch:PutMetricData'],
  FunctionsReplayLettersRole: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
  FunctionsImportTermsRole: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords', 'cloudwatch:PutMetricData'],
  FunctionsReportDeadExecutionRole: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords', 'cloudwatch:PutMetricData'],
  RemoveAbandonedRole: ofStateMachines,
  PublishReleaseRole: ofStateMachines,
  PoliciesOperator: [
    'cloudwatch:DescribeAlarms',
    'cloudwatch:GetMetricData',
    'logs:GetQueryResults',
    'logs:StopQuery',
    'translate:ListTerminologies',
  ],
};

const holders = ['AWS::IAM::Role', 'AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy']
  .flatMap((type) => resourcesOf(template, type))
  .map(([id, resource]) => [id, allowedBy(resource)] as const);

function allowedBy({ Properties }: Resource): Statement[] {
  const inline = (Properties['Policies'] ?? []) as { PolicyDocument: unknown }[];
  const documents = [...inline.map(({ PolicyDocument }) => PolicyDocument), Properties['PolicyDocument']];
  const statements = documents.filter((document) => document !== undefined).flatMap(statementsOf);
  return statements.filter(({ Effect }) => Effect === 'Allow');
}

/** What a policy for people denies, whatever else its holder may do. */
function deniedBy(part: string, of = template): Statement[] {
  const [, { Properties }] = onlyResourceOf(of, 'AWS::IAM::ManagedPolicy', part);
  return statementsOf(Properties['PolicyDocument']).filter(({ Effect }) => Effect === 'Deny');
}

function holder(part: string): readonly Statement[] {
  const found = holders.find(([id]) => id.includes(part));
  if (found === undefined) throw new Error(`nothing is called ${part}`);
  return found[1];
}

describe.each(holders)('%s', (id, statements) => {
  test('allows nothing on every resource but what has a reason', () => {
    const wide = statements.filter(({ Resource }) => Resource.includes('*')).flatMap(({ Action }) => Action);
    const [, reasoned = []] = Object.entries(onEverything).find(([part]) => id.includes(part)) ?? [];
    expect(wide.toSorted()).toEqual(reasoned.toSorted());
  });

  test('names each action in full', () => {
    for (const { Action } of statements) for (const action of Action) expect(action).not.toContain('*');
  });
});

test('no role takes a policy of AWS, whose sets are wider', () => {
  for (const [, { Properties }] of resourcesOf(template, 'AWS::IAM::Role')) {
    expect(Properties).not.toHaveProperty('ManagedPolicyArns');
  }
});

test.each([
  {
    role: 'FunctionsIngestRole',
    action: 's3:PutObject',
    on: ['documents/*/r*/people/*.json', 'documents/*/r*/source.json', 'history/*', 'reports/*', 'words/*'],
  },
  { role: 'FunctionsIngestRole', action: 's3:DeleteObject', on: ['words/*'] },
  { role: 'FunctionsTranslateRole', action: 's3:PutObject', on: ['documents/*', 'review/*'] },
  { role: 'FunctionsTranslateRole', action: 's3:GetObject', on: ['documents/*', 'terminology/*'] },
  { role: 'FunctionsImportTermsRole', action: 's3:GetObjectVersion', on: ['terminology/*'] },
  { role: 'FunctionsImportTermsRole', action: 's3:PutObject', on: ['history/*', 'reports/*', 'terminology/*'] },
  { role: 'FunctionsEstimateRole', action: 's3:PutObject', on: ['history/*', 'reports/*'] },
  { role: 'FunctionsPublishRole', action: 's3:DeleteObject', on: ['releases/*'] },
  {
    role: 'FunctionsSiteRole',
    action: 's3:PutObject',
    on: [
      '*/feed.atom',
      '*/feed.json',
      '*/index.html',
      '404.html',
      'assets/*',
      'catalogue/*',
      'favicon.ico',
      'index.html',
      'robots.txt',
      'schemas/*',
      'site/*',
      'sitemap*.xml',
      'sitemaps/*',
    ],
  },
  {
    role: 'FunctionsWithdrawRole',
    action: 's3:PutObject',
    on: [
      '*/index.html',
      '.well-known/dragoman-keys.json',
      'history/*',
      'latest/*',
      'releases/*/index.html',
      'releases/*/manifest.json',
      'releases/*/manifest.json.sig',
      'reports/*',
      'versions/*',
    ],
  },
  { role: 'FunctionsWithdrawRole', action: 's3:DeleteObject', on: ['releases/*'] },
  {
    role: 'FunctionsWithdrawRole',
    action: 's3:DeleteObjectVersion',
    on: ['*', '*', 'documents/*', 'history/*', 'preview/*', 'reports/*', 'review/*'],
  },
  { role: 'FunctionsPreviewRole', action: 's3:PutObject', on: ['history/*', 'preview/*', 'reports/*'] },
  { role: 'FunctionsPreviewRole', action: 's3:DeleteObjectVersion', on: ['preview/*'] },
  { role: 'FunctionsPreviewRole', action: 's3:GetObject', on: ['documents/*', 'history/*', 'preview/*', 'reports/*'] },
  { role: 'FunctionsReportDeadExecutionRole', action: 's3:PutObject', on: ['history/*', 'reports/*'] },
])('$role may $action on $on only', ({ role, action, on }) => {
  const resources = holder(role)
    .filter(({ Action }) => Action.includes(action))
    .flatMap(({ Resource }) => Resource)
    .map((resource) => resource.slice(resource.indexOf('/') + 1));
  expect(resources.toSorted()).toEqual(on);
});

test('what people translated is read by the function that translates, and written by no pipeline’s machine', () => {
  const onPeople = holder('FunctionsTranslateRole').filter(({ Resource }) =>
    Resource.some((resource) => resource.includes('HumanMemory')),
  );
  expect(onPeople.flatMap(({ Action }) => Action)).toEqual(['dynamodb:BatchGetItem']);
});

test.each([
  { action: 'events:PutEvents', condition: { StringEquals: { 'events:source': 'dragoman' } } },
  { action: 'cloudwatch:PutMetricData', condition: { StringEquals: { 'cloudwatch:namespace': 'Dragoman' } } },
])('$action is allowed under a condition only', ({ action, condition }) => {
  for (const role of ['FunctionsIngestRole', 'FunctionsPublishRole', 'FunctionsReportDeadExecutionRole']) {
    const statement = holder(role).find(({ Action }) => Action.includes(action));
    expect(statement?.Condition).toEqual(condition);
  }
});

/** What a role may do to items of the table of releases with this partition key, conditions and all. */
function itemActions(role: string, slug: string): string[] {
  const matches = (pattern: string) =>
    pattern.endsWith('*') ? slug.startsWith(pattern.slice(0, -1)) : slug === pattern;
  const holds = ({ Condition = {} }: Statement) =>
    Object.entries(Condition as Record<string, Record<string, string[]>>).every(([operator, keys]) => {
      const given = keys['dynamodb:LeadingKeys'] ?? [];
      const isIn = [given].flat().some(matches);
      if (operator === 'ForAllValues:StringLike') return isIn;
      if (operator === 'ForAllValues:StringNotLike') return !isIn;
      throw new Error(`${operator} is not known here`);
    });
  const own = holder(role).filter(({ Resource }) => Resource.some((on) => on.includes('TablesReleases')));
  return own.filter(holds).flatMap(({ Action }) => Action.map((action) => action.replace('dynamodb:', '')));
}

test.each([
  { role: 'FunctionsImportTermsRole', slug: 'terminology/en', may: ['GetItem', 'PutItem'] },
  { role: 'FunctionsImportTermsRole', slug: '2026/ferry', may: [] },
  { role: 'FunctionsImportTermsRole', slug: 'memory/withdrawals', may: [] },
  { role: 'FunctionsImportMemoryRole', slug: 'memory/en.fr.tmx', may: ['ConditionCheckItem', 'GetItem', 'PutItem'] },
  { role: 'FunctionsImportMemoryRole', slug: '2026/ferry', may: [] },
  { role: 'FunctionsImportMemoryRole', slug: 'terminology/en', may: [] },
  { role: 'FunctionsIngestRole', slug: '2026/ferry', may: ['ConditionCheckItem', 'GetItem', 'PutItem'] },
  { role: 'FunctionsIngestRole', slug: 'terminology/en', may: ['GetItem'] },
  { role: 'FunctionsIngestRole', slug: 'site/', may: ['GetItem'] },
  { role: 'FunctionsIngestRole', slug: 'memory/withdrawals', may: ['GetItem'] },
  { role: 'FunctionsPreviewRole', slug: '2026/ferry', may: ['GetItem', 'Query'] },
  { role: 'FunctionsPreviewRole', slug: 'site/', may: [] },
  { role: 'FunctionsPublishRole', slug: '2026/ferry', may: ['GetItem', 'PutItem', 'Query'] },
  { role: 'FunctionsPublishRole', slug: 'site/', may: ['GetItem'] },
  { role: 'FunctionsSiteRole', slug: 'terminology/en', may: [] },
  { role: 'FunctionsReportDeadExecutionRole', slug: 'site/', may: [] },
])('$role may $may items of $slug', ({ role, slug, may }) => {
  expect(itemActions(role, slug).toSorted()).toEqual(may);
});

test('nothing but the withdrawing function may delete what was published, and its earlier versions', () => {
  const holdersOf = (action: string) =>
    holders
      .filter(([, statements]) =>
        statements.some(
          ({ Action, Resource }) => Action.includes(action) && Resource.some((on) => on.includes('BucketsPublish')),
        ),
      )
      .map(([id]) => id);
  expect(holdersOf('s3:DeleteObjectVersion')).toEqual([expect.stringContaining('FunctionsWithdrawRole')]);
  expect(holdersOf('s3:DeleteObject').toSorted()).toEqual([
    expect.stringContaining('FunctionsPublishRole'),
    expect.stringContaining('FunctionsWithdrawRole'),
  ]);
});

test('a maintainer has the withdrawing function delete, and deletes nothing', () => {
  const statements = holder('PoliciesMaintainer');
  const actions = statements.flatMap(({ Action }) => Action);
  expect(actions.filter((action) => /Delete|Put|Write|Update/.test(action))).toEqual([]);
  const invoking = statements.filter(({ Action }) => Action.includes('lambda:InvokeFunction'));
  expect(invoking.flatMap(({ Resource }) => Resource)).toEqual([expect.stringContaining('FunctionsWithdraw')]);
  const objects = statements.filter(({ Action }) => Action.includes('s3:GetObject'));
  expect(objects.flatMap(({ Resource }) => Resource).toSorted()).toEqual([
    expect.stringMatching(/BucketsPublish.*\/\*$/),
    expect.stringMatching(/BucketsWork.*\/documents\/\*$/),
    expect.stringMatching(/BucketsWork.*\/preview\/\*$/),
  ]);
});

test('a pipeline touches its own term lists and no others of the account', () => {
  const allowed = holder('FunctionsImportTermsRole').filter(({ Action }) =>
    Action.some((name) => /Terminology$/.test(name)),
  );
  expect(allowed.flatMap(({ Resource }) => Resource)).toEqual([
    expect.stringMatching(/:translate:.*:terminology\/dragoman-[0-9a-f]{8}-\*$/),
  ]);
  const others = holders
    .filter(([id]) => !id.includes('FunctionsImportTermsRole'))
    .flatMap(([, statements]) => statements);
  expect(others.flatMap(({ Action }) => Action).filter((name) => /Terminolog/.test(name))).toEqual([
    'translate:ListTerminologies',
  ]);
});

test('invalidations are of this distribution, by the functions that take something back', () => {
  const invalidating = holders.filter(([, statements]) =>
    statements.some(({ Action }) => Action.some((action) => action.startsWith('cloudfront:'))),
  );
  const roles = ['FunctionsPublishRole', 'FunctionsWithdrawRole'];
  expect(invalidating.map(([id]) => id).toSorted()).toEqual(roles.map((role) => expect.stringContaining(role)));
  for (const role of roles) {
    const [allowed] = holder(role).filter(({ Action }) => Action[0]?.startsWith('cloudfront:'));
    expect(allowed?.Action).toEqual(['cloudfront:CreateInvalidation']);
    expect(allowed?.Resource).toEqual([expect.stringMatching(/:distribution\/<.*DeliveryDistribution.*>$/)]);
  }
});

test('Ingest lists the versions of uploads, and of nothing else', () => {
  const listing = holder('FunctionsIngestRole').filter(({ Action }) => Action.includes('s3:ListBucketVersions'));
  expect(listing.flatMap(({ Action }) => Action)).toEqual(['s3:ListBucketVersions']);
  expect(listing.flatMap(({ Resource }) => Resource)).toEqual([expect.stringMatching(/BucketsUpload(?!.*\/)/)]);
});

test('the state machine invokes its functions and nothing else', () => {
  const invoked = holder('PublishReleaseRole').filter(({ Action }) => Action.includes('lambda:InvokeFunction'));
  expect(invoked.flatMap(({ Resource }) => Resource)).toHaveLength(8);
  expect(JSON.stringify(invoked)).not.toContain('ReportDeadExecution');
});

test('what dead executions put is removed by the function that withdraws, which lists versions only', () => {
  const invoked = holder('RemoveAbandonedRole').filter(({ Action }) => Action.includes('lambda:InvokeFunction'));
  expect(invoked.flatMap(({ Resource }) => Resource)).toEqual([expect.stringContaining('FunctionsWithdraw')]);
  const listed = holders.flatMap(([id, statements]) =>
    statements
      .filter(
        ({ Action, Resource }) => Action.includes('s3:ListBucket') && Resource.some((on) => /BucketsPublish/.test(on)),
      )
      .map(({ Condition }) => [id.replace(/[0-9A-F]{8}$/, ''), Condition]),
  );
  expect(listed.filter(([id]) => /Functions/.test(String(id)))).toEqual([
    ['PipelineFunctionsWithdrawRole', { StringLike: { 's3:prefix': 'releases/*' } }],
  ]);
});

test('an editor sees no rendition that is under embargo, and ends no version; editors without desks are one circle', () => {
  const statements = holder('PoliciesEditor');
  expect(statements.flatMap(({ Action }) => Action)).not.toContain('s3:DeleteObjectVersion');
  const readable = statements
    .filter(({ Action }) => Action.includes('s3:GetObject'))
    .flatMap(({ Resource }) => Resource);
  expect(readable.filter((resource) => resource.includes('BucketsWork')).toSorted()).toEqual([
    expect.stringMatching(/\/history\/\*$/),
    expect.stringMatching(/\/preview\/\*$/),
    expect.stringMatching(/\/reports\/\*$/),
    expect.stringMatching(/\/review\/\*$/),
  ]);
  const listed = statements.find(
    ({ Action, Resource }) => Action.includes('s3:ListBucket') && Resource.some((on) => on.includes('BucketsWork')),
  );
  expect(listed?.Condition).toEqual({
    StringLike: { 's3:prefix': ['reports/*', 'history/*', 'review/*', 'preview/*'] },
  });
});

test('a preview is written by one function, and read by editors and maintainers', () => {
  const holdersOf = (action: string) =>
    holders
      .filter(([, statements]) =>
        statements.some(
          ({ Action, Resource }) => Action.includes(action) && Resource.some((on) => /\}>\/preview\//.test(on)),
        ),
      )
      .map(([id]) => id.replace(/[0-9A-F]{8}$/, ''))
      .toSorted();
  expect(holdersOf('s3:PutObject')).toEqual(['PipelineFunctionsPreviewRole']);
  expect(holdersOf('s3:DeleteObjectVersion')).toEqual([
    'PipelineFunctionsPreviewRole',
    'PipelineFunctionsWithdrawRole',
  ]);
  expect(holdersOf('s3:GetObject')).toEqual([
    'PipelineFunctionsPreviewRole',
    'PipelinePoliciesEditor',
    'PipelinePoliciesMaintainer',
  ]);
  const listing = holders.filter(([, statements]) =>
    statements.some(({ Condition }) => JSON.stringify(Condition ?? {}).includes('preview/*')),
  );
  expect(listing.map(([id]) => id.replace(/[0-9A-F]{8}$/, '')).toSorted()).toEqual(holdersOf('s3:GetObject'));
  // It cannot put anything where readers look.
  expect(JSON.stringify(holder('FunctionsPreviewRole'))).not.toContain('BucketsPublish');
});

test.each(['PoliciesEditor', 'PoliciesApprover', 'PoliciesCurator'])(
  '%s reads of CloudFormation and Lambda this stack alone',
  (policy) => {
    const read = holder(policy).filter(({ Action }) =>
      Action.some((action) => /^(cloudformation|lambda):/.test(action)),
    );
    const resources = new Set(read.flatMap(({ Resource }) => Resource));
    expect([...resources].toSorted()).toEqual([
      expect.stringMatching(/^<.*FunctionsIngest.*"Arn"\]}>$/),
      expect.stringMatching(/:cloudformation:.*:stack\/Dragoman\/\*$/),
    ]);
    expect(read.flatMap(({ Action }) => Action).filter((action) => !/:(Describe|List|Get)/.test(action))).toEqual([]);
  },
);

test.each([
  // Step Functions developer guide: Redriving executions; SQS API reference: StartMessageMoveTask.
  { action: 'states:RedriveExecution', on: /:execution:/ },
  ...['StartMessageMoveTask', 'ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'].map((name) => ({
    action: `sqs:${name}`,
    on: /SiteQueue.*DeadLetters|SiteDeadLetters/,
  })),
])('an operator may $action, which the local cloud does not know', ({ action, on }) => {
  const allowed = holder('PoliciesOperator').filter(({ Action }) => Action.includes(action));
  expect(allowed.flatMap(({ Resource }) => Resource).join('\n')).toMatch(on);
});

test('an approver writes approvals, reads reports, and nothing else', () => {
  const statements = holder('PoliciesApprover');
  const written = statements.filter(({ Action }) => Action.some((action) => /Put|Delete/.test(action)));
  expect(written.flatMap(({ Action }) => Action)).toEqual(['s3:PutObject']);
  expect(written.flatMap(({ Resource }) => Resource)).toEqual([
    expect.stringMatching(/BucketsUpload.*\/approvals\/\*$/),
  ]);
  const objects = statements
    .filter(({ Action }) => Action.includes('s3:GetObject'))
    .flatMap(({ Resource }) => Resource);
  expect(objects.map((resource) => resource.slice(resource.indexOf('/') + 1)).toSorted()).toEqual([
    'history/*',
    'reports/*',
  ]);
});

test.each(['PoliciesEditor', 'PoliciesCurator', 'PoliciesOperator'])('%s denies writing approvals', (policy) => {
  const denied = deniedBy(policy).filter(({ Resource }) =>
    Resource.some((resource) => resource.endsWith('/approvals/*')),
  );
  expect(denied.flatMap(({ Action }) => Action)).toEqual(['s3:PutObject', 's3:DeleteObject', 's3:DeleteObjectVersion']);
});

test('an operator starts no execution, and has the letters replayed by a function', () => {
  const actions = holder('PoliciesOperator').flatMap(({ Action }) => Action);
  expect(actions).not.toContain('states:StartExecution');
  const invoked = holder('PoliciesOperator').filter(({ Action }) => Action.includes('lambda:InvokeFunction'));
  expect(invoked.flatMap(({ Resource }) => Resource)).toEqual([expect.stringMatching(/FunctionsReplayLetters/)]);
  const starting = holders.filter(([, statements]) =>
    statements.some(({ Action }) => Action.includes('states:StartExecution')),
  );
  expect(starting.map(([id]) => id).filter((id) => !/EventsRole/.test(id))).toEqual([
    expect.stringMatching(/FunctionsReplayLettersRole/),
  ]);
});

test('the function that translates writes counters of what it sends, and no release', () => {
  const onReleases = holder('FunctionsTranslateRole').filter(
    ({ Action, Resource }) =>
      Resource.some((resource) => resource.includes('TablesReleases')) &&
      Action.some((action) => /Put|Update|Write|Delete/.test(action)),
  );
  expect(onReleases).toMatchObject([
    {
      Action: ['dynamodb:GetItem', 'dynamodb:UpdateItem'],
      Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['memory/spend', '/spending/*'] } },
    },
  ]);
});

test('references are flattened as cdk-nag has them', () => {
  expect(
    flattenIntrinsic({ 'Fn::Join': ['', ['arn:', { Ref: 'A' }, ':', { 'Fn::GetAtt': ['B', 'Arn'] }, '/*']] }),
  ).toBe('arn:<A>:<B.Arn>/*');
});
