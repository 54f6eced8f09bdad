import {
  DetectedLanguageLowConfidenceException,
  ListLanguagesCommand,
  TextSizeLimitExceededException,
  TranslateTextCommand,
  UnsupportedLanguagePairException,
} from '@aws-sdk/client-translate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { engineCodes } from '../../contracts/locales.ts';
import { startEndpoint, type TestEndpoint } from './start-endpoint.ts';

let endpoint: TestEndpoint;
beforeEach(async () => {
  endpoint = await startEndpoint();
});
afterEach(() => endpoint.stop());

test('translates and says between which languages', async () => {
  const { TranslatedText, SourceLanguageCode, TargetLanguageCode } = await endpoint.translate('Hello', 'ja');
  expect(TranslatedText).toBe('Ĥéļļö');
  expect([SourceLanguageCode, TargetLanguageCode]).toEqual(['en', 'ja']);
});

test('names its engine in a header', async () => {
  const headers: Record<string, string> = {};
  endpoint.client.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      Object.assign(headers, (result.response as { headers: Record<string, string> }).headers);
      return result;
    },
    { step: 'deserialize', priority: 'high' },
  );
  await endpoint.translate('Hello');
  expect(headers['x-dragoman-engine']).toBe('pseudo');
});

test('takes every language of the service, from and to English', async () => {
  const others = engineCodes.filter((code) => code !== 'en');
  for (const code of others) {
    await endpoint.translate('Hello', code);
    await endpoint.translate('Hello', 'en', code);
  }
  expect(engineCodes).toHaveLength(75);
});

test.each(['xx', 'nb', 'zh-Hant', 'pt-BR', 'ES'])('refuses the code %s, which is not the service’s', async (code) => {
  const refused = await endpoint.translate('Hello', code).catch((error) => error);
  expect(refused).toBeInstanceOf(UnsupportedLanguagePairException);
  expect(refused).toMatchObject({ SourceLanguageCode: 'en', TargetLanguageCode: code });
});

test('takes 10,000 bytes and not one more', async () => {
  await endpoint.translate('é'.repeat(5_000));
  const refused = await endpoint.translate(`${'é'.repeat(5_000)}x`).catch((error) => error);
  expect(refused).toBeInstanceOf(TextSizeLimitExceededException);
  expect(refused.message).toContain('10001 bytes');
});

test('refuses an empty text', async () => {
  await expect(endpoint.translate('')).rejects.toMatchObject({ name: 'ValidationException' });
});

test('refuses a request without a target language', async () => {
  const command = new TranslateTextCommand({ Text: 'x', SourceLanguageCode: 'en', TargetLanguageCode: undefined });
  await expect(endpoint.client.send(command)).rejects.toMatchObject({
    name: 'ValidationException',
    message: expect.stringContaining("Value null at 'targetLanguageCode'"),
  });
});

