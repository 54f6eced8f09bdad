import { PutObjectCommand } from '@aws-sdk/client-s3';
import { expect, it } from 'vitest';
import type { ObjectEvent } from '../../contracts/messages.ts';
import { ingest } from '../../functions/ingest/ingest.ts';
import type { IngestServices } from '../../functions/ingest/services.ts';
import { reportDeadExecution } from '../../functions/report-dead-execution/report-dead-execution.ts';
import { s3 } from './support/cloud.ts';
import { ownPlaces, servicesOf } from './support/own-places.ts';

const execution = 'arn:aws:states:::execution:p:stopped';

/** Stopping an execution does not stop the function that runs for it; the two meet at any point. */
it('an execution that is aborted between what Ingest reads and what it writes registers nothing', async () => {
  const places = await ownPlaces('died-meanwhile');
  const key = 'race.md';
  const { VersionId = '' } = await s3.send(new PutObjectCommand({ Bucket: places.upload, Key: key, Body: '# Race\n' }));
  const object = { key, 'version-id': VersionId, sequencer: '01' };
  const event: ObjectEvent = {
    'detail-type': 'Object Created',
    detail: { bucket: { name: places.upload }, object },
  };
  const { services, announced } = servicesOf(places);
  const detail = { executionArn: execution, status: 'ABORTED', input: JSON.stringify(event) } as const;

  let reads = 0;
  const releases: IngestServices['releases'] = {
    ...services.releases,
    change: (slug, decide) =>
      services.releases.change(slug, async (current) => {
        const change = await decide(current);
        reads += 1;
        if (reads === 1) await reportDeadExecution({ detail }, services);
        return change;
      }),
  };
  const result = await ingest({ event, execution, redrive: 0 }, { ...services, releases });

  expect(result.outcome).toBe('ignored');
  expect(await services.releases.read('race')).toBeUndefined();
  expect(announced.map(({ outcome }) => outcome)).toEqual(['failed']);

  const next = await ingest({ event, execution: `${execution}-2`, redrive: 0 }, services);
  expect(next).toMatchObject({ outcome: 'release', release: { revision: 1 } });
});
