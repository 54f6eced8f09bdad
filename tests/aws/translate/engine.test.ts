import { afterEach, beforeEach, expect, test } from 'vitest';
import { translateEngine } from '../../../aws/translate/engine.ts';
import { engineTerminologies } from '../../../aws/translate/engine-terminologies.ts';
import { startEndpoint, type TestEndpoint } from '../../local/start-endpoint.ts';

let endpoint: TestEndpoint;
beforeEach(async () => {
  endpoint = await startEndpoint();
});
afterEach(() => endpoint.stop());

async function applied(target: string): Promise<unknown> {
  const { byTarget } = (await (await endpoint.local('GET', 'stats')).json()) as {
    byTarget: Record<string, { settings?: unknown }>;
  };
  return byTarget[target]?.settings;
}

test('settings reach the service under its own names', async () => {
  const settings = { formality: 'informal', brevity: 'on', profanity: 'mask' } as const;
  await translateEngine(endpoint.client).translate('Hello', { source: 'en', target: 'fr', settings });
  expect(await applied('fr')).toEqual({ Formality: 'INFORMAL', Brevity: 'ON', Profanity: 'MASK' });
});

test('without settings nothing is asked for', async () => {
  await translateEngine(endpoint.client).translate('Hello', { source: 'en', target: 'zh-Hant' });
  expect(await applied('zh-TW')).toBeUndefined();
});

test('a term list is asked for by its name, and none without one', async () => {
  const engine = translateEngine(endpoint.client);
  await engineTerminologies(endpoint.client).import('dragoman-1', 'en,fr\nHello,Salut\n');
  const languages = { source: 'en', target: 'fr' };
  expect((await engine.translate('Hello', { ...languages, terminology: 'dragoman-1' })).text).toBe('Salut');
  expect((await engine.translate('Hello', languages)).text).not.toBe('Salut');
});

test('a term list that is gone fails the language, and is worth dropping again', async () => {
  await expect(
    translateEngine(endpoint.client).translate('Hello', { source: 'en', target: 'fr', terminology: 'dragoman-1' }),
  ).rejects.toMatchObject({ name: 'LanguageFailure', code: 'TerminologyGone' });
});
