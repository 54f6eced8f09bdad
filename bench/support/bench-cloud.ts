import path from 'node:path';
import { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SFNClient } from '@aws-sdk/client-sfn';
import { clientConfig } from '../../local/clients.ts';
import { startCloud } from '../../local/cloud.ts';
import { DemoBuckets } from '../../local/demo/buckets.ts';
import { repository } from '../../local/paths.ts';
import type { Progress } from '../../local/progress.ts';
import type { Stack } from '../../local/stack-file.ts';
import { type EngineControl, engineOf } from './engine.ts';

/** Latency of an engine that does not use processor time. */
export const engineLatencyMs = 150;

/** A separate local cloud, with the clients that benchmarks need. */
export interface BenchCloud {
  stack: Stack;
  buckets: DemoBuckets;
  engine: EngineControl;
  sfn: SFNClient;
  lambda: LambdaClient;
  trail: CloudTrailClient;
}

/** Starts an empty cloud, passes it to `use`, and always stops it. */
export async function withCloud<T>(progress: Progress, use: (cloud: BenchCloud) => Promise<T>): Promise<T> {
  const { stack, stop } = await startCloud({
    stateDirectory: path.join(repository, '.local', 'bench'),
    port: 0,
    engine: 'pseudo',
    progress,
  });
  try {
    const config = await clientConfig(stack);
    const engine = engineOf(stack.translateEndpoint);
    await engine.behave({ engine: 'pseudo', latencyMs: engineLatencyMs });
    return await use({
      stack,
      buckets: new DemoBuckets(stack, config),
      engine,
      sfn: new SFNClient(config),
      lambda: new LambdaClient(config),
      trail: new CloudTrailClient(config),
    });
  } finally {
    await stop();
  }
}
