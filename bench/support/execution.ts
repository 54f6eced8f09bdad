import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  type HistoryEvent,
  ListExecutionsCommand,
} from '@aws-sdk/client-sfn';
import type { ObjectEvent } from '../../contracts/messages.ts';
import { until } from '../../terminal/until.ts';
import type { BenchCloud } from './bench-cloud.ts';

/** The history of the newest execution for an upload key, once the execution has ended. */
export function historyOf(cloud: BenchCloud, key: string): Promise<HistoryEvent[]> {
  return until(`the end of the execution of ${key}`, async () => {
    const execution = await newestOf(cloud, key);
    if (execution === undefined || execution.status === 'RUNNING') return null;
    const { events = [] } = await cloud.sfn.send(
      new GetExecutionHistoryCommand({ executionArn: execution.executionArn, maxResults: 1000 }),
    );
    return events;
  });
}

async function newestOf({ sfn, stack }: BenchCloud, key: string) {
  const { executions = [] } = await sfn.send(
    new ListExecutionsCommand({ stateMachineArn: stack.stateMachineArn, maxResults: 10 }),
  );
  for (const { executionArn } of executions) {
    const execution = await sfn.send(new DescribeExecutionCommand({ executionArn }));
    if ((JSON.parse(execution.input ?? '{}') as ObjectEvent).detail?.object.key === key) return execution;
  }
  return undefined;
}

/** The phases of an execution, in milliseconds. */
export interface Phases {
  /** Wall clock. */
  started: number;
  /** From the start to the first state. */
  pause: number;
  ingest: number;
  /** From the start of the first language to the end of the last. */
  translate: number;
  publish: number;
  /** Wall clock. */
  publishBegan: number;
  /** Task time, summed over languages. */
  translateInAll: number;
  /** State transitions, as Step Functions bills them. */
  transitions: number;
}

export function phasesOf(events: readonly HistoryEvent[]): Phases {
  const map = (type: string) => events.find((event) => event.type === type)?.id ?? 0;
  const [from, to] = [map('MapStateEntered'), map('MapStateExited')];
  const inMap = events.filter(({ id = 0 }) => id > from && id < to);
  const times = (type: string) => inMap.filter((event) => event.type === type).map(timeOf);
  const scheduled = times('TaskScheduled');
  const succeeded = times('TaskSucceeded');
  const total = (values: number[]) => values.reduce((sum, value) => sum + value, 0);
  // MiniStack's history leaves out the states inside of a Map; AWS bills them too.
  const entered = events.filter(({ id = 0, type }) => /StateEntered$/.test(type ?? '') && !(id > from && id < to));
  return {
    started: timeOf(events[0]),
    pause: timeOf(entryOf(events, 'Ingest')) - timeOf(events[0]),
    ingest: stateTime(events, 'Ingest'),
    translate: Math.max(...succeeded) - Math.min(...scheduled),
    publish: stateTime(events, 'Publish'),
    publishBegan: timeOf(entryOf(events, 'Publish')),
    // The sum does not depend on which end belongs to which start.
    translateInAll: total(succeeded) - total(scheduled),
    transitions: entered.length + scheduled.length,
  };
}

function stateTime(events: readonly HistoryEvent[], name: string): number {
  const exited = events.find(({ stateExitedEventDetails }) => stateExitedEventDetails?.name === name);
  return timeOf(exited) - timeOf(entryOf(events, name));
}

function entryOf(events: readonly HistoryEvent[], name: string): HistoryEvent | undefined {
  return events.find(({ stateEnteredEventDetails }) => stateEnteredEventDetails?.name === name);
}

function timeOf(event: HistoryEvent | undefined): number {
  return event?.timestamp?.getTime() ?? Number.NaN;
}
