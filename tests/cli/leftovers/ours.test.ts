import { CfnResource } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { describe, expect, test } from 'vitest';
import type { StackResource } from '../../../aws/cloudformation/retained.ts';
import { recognise } from '../../../cli/leftovers/ours.ts';
import { Dragoman } from '../../../infra/dragoman.ts';
import type { DragomanProps } from '../../../infra/dragoman-props.ts';
import { emptyStack, type Resource, templateOf } from '../../infra/synth.ts';

const everything: DragomanProps = { auditTrail: true, signatures: { key: 7 } };

/** Resources that outlive their stack. */
function retainedIn(template: Template): StackResource[] {
  const { Resources } = template.toJSON() as { Resources: Record<string, Resource> };
  return Object.entries(Resources)
    .filter(([, { DeletionPolicy }]) => DeletionPolicy === 'Retain')
    .map(([logicalId, { Type: type }]) => ({ logicalId, type, physicalId: 'id' }));
}

test('every resource that the pipeline retains is known, and nothing else', () => {
  const retained = retainedIn(templateOf(everything));
  const partOf = recognise(retained);
  const paths = retained.map((one) => partOf(one)?.path);
  expect(paths.toSorted()).toEqual([
    'AuditTrail/Bucket',
    'Buckets/Publish',
    'Buckets/Upload',
    'Buckets/Work',
    'Delivery/AccessLogs/Bucket',
    'SigningKey/Key7',
    'Tables/HumanMemory',
    'Tables/Releases',
    'Tables/TranslationMemory',
  ]);
  const { Resources } = templateOf(everything).toJSON() as { Resources: Record<string, Resource> };
  const all = Object.entries(Resources).map(([logicalId, { Type: type }]) => ({ logicalId, type, physicalId: 'id' }));
  expect(all.filter(recognise(all))).toHaveLength(retained.length);
});

const six = [
  ...['Buckets/Upload', 'Buckets/Work', 'Buckets/Publish'],
  ...['Tables/Releases', 'Tables/TranslationMemory', 'Tables/HumanMemory'],
];

/** Resources at paths below a construct, with the logical ids that CDK gives them: these do not depend on the type. */
function resourcesAt(construct: string, paths: readonly string[]): StackResource[] {
  const stack = emptyStack();
  return paths.map((below) => {
    let scope: Construct = stack;
    for (const id of [...construct.split('/'), ...below.split('/')]) {
      scope = (scope.node.tryFindChild(id) as Construct | undefined) ?? new Construct(scope, id);
    }
    const type = below.startsWith('Tables/') ? 'AWS::DynamoDB::Table' : 'AWS::S3::Bucket';
    const logicalId = stack.getLogicalId(new CfnResource(scope, 'Resource', { type }));
    return { type, logicalId, physicalId: below };
  });
}
const known = (resources: readonly StackResource[], construct?: string) => {
  const partOf = recognise(resources, construct);
  return resources.map((one) => partOf(one)?.path).filter((path) => path !== undefined);
};

describe('a pipeline under another id', () => {
  test.each(['Newsroom', 'press/newsroom', 'PressOffice/News/EU', 'News/2026', 'Default'])(
    '%s is recognised by its ids alone',
    (construct) => expect(known(resourcesAt(construct, six))).toEqual(six),
  );

  test.each(['my-newsroom', 'press_office/my-newsroom', 'Buckets', 'News/News', 'A'.repeat(230)])(
    '%s needs its path',
    (construct) => {
      const resources = resourcesAt(construct, six);
      expect(known(resources)).toEqual([]);
      expect(known(resources, construct)).toEqual(six);
      expect(known(resources, 'other')).toEqual([]);
    },
  );

  test('with all that a whole pipeline retains', () => {
    const stack = emptyStack();
    new Dragoman(new Construct(stack, 'Press'), 'my-newsroom', everything);
    const bucket = new Bucket(stack, 'CustomerData');
    const retained = retainedIn(Template.fromStack(stack));
    const partOf = recognise(retained, 'Press/my-newsroom');
    const unknown = retained.filter((one) => partOf(one) === undefined);
    expect(unknown.map(({ logicalId }) => logicalId)).toEqual([stack.getLogicalId(bucket.node.defaultChild as never)]);
    expect(retained.length).toBeGreaterThan(9);
  });
});

describe('nothing of another app', () => {
  test.each(['Buckets/UploadArchive', 'Shop/Upload', 'Buckets/Uploads', 'Upload'])('a bucket at %s', (below) => {
    expect(known(resourcesAt('Newsroom', [...six, below]))).toEqual(six);
  });

  test.each(six)('that has a bucket or table at our path, or all but %s', (below) => {
    expect(known(resourcesAt('Shop', [below]))).toEqual([]);
    expect(known(resourcesAt('Shop', [below]), 'Shop')).toEqual([]);
    expect(
      known(
        resourcesAt(
          'Shop',
          six.filter((path) => path !== below),
        ),
      ),
    ).toEqual([]);
  });

  test('beside a pipeline, at our path below another construct', () => {
    const ours = resourcesAt('Newsroom', six);
    const partOf = recognise([...ours, ...resourcesAt('Shop', ['Buckets/Upload'])]);
    expect(resourcesAt('Shop', ['Buckets/Upload']).map(partOf)).toEqual([undefined]);
    expect(ours.map((one) => partOf(one)?.path)).toEqual(six);
  });
});
