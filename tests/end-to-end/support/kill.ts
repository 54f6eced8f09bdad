import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { S3Client } from '@aws-sdk/client-s3';
import type { Kill } from '../../support/crash/stage.ts';

/** Has every request of these clients pass a kill. */
export function killWith(kill: Kill, [s3, dynamo]: readonly [S3Client, DynamoDBClient]): void {
  s3.middlewareStack.add((next) => (args) => kill.step(() => next(args)), { step: 'initialize', name: 'kill' });
  dynamo.middlewareStack.add((next) => (args) => kill.step(() => next(args)), { step: 'initialize', name: 'kill' });
}
