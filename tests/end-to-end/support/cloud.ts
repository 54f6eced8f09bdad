import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SFNClient } from '@aws-sdk/client-sfn';
import { inject } from 'vitest';
import { clientConfig } from '../../../local/clients.ts';
import type { TestCloud } from '../set-up.ts';

/** The cloud of this worker, whose files run one after the other. */
const cloud = await claim();

/** The deployed stack, and an administrator's clients for it. */
export const { stack, stateDirectory } = cloud;
export const config = await clientConfig(stack);

export const s3 = new S3Client(config);
export const sfn = new SFNClient(config);
export const dynamo = new DynamoDBClient(config);
export const cloudwatch = new CloudWatchClient(config);
export const cloudtrail = new CloudTrailClient(config);

/** Takes a cloud that no other worker has; Vitest starts at most as many as there are clouds. */
async function claim(): Promise<TestCloud> {
  for (;;) {
    for (const each of inject('clouds')) {
      const file = path.join(each.stateDirectory, 'claimed-by');
      if (isFree(file)) return each;
    }
    await pause(100);
  }
}

function isFree(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    const holder = Number(readFileSync(file, { encoding: 'utf8' }) || Number.NaN);
    if (isAlive(holder) && holder !== process.pid) return false;
    // A worker that has ended.
    writeFileSync(file, String(process.pid));
    return true;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
