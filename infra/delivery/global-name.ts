import { Names, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/**
 * A name for what CloudFront keeps once an account: without the region in it, the same stack in a
 * second region would ask for the same name and be refused. CDK adds it to some resources only.
 */
export function globalName(scope: Construct, id: string): string {
  return `${Names.uniqueResourceName(scope, { maxLength: 34 })}-${id}-${Stack.of(scope).region}`;
}
