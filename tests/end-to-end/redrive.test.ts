import { PutObjectCommand } from '@aws-sdk/client-s3';
import { beforeAll, expect, it } from 'vitest';
import type { ObjectEvent } from '../../contracts/messages.ts';
import { ingest } from '../../functions/ingest/ingest.ts';
import { reportDeadExecution } from '../../functions/report-dead-execution/report-dead-execution.ts';
import type { Places } from '../support/services.ts';
import { s3 } from './support/cloud.ts';
import { ownPlaces, servicesOf } from './support/own-places.ts';

let places: Places;
beforeAll(async () => {
  places = await ownPlaces('redrive');
});

async function upload(key: string): Promise<ObjectEvent> {
  const { VersionId = '' } = await s3.send(
    new PutObjectCommand({ Bucket: places.upload, Key: key, Body: '# A\n\nText.\n' }),
  );
  const object = { key, 'version-id': VersionId, sequencer: '10' };
  return { 'detail-type': 'Object Created', detail: { bucket: { name: places.upload }, object } };
}

const execution = 'arn:of:the:execution';
const dies = (event: ObjectEvent, redriveCount: number) =>
  reportDeadExecution(
    { detail: { executionArn: execution, status: 'FAILED', input: JSON.stringify(event), redriveCount } },
    servicesOf(places).services,
  );
const comesTo = async (event: ObjectEvent, run: { execution: string; redrive: number }) =>
  (await ingest({ event, ...run }, servicesOf(places).services)).outcome;

it('an execution that died in Ingest leaves nothing to a function that still runs for it, and all to a redrive', async () => {
  const event = await upload('redriven.md');
  await dies(event, 0);
  expect(await comesTo(event, { execution, redrive: 0 })).toBe('ignored');
  expect(await comesTo(event, { execution, redrive: 1 })).toBe('release');
});

it('a redrive that died too leaves it to the next', async () => {
  const event = await upload('twice.md');
  await dies(event, 0);
  await dies(event, 1);
  expect(await comesTo(event, { execution, redrive: 2 })).toBe('release');
});

it('an execution that died in Ingest leaves its event to another execution', async () => {
  const event = await upload('restarted.md');
  await dies(event, 0);
  expect(await comesTo(event, { execution: 'arn:of:another', redrive: 0 })).toBe('release');
  expect(await comesTo(event, { execution, redrive: 1 })).toBe('ignored');
});

it('uploads that are refused unread hold no connection', async () => {
  const { services } = servicesOf(places);
  const refused = async (key: string) => {
    const { VersionId = '' } = await s3.send(
      new PutObjectCommand({ Bucket: places.upload, Key: key, Body: 'x'.repeat(300_000) }),
    );
    const object = { key, 'version-id': VersionId, sequencer: '10' };
    const event: ObjectEvent = { 'detail-type': 'Object Created', detail: { bucket: { name: places.upload }, object } };
    return (await ingest({ event, execution: key, redrive: 0 }, services)).outcome;
  };
  // More than the 50 connections that the SDK opens at most.
  for (let n = 0; n < 60; n += 1) expect(await refused(`picture-${n}.png`)).toBe('rejected');
});
