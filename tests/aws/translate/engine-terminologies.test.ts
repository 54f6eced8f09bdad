import { ListTerminologiesCommand } from '@aws-sdk/client-translate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { engineTerminologies } from '../../../aws/translate/engine-terminologies.ts';
import { maxTerminologyBytes } from '../../../contracts/limits.ts';
import { startEndpoint, type TestEndpoint } from '../../local/start-endpoint.ts';

let endpoint: TestEndpoint;
beforeEach(async () => {
  endpoint = await startEndpoint();
});
afterEach(() => endpoint.stop());
const terminologies = () => engineTerminologies(endpoint.client);
const csv = 'en,fr\nferry,bac\n';

test('imports as uni-directional CSV, knows what is there, and deletes it, twice too', async () => {
  expect(await terminologies().has('a')).toBe(false);
  await terminologies().import('a', csv);
  expect(await terminologies().has('a')).toBe(true);
  const { TerminologyPropertiesList } = await endpoint.client.send(new ListTerminologiesCommand({}));
  expect(TerminologyPropertiesList).toMatchObject([{ Name: 'a', Format: 'CSV', Directionality: 'UNI', TermCount: 1 }]);
  await terminologies().delete('a');
  await terminologies().delete('a');
  expect(await terminologies().has('a')).toBe(false);
});

test.each([
  ['what the service does not take', 'en,fr\n', 'InvalidTerminology', /It says: The provided terminology/],
  [
    'a list that is too large',
    `en,fr\n${'x'.repeat(maxTerminologyBytes)},y\n`,
    'TerminologyTooLarge',
    /the limit is 10485760 \(10 MiB\)/,
  ],
])('rejects %s', async (_, text, code, message) => {
  await expect(terminologies().import('a', text)).rejects.toMatchObject({
    name: 'Rejection',
    errors: [{ code, message: expect.stringMatching(message) }],
  });
});

test('rejects a list where the account has a hundred', async () => {
  for (let n = 0; n < 100; n++) await terminologies().import(`list-${n}`, csv);
  await expect(terminologies().import('a', csv)).rejects.toMatchObject({
    errors: [{ code: 'TerminologyLimit', message: expect.stringContaining('the limit is 100') }],
  });
});

test('rejects a list of which the service leaves terms out, and keeps nothing of it', async () => {
  const { client } = endpoint;
  client.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const { TerminologyProperties } = result.output as { TerminologyProperties?: Record<string, unknown> };
      if (TerminologyProperties) Object.assign(TerminologyProperties, { SkippedTermCount: 2, Message: 'Too long.' });
      return result;
    },
    { step: 'initialize' },
  );
  await expect(engineTerminologies(client).import('a', csv)).rejects.toMatchObject({
    errors: [{ code: 'InvalidTerminology', message: 'Amazon Translate would leave out 2 of the terms. Too long.' }],
  });
  expect(await engineTerminologies(client).has('a')).toBe(false);
});
