import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import { expect, test } from 'vitest';
import { emptyStack, stackOf } from './synth.ts';

/** What the AwsSolutions pack finds and nothing answers: `rule at construct`. */
function findings(scope: IConstruct): string[] {
  const { violations } = new AwsSolutionsChecks(scope).validateScope(scope);
  return violations.flatMap(({ ruleName, violatingResources }) =>
    violatingResources.map(({ constructPath }) => `${ruleName} at ${constructPath}`),
  );
}

test('the AwsSolutions pack finds nothing without an answer', () => {
  expect(findings(stackOf())).toEqual([]);
});

test('fails where something has none', () => {
  const stack = emptyStack();
  new Bucket(stack, 'Careless');
  expect(findings(stack)).toContainEqual('AwsSolutions-S10 at Newsroom/Careless/Resource');
});

test('each answer is a sentence', () => {
  const reasons = stackOf()
    .node.findAll()
    .flatMap(({ node }) => node.metadata)
    .filter(({ type }) => type === 'aws:cdk:acknowledged-rules')
    .flatMap(({ data }) => Object.values(data as Record<string, string>));
  expect(reasons.length).toBeGreaterThan(0);
  for (const reason of reasons) expect(reason.split(' ').length, reason).toBeGreaterThan(2);
});
