import { LookupEventsCommand } from '@aws-sdk/client-cloudtrail';
import type { BenchCloud } from './bench-cloud.ts';

/** A call of one of the pipeline's functions, as CloudTrail recorded it. */
export interface Call {
  /** Name of the function's role: `Ingest`, `Translate`, `Publish`. */
  by: string;
  /** `s3`, `dynamodb`, … */
  service: string;
  operation: string;
  parameters: Record<string, unknown>;
}

/** The functions' calls since a time of this machine's clock. */
export async function callsSince({ trail }: BenchCloud, since: Date): Promise<Call[]> {
  const calls: Call[] = [];
  let NextToken: string | undefined;
  do {
    const page = await trail.send(new LookupEventsCommand({ StartTime: since, NextToken }));
    for (const { EventTime, EventSource = '', EventName = '', CloudTrailEvent } of page.Events ?? []) {
      const detail = JSON.parse(CloudTrailEvent ?? '{}');
      const role: string = detail.userIdentity?.sessionContext?.sessionIssuer?.userName ?? '';
      const by = /Functions([A-Z]\w*?)Role/.exec(role)?.[1];
      if (by === undefined || (EventTime && EventTime < since)) continue;
      const service = EventSource.replace('.amazonaws.com', '');
      calls.push({ by, service, operation: EventName, parameters: detail.requestParameters ?? {} });
    }
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return calls;
}

/** Counts calls by function and operation, in a stable order. */
export function counted(calls: readonly Call[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { by, service, operation } of calls) {
    const name = `${by} ${service}:${operation}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return new Map([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}
