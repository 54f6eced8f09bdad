import { readFile } from 'node:fs/promises';
import { Agent } from 'node:https';
import path from 'node:path';
import { repository } from './paths.ts';
import type { Stack } from './stack-file.ts';

type Reachable = Pick<Stack, 'endpoint' | 'caBundle' | 'region' | 'accessKeyId' | 'secretAccessKey'>;

/**
 * Configuration for any AWS SDK client of this process: `new S3Client(await clientConfig(stack))`. Because
 * the endpoint is an IP address, S3 clients put the bucket into the path.
 */
export async function clientConfig(stack: Reachable) {
  const ca = await readFile(path.resolve(repository, stack.caBundle));
  return {
    endpoint: stack.endpoint,
    region: stack.region,
    credentials: { accessKeyId: stack.accessKeyId, secretAccessKey: stack.secretAccessKey },
    requestHandler: { httpsAgent: new Agent({ ca, keepAlive: true, maxSockets: 64 }) },
  };
}
