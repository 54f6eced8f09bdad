import { TranslateClient, TranslateTextCommand, type TranslateTextCommandOutput } from '@aws-sdk/client-translate';
import type { EngineChoice } from '../../local/translate/engine.ts';
import { everyone, type Permission } from '../../local/translate/permission.ts';
import { startTranslate } from '../../local/translate/server.ts';

export interface TestEndpoint {
  url: string;
  client: TranslateClient;
  translate(text: string, target?: string, source?: string): Promise<TranslateTextCommandOutput>;
  local(method: string, path: string, body?: unknown): Promise<Response>;
  stop(): Promise<void>;
}

/** The endpoint on a port of its own, without MiniStack and Apertium, and the real SDK in front of it. */
export async function startEndpoint(
  engine: EngineChoice = 'pseudo',
  permission: Permission = everyone,
): Promise<TestEndpoint> {
  const service = await startTranslate({ port: 0, engine, permission, apertium: null });
  const client = new TranslateClient({
    endpoint: service.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
  return {
    url: service.endpoint,
    client,
    translate: (text, target = 'es', source = 'en') =>
      client.send(new TranslateTextCommand({ Text: text, SourceLanguageCode: source, TargetLanguageCode: target })),
    local: (method, path, body) =>
      fetch(`${service.endpoint}/_local/${path}`, {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    stop: async () => {
      client.destroy();
      await service.stop();
    },
  };
}
