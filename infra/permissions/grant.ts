import { Stack, Validations } from 'aws-cdk-lib';
import { type Conditions, type Effect, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';
import { keyPatterns } from '../../contracts/keys.ts';

/** A permission and its reason. A grant on `*` says in `why` that AWS does not offer anything narrower. */
export interface Grant {
  readonly why: string;
  /** `Deny` counts also if another policy of the same person allows it. @default - Allow */
  readonly effect?: Effect;
  readonly actions: readonly string[];
  readonly on: readonly string[];
  readonly when?: Conditions;
}

/** The partition key of the site's items in the table of releases. */
export const siteItems = 'site/';

/** Partition keys of the table of releases that are not slugs: term lists, memories and counters, the site's items. */
export const notReleases = [keyPatterns.termLists, keyPatterns.memories, siteItems];

/**
 * The condition that a request names only items with these partition keys. DynamoDB always has them for the actions
 * on single items.
 */
export function onItemsOf(...patterns: readonly string[]): Conditions {
  return { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': patterns } };
}

/** The condition that a request names no items with these partition keys. */
export function onItemsNotOf(...patterns: readonly string[]): Conditions {
  return { 'ForAllValues:StringNotLike': { 'dynamodb:LeadingKeys': patterns } };
}

/** Sends a function's traces to X-Ray. */
export const tracing: Grant = {
  why: 'X-Ray does not have resources',
  actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
  on: ['*'],
};

export function policyDocument(grants: readonly Grant[]): PolicyDocument {
  return new PolicyDocument({
    statements: grants.map(
      ({ effect, actions, on, when }) =>
        new PolicyStatement({ effect, actions: [...actions], resources: [...on], conditions: when }),
    ),
  });
}

/**
 * Accepts cdk-nag's findings about the wildcards that the grants give a role or policy, with each grant's
 * `why` as the reason.
 */
export function acknowledgeWildcards(holder: IConstruct, grants: readonly Grant[]): void {
  const stack = Stack.of(holder);
  for (const { why, on } of grants) {
    const wild = on
      .map((resource) => flattenIntrinsic(stack.resolve(resource)))
      .filter((resource) => resource.includes('*'));
    acknowledge(holder, Object.fromEntries(wild.map((resource) => [`AwsSolutions-IAM5[Resource::${resource}]`, why])));
  }
}

type Intrinsic = { 'Fn::Join'?: [string, unknown[]]; 'Fn::GetAtt'?: [string, string]; Ref?: string };

/** A resolved value as cdk-nag's ids spell it, in one line: references as `<LogicalId.Attribute>`. */
export function flattenIntrinsic(value: unknown): string {
  if (typeof value === 'string') return value;
  const { 'Fn::Join': join, 'Fn::GetAtt': attribute, Ref: reference } = value as Intrinsic;
  if (join !== undefined) return join[1].map(flattenIntrinsic).join(join[0]);
  if (attribute !== undefined) return `<${attribute.join('.')}>`;
  return reference === undefined ? JSON.stringify(value) : `<${reference}>`;
}

/** Accepts findings of cdk-nag for a construct and everything below it, each with the reason. */
export function acknowledge(construct: IConstruct, reasons: Record<string, string>): void {
  for (const [id, reason] of Object.entries(reasons)) Validations.of(construct).acknowledge({ id, reason });
}
