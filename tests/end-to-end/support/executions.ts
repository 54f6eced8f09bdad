import { DescribeExecutionCommand, ListExecutionsCommand, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { IngestResult, ObjectEvent } from '../../../contracts/messages.ts';
import { until } from '../../../terminal/until.ts';
import { sfn, stack } from './cloud.ts';

/** The executions that an upload key has caused, newest first. */
export async function executionsOf(key: string) {
  const { executions = [] } = await sfn.send(
    new ListExecutionsCommand({ stateMachineArn: stack.stateMachineArn, maxResults: 50 }),
  );
  const described = await Promise.all(
    executions.map(({ executionArn }) => sfn.send(new DescribeExecutionCommand({ executionArn }))),
  );
  return described.filter(({ input = '{}' }) => (JSON.parse(input) as ObjectEvent).detail?.object?.key === key);
}

/** What the first finished execution of a key came to. */
export async function endOf(key: string): Promise<IngestResult> {
  const output = await until(
    `an execution of ${key}`,
    async () => (await executionsOf(key)).find(({ status }) => status !== 'RUNNING')?.output,
  );
  return JSON.parse(output) as IngestResult;
}

/** Delivers an event once more, as EventBridge may. */
export async function start(event: ObjectEvent): Promise<string> {
  const { executionArn = '' } = await sfn.send(
    new StartExecutionCommand({ stateMachineArn: stack.stateMachineArn, input: JSON.stringify(event) }),
  );
  return executionArn;
}

export async function resultOf(executionArn: string): Promise<IngestResult> {
  return until(`the end of ${executionArn}`, async () => {
    const { status, output, cause } = await sfn.send(new DescribeExecutionCommand({ executionArn }));
    if (status === 'RUNNING') return undefined;
    if (status !== 'SUCCEEDED') throw new Error(`${executionArn} ended as ${status}: ${cause}`);
    return JSON.parse(output ?? '{}') as IngestResult;
  });
}
