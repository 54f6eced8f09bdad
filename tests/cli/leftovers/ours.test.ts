import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { describe, expect, test } from 'vitest';
import { recognise } from '../../../cli/leftovers/ours.ts';
import { Dragoman } from '../../../infra/dragoman.ts';
import type { DragomanProps } from '../../../infra/dragoman-props.ts';
import { emptyStack, type Resource, templateOf } from '../../infra/synth.ts';

const everything: DragomanProps = { auditTrail: true, signatures: { key: 7 } };

/** Resources that outlive their stack. */
function retainedIn(template: Template): { logicalId: string; type: string }[] {
  const { Resources } = template.toJSON() as { Resources: Record<string, Resource> };
  return Object.entries(Resources)
    .filter(([, { DeletionPolicy }]) => DeletionPolicy === 'Retain')
    .map(([logicalId, { Type: type }]) => ({ logicalId, type }));
}

test('every resource that the pipeline retains is known, and nothing else', () => {
  const retained = retainedIn(templateOf(everything));
  const paths = retained.map((one) => recognise()(one)?.path);
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
  const known = Object.entries(Resources).filter(([logicalId, { Type: type }]) => recognise()({ logicalId, type }));
  expect(known).toHaveLength(retained.length);
});

/** Ids of a pipeline at a path in its stack. Its template is the same but for them, so one bucket is enough. */
function idAt(construct: string, part = 'Buckets/Upload'): { logicalId: string; type: string } {
  const stack = emptyStack();
  let scope: Construct = stack;
  const path = [...construct.split('/'), ...part.split('/')];
  for (const id of path.slice(0, -1)) scope = new Construct(scope, id);
  const bucket = new Bucket(scope, path.at(-1) ?? '');
  const logicalId = Stack.of(bucket).getLogicalId(bucket.node.defaultChild as never);
  return { logicalId, type: 'AWS::S3::Bucket' };
}

describe('a pipeline under another id', () => {
  test.each(['Newsroom', 'newsroom', 'Press/Newsroom', 'PressOffice/News/EU', 'Default'])(
    '%s is recognised by its id alone',
    (construct) => expect(recognise()(idAt(construct))?.path).toBe('Buckets/Upload'),
  );

  test.each(['my-newsroom', 'press_office/my-newsroom', 'Buckets', 'News/News', 'A'.repeat(230)])(
    '%s needs its path',
    (construct) => {
      expect(recognise()(idAt(construct))).toBeUndefined();
      expect(recognise(construct)(idAt(construct))?.path).toBe('Buckets/Upload');
      expect(recognise('other')(idAt(construct))).toBeUndefined();
    },
  );

  test('with all that a whole pipeline retains', () => {
    const stack = emptyStack();
    new Dragoman(new Construct(stack, 'Press'), 'my-newsroom', everything);
    const bucket = new Bucket(stack, 'CustomerData');
    const retained = retainedIn(Template.fromStack(stack));
    const unknown = retained.filter((one) => recognise('Press/my-newsroom')(one) === undefined);
    expect(unknown.map(({ logicalId }) => logicalId)).toEqual([stack.getLogicalId(bucket.node.defaultChild as never)]);
    expect(retained.length).toBeGreaterThan(9);
  });
});

test.each(['Buckets/UploadArchive', 'Shop/Upload', 'Buckets/Uploads', 'Upload'])(
  'a bucket at %s is nobody’s of ours',
  (part) => expect(recognise()(idAt('Newsroom', part))).toBeUndefined(),
);
