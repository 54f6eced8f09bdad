import { type EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { fault } from '../../contracts/fault.ts';
import { eventDetailType, eventSource, type Report } from '../../contracts/report.ts';

export type Announce = (report: Report) => Promise<void>;

/** Sends each outcome as an event to the account's default bus, for programs that use releases. */
export function announcer(events: EventBridgeClient, pipeline: string): Announce {
  return async ({ outcome, release, revision, version, upload, manifest }) => {
    const detail = { pipeline, outcome, release, revision, version, upload, manifest };
    const { FailedEntryCount } = await events.send(
      new PutEventsCommand({
        Entries: [{ Source: eventSource, DetailType: eventDetailType(outcome), Detail: JSON.stringify(detail) }],
      }),
    );
    if (FailedEntryCount) throw fault`EventBridge did not take an event`;
  };
}
