import { expect, test, vi } from 'vitest';
import type { Letter } from '../../aws/sqs/letters.ts';
import { replayLetters } from '../../functions/replay-letters/replay-letters.ts';

vi.spyOn(console, 'info').mockImplementation(() => {});

const upload = {
  source: 'aws.s3',
  id: 'e1',
  'detail-type': 'Object Created',
  detail: { bucket: { name: 'upload' }, object: { key: 'a.md' } },
};

/** A queue with these letters, and what became of them. */
function queue(bodies: readonly unknown[], { remainingMs = (): number => 600_000 } = {}) {
  let waiting = bodies.map(
    (body, n): Letter => ({ body: typeof body === 'string' ? body : JSON.stringify(body), receipt: String(n) }),
  );
  const started: [string, string][] = [];
  const removed: string[] = [];
  const putBack: string[] = [];
  return {
    started,
    removed,
    putBack,
    services: {
      letters: {
        receive: async () => {
          const received = waiting.slice(0, 2);
          waiting = waiting.slice(2);
          return received;
        },
        remove: async ({ receipt }: Letter) => void removed.push(receipt),
        putBack: async ({ receipt }: Letter) => void putBack.push(receipt),
      },
      start: async (name: string, input: string) => void started.push([name, input]),
      uploadBucket: 'upload',
      remainingMs,
    },
  };
}

test('starts the executions of its own bucket, each under the name of its event, and leaves other letters', async () => {
  const others = [
    { source: 'aws.states', detail: {} },
    { ...upload, detail: { ...upload.detail, bucket: { name: 'another' } } },
    { requestPayload: { source: 'aws.states' }, responsePayload: {} },
    'no JSON',
    { source: 'aws.s3' },
  ];
  const { services, started, removed, putBack } = queue([others[0], upload, ...others.slice(1), upload]);
  expect(await replayLetters(services)).toEqual({
    replayed: 2,
    left: ['aws.states', 'aws.s3', 'aws.states', 'unknown', 'aws.s3'],
    more: false,
  });
  expect(started.map(([, input]) => JSON.parse(input))).toEqual([upload, upload]);
  expect(new Set(started.map(([name]) => name)).size).toBe(1); // Step Functions takes it once
  expect(started[0]?.[0]).toMatch(/^[\w-]{1,80}$/);
  expect([removed, putBack]).toEqual([
    ['1', '6'],
    ['0', '2', '3', '4', '5'],
  ]);
});

test('stops before its time, and says that there is more', async () => {
  const { services, started } = queue([upload, upload, upload], { remainingMs: () => 1_000 });
  expect(await replayLetters(services)).toMatchObject({ replayed: 2, more: true });
  expect(started).toHaveLength(2);
});
