import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  DeleteAccessKeyCommand,
  DeleteUserCommand,
  DeleteUserPolicyCommand,
  IAMClient,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { TranslateClient, TranslateTextCommand } from '@aws-sdk/client-translate';
import { expect, it, onTestFinished } from 'vitest';
import { config, stack } from './support/cloud.ts';

const iam = new IAMClient(config);
const text = 'Die Fähre fährt ab Montag, und die Überfahrt dauert neun Minuten.';

/** Somebody who may do these, and nothing else. */
async function translatorWho(UserName: string, actions: string[]): Promise<TranslateClient> {
  const PolicyName = 'may';
  await iam.send(new CreateUserCommand({ UserName }));
  const PolicyDocument = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }],
  });
  await iam.send(new PutUserPolicyCommand({ UserName, PolicyName, PolicyDocument }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  const { AccessKeyId = '', SecretAccessKey = '' } = AccessKey ?? {};
  onTestFinished(async () => {
    await iam.send(new DeleteAccessKeyCommand({ UserName, AccessKeyId }));
    await iam.send(new DeleteUserPolicyCommand({ UserName, PolicyName }));
    await iam.send(new DeleteUserCommand({ UserName }));
  });
  return new TranslateClient({
    endpoint: stack.translateEndpoint,
    region: stack.region,
    credentials: { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey },
    maxAttempts: 1,
  });
}

const ask = (client: TranslateClient, SourceLanguageCode: string) =>
  client.send(new TranslateTextCommand({ Text: text, SourceLanguageCode, TargetLanguageCode: 'es' }));

it('detecting a language takes a permission of its own', async () => {
  const translator = await translatorWho('detects-nothing', ['translate:TranslateText']);
  expect((await ask(translator, 'de')).SourceLanguageCode).toBe('de');
  await expect(ask(translator, 'auto')).rejects.toMatchObject({
    name: 'AccessDeniedException',
    message: expect.stringContaining('comprehend:DetectDominantLanguage'),
  });
  const detector = await translatorWho('detects-too', ['translate:TranslateText', 'comprehend:DetectDominantLanguage']);
  expect((await ask(detector, 'auto')).SourceLanguageCode).toBe('de');
});
