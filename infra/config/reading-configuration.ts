import { Stack } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IConstruct } from 'constructs';
import type { Grant } from '../permissions/grant.ts';

export interface StackPlaces {
  /** Its environment holds the configuration that uploads are read with. */
  readonly ingest: IFunction;
}

/** Reads the names and the configuration of the deployment, for the shell function `output()` (docs/operators/deploy.md) and `npm run estimate`. */
export function readingConfiguration({ ingest }: StackPlaces): readonly Grant[] {
  return [
    {
      why: 'Reads the outputs of this stack and the names of its resources',
      actions: ['cloudformation:DescribeStacks', 'cloudformation:ListStackResources'],
      on: [stackArn(ingest)],
    },
    {
      why: 'Reads languages and limits: the environment of one function, which does not contain secrets',
      actions: ['lambda:GetFunctionConfiguration'],
      on: [ingest.functionArn],
    },
  ];
}

/** The ARN of a construct's stack, with any id: a caller who asks by name does not have the id. */
export function stackArn(one: IConstruct): string {
  const stack = Stack.of(one);
  return stack.formatArn({ service: 'cloudformation', resource: 'stack', resourceName: `${stack.stackName}/*` });
}
