import {
  GetFunctionConfigurationCommand,
  ListFunctionsCommand,
  UpdateFunctionConfigurationCommand,
  waitUntilFunctionUpdatedV2,
} from '@aws-sdk/client-lambda';
import type { BenchCloud } from '../support/bench-cloud.ts';

/**
 * Makes the next call of every function a cold start: writing a function's configuration gives it new
 * execution environments, on AWS as on MiniStack.
 */
export async function chill({ lambda }: BenchCloud): Promise<void> {
  const { Functions = [] } = await lambda.send(new ListFunctionsCommand({}));
  const names = Functions.map(({ FunctionName = '' }) => FunctionName).filter((name) => name.includes('PipelineFunc'));
  if (names.length < 3) throw new Error(`only ${names.length} functions of the pipeline found`);
  for (const FunctionName of names) {
    const { Timeout } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
    await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Timeout }));
    await waitUntilFunctionUpdatedV2({ client: lambda, maxWaitTime: 30, minDelay: 1 }, { FunctionName });
  }
}
