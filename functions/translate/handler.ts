import type { Context } from 'aws-lambda';
import { documentClient, s3Client, translateClient } from '../../aws/clients.ts';
import { humanMemory, translationMemory } from '../../aws/dynamodb/memories.ts';
import { spendingTable } from '../../aws/dynamodb/spending.ts';
import { objectStore } from '../../aws/s3/object-store.ts';
import { translateEngine } from '../../aws/translate/engine.ts';
import { readEnvironment, type Settings } from '../../contracts/environment.ts';
import type { TranslateInput, TranslateResult } from '../../contracts/messages.ts';
import { guarded } from '../shared/guarded.ts';
import { translate } from './translate.ts';

const env = readEnvironment('translate');

/**
 * Limits a request without an answer, which would otherwise take all of the function's time. Amazon Translate
 * answers within seconds.
 */
const patience = { connectionTimeout: 3_000, requestTimeout: 60_000, throwOnRequestTimeout: true };

const dynamo = documentClient();

const settings = JSON.parse(env.SETTINGS) as Settings;

const services = {
  settings,
  work: objectStore(s3Client(), env.WORK_BUCKET),
  // The SDK slows all throttled requests down together, instead of letting each fail.
  engine: translateEngine(translateClient({ retryMode: 'adaptive', maxAttempts: 5, requestHandler: patience })),
  memory: translationMemory(dynamo, env.MEMORY_TABLE),
  human: humanMemory(dynamo, { memory: env.HUMAN_MEMORY_TABLE, releases: env.RELEASES_TABLE }, settings.sharedWords),
  spending: spendingTable(dynamo, env.RELEASES_TABLE),
};

export const handler = guarded(
  (input: TranslateInput, context: Context): Promise<TranslateResult> =>
    translate(input, { ...services, clock: { remainingMs: () => context.getRemainingTimeInMillis() } }),
);
