import { Names, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/**
 * A name that includes the region, for CloudFront resources, which are global: a second stack in another
 * region would otherwise ask for the same name and be refused. CDK adds the region to some resources only.
 */
export function globalName(scope: Construct, id: string): string {
  return `${Names.uniqueResourceName(scope, { maxLength: 34 })}-${id}-${Stack.of(scope).region}`;
}
