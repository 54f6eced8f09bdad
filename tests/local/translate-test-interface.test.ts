import { afterEach, beforeEach, expect, test } from 'vitest';
import { startEndpoint, type TestEndpoint } from './start-endpoint.ts';

let endpoint: TestEndpoint;
beforeEach(async () => {
  endpoint = await startEndpoint('identity');
});
afterEach(() => endpoint.stop());

const stats = async () => (await endpoint.local('GET', 'stats')).json();

test('counts requests and characters as billed, by target', async () => {
  await endpoint.translate('añ😀', 'es');
  await endpoint.translate('<g1>b</g1>', 'fr');
  expect(await stats()).toEqual({
    requests: 2,
    characters: 13,
    rejected: 0,
    byTarget: { es: { requests: 1, characters: 3 }, fr: { requests: 1, characters: 10 } },
  });
});

test('DELETE zeroes the counts', async () => {
  await endpoint.translate('a');
  expect((await endpoint.local('DELETE', 'stats')).status).toBe(204);
  expect(await stats()).toEqual({ requests: 0, characters: 0, rejected: 0, byTarget: {} });
});

test('a fault answers its error so many times, for its target only', async () => {
  await endpoint.local('PUT', 'behaviour', { faults: [{ target: 'fr', error: 'TooManyRequestsException', times: 2 }] });
  await endpoint.translate('a', 'es');
  await expect(endpoint.translate('a', 'fr')).rejects.toMatchObject({ name: 'TooManyRequestsException' });
  await expect(endpoint.translate('a', 'fr')).rejects.toMatchObject({ name: 'TooManyRequestsException' });
  await endpoint.translate('a', 'fr');
  expect(await stats()).toMatchObject({ requests: 2, rejected: 2 });
});

test('a fault without times lasts until the reset', async () => {
  await endpoint.local('PUT', 'behaviour', { faults: [{ target: 'fr', error: 'ServiceUnavailableException' }] });
  for (let i = 0; i < 3; i += 1) await expect(endpoint.translate('a', 'fr')).rejects.toThrow();
  expect((await endpoint.local('DELETE', 'behaviour')).status).toBe(204);
  await endpoint.translate('a', 'fr');
});

test.each([
  ['drop-tag', 'a <g1>b</g1>\nc', 'a b</g1>\nc'],
  ['swap-lines', 'a\nb\nc', 'b\na\nc'],
  ['drop-line', 'a\nb\nc', 'a\nb'],
  ['echo', 'a', 'a'],
  ['empty', 'a', ''],
])('alters the translation: %s', async (alter, text, expected) => {
  await endpoint.local('PUT', 'behaviour', { faults: [{ target: 'it', alter }] });
  expect((await endpoint.translate(text, 'it')).TranslatedText).toBe(expected);
});

test('a behaviour replaces the whole of the one before', async () => {
  await endpoint.local('PUT', 'behaviour', { faults: [{ target: 'fr', error: 'InternalServerException' }] });
  await endpoint.local('PUT', 'behaviour', { engine: 'pseudo' });
  expect((await endpoint.translate('a', 'fr')).TranslatedText).toBe('å');
});

test('more requests than the rate are throttled', async () => {
  await endpoint.local('PUT', 'behaviour', { requestsPerSecond: 2 });
  const answers = await Promise.allSettled(['a', 'b', 'c', 'd'].map((text) => endpoint.translate(text)));
  const throttled = answers.filter(
    (answer) => answer.status === 'rejected' && answer.reason.name === 'ThrottlingException',
  );
  expect(throttled).toHaveLength(2);
});

test('latencyMs is the least time that a request takes', async () => {
  await endpoint.local('PUT', 'behaviour', { latencyMs: 40 });
  const began = performance.now();
  await endpoint.translate('a');
  expect(performance.now() - began).toBeGreaterThanOrEqual(39);
});

test.each([
  ['an unknown key', { latency: 5 }],
  ['an unknown error', { faults: [{ target: 'fr', error: 'Nonsense' }] }],
  ['a fault that does nothing', { faults: [{ target: 'fr' }] }],
  ['a fault that does two things', { faults: [{ target: 'fr', error: 'ThrottlingException', alter: 'echo' }] }],
  ['an unknown engine', { engine: 'deepl' }],
])('refuses %s, and keeps the behaviour', async (_what, settings) => {
  await endpoint.local('PUT', 'behaviour', { engine: 'pseudo' });
  const answer = await endpoint.local('PUT', 'behaviour', settings);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toEqual({ error: expect.stringContaining('✖') });
  expect((await endpoint.translate('a')).TranslatedText).toBe('å');
});
