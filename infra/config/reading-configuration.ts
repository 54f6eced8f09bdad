import { Stack } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IConstruct } from 'constructs';
import type { Grant } from '../permissions/grant.ts';

export interface StackPlaces {
  /** Its environment says what uploads are read by. */
  readonly ingest: IFunction;
}

/** What is called what, and what was deployed, for `output()` of the README and `npm run estimate`. */
export function readingConfiguration({ ingest }: StackPlaces): readonly Grant[] {
  return [
    {
      why: 'The outputs of this stack and the names of what is in it',
      actions: ['cloudformation:DescribeStacks', 'cloudformation:ListStackResources'],
      on: [stackArn(ingest)],
    },
    {
      why: 'Languages and limits: the environment of one function, which holds no secret',
      actions: ['lambda:GetFunctionConfiguration'],
      on: [ingest.functionArn],
    },
  ];
}

/** Of the stack that something is in, under whatever id: who asks for a stack by its name has no id to give. */
export function stackArn(one: IConstruct): string {
  const stack = Stack.of(one);
  return stack.formatArn({ service: 'cloudformation', resource: 'stack', resourceName: `${stack.stackName}/*` });
}