test('refuses a terminology that does not exist', async () => {
  const command = new TranslateTextCommand({
    Text: 'x',
    SourceLanguageCode: 'en',
    TargetLanguageCode: 'es',
    TerminologyNames: ['house'],
  });
  await expect(endpoint.client.send(command)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

test('knows no other operation', async () => {
  const refused = endpoint.client.send(new ListLanguagesCommand({}));
  await expect(refused).rejects.toMatchObject({ name: 'UnknownOperationException' });
});

test('refuses what is no JSON', async () => {
  const answer = await fetch(endpoint.url, {
    method: 'POST',
    headers: { 'x-amz-target': 'AWSShineFrontendService_20170701.TranslateText' },
    body: '{',
  });
  expect([answer.status, await answer.json()]).toMatchObject([400, { __type: 'SerializationException' }]);
});

test('hands on why a caller may not, and bills nothing', async () => {
  const denied = await startEndpoint('pseudo', async () => ({
    status: 400,
    headers: { 'content-type': 'application/x-amz-json-1.1' },
    body: Buffer.from(
      '{"__type":"AccessDeniedException","Message":"not authorized to perform: translate:TranslateText"}',
    ),
  }));
  try {
    await expect(denied.translate('Hello')).rejects.toMatchObject({ name: 'AccessDeniedException' });
    expect(await (await denied.local('GET', 'stats')).json()).toMatchObject({
      requests: 0,
      characters: 0,
      rejected: 1,
    });
  } finally {
    await denied.stop();
  }
});

test('asks permission with the request as it was signed', async () => {
  const asked: { rawHeaders: string[]; body: string }[] = [];
  const recording = await startEndpoint('identity', async ({ rawHeaders, body }) => {
    asked.push({ rawHeaders, body: body.toString() });
    return null;
  });
  try {
    await recording.translate('Hello');
    const [signed] = asked;
    expect(signed?.rawHeaders.join('\n')).toMatch(/^authorization\nAWS4-HMAC-SHA256 Credential=test/im);
    expect(JSON.parse(signed?.body ?? '')).toMatchObject({ Text: 'Hello' });
  } finally {
    await recording.stop();
  }
});

test('applies the settings that it has for the languages, and says which', async () => {
  const ask = async (target: string, Settings: object) => {
    const request = { Text: 'Hello', SourceLanguageCode: 'en', TargetLanguageCode: target, Settings };
    return (await endpoint.client.send(new TranslateTextCommand(request))).AppliedSettings;
  };
  const all = { Formality: 'FORMAL', Brevity: 'ON', Profanity: 'MASK' };
  expect(await ask('fr', all)).toEqual(all);
  expect(await ask('ja', all)).toEqual({ Formality: 'FORMAL', Profanity: 'MASK' });
  expect(await ask('bn', all)).toBeUndefined();
  await expect(ask('fr', { Formality: 'POLITE' })).rejects.toThrow(
    "Value 'POLITE' at 'settings.formality' failed to satisfy constraint: Member must satisfy enum value set",
  );
});

const texts = {
  en: 'The ferry opens on Monday, and the crossing takes nine minutes.',
  de: 'Die Fähre fährt ab Montag, und die Überfahrt dauert neun Minuten.',
  'zh-TW': '渡輪於星期一開航，航程需時九分鐘，市民們對此表示歡迎。',
  no: 'Fergen åpner på mandag, og overfarten tar ni minutter for alle som vil være med.',
};

test.each(Object.entries(texts))('detects %s where the source is auto, and says so', async (code, text) => {
  const { SourceLanguageCode, TranslatedText } = await endpoint.translate(text, 'es', 'auto');
  expect(SourceLanguageCode).toBe(code);
  expect(TranslatedText).toBe((await endpoint.translate(text, 'es', code)).TranslatedText);
});

test('detects by the words, not by their markup', async () => {
  const marked = `<g1 class="the of and that">${texts.de}</g1><x2 title="the other one and that of the harbour"/>`;
  expect((await endpoint.translate(marked, 'es', 'auto')).SourceLanguageCode).toBe('de');
});

test('a text that does not say its language is refused, with the guess if there is one', async () => {
  const refused = await endpoint.translate('Nordhaven Wind', 'es', 'auto').catch((error) => error);
  expect(refused).toBeInstanceOf(DetectedLanguageLowConfidenceException);
  expect(refused.DetectedLanguageCode).toMatch(/^[a-z]{2,3}/);
  // Whoever is content with it asks again, as the service's documentation says.
  await expect(endpoint.translate('Nordhaven Wind', 'es', refused.DetectedLanguageCode)).resolves.toBeDefined();
  const none = await endpoint.translate('2026 – 12', 'es', 'auto').catch((error) => error);
  expect([none.name, none.DetectedLanguageCode]).toEqual(['DetectedLanguageLowConfidenceException', undefined]);
  expect(await (await endpoint.local('GET', 'stats')).json()).toMatchObject({ rejected: 2 });
});

test('a detected language is held against the target, and auto is no target', async () => {
  await expect(endpoint.translate(texts.de, 'de', 'auto')).rejects.toMatchObject({
    name: 'UnsupportedLanguagePairException',
    SourceLanguageCode: 'de',
  });
  await expect(endpoint.translate(texts.de, 'auto', 'de')).rejects.toMatchObject({
    name: 'UnsupportedLanguagePairException',
    TargetLanguageCode: 'auto',
  });
});
