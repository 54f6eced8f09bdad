import { TranslateClient } from '@aws-sdk/client-translate';
import { translateEngine } from '../../aws/translate/engine.ts';
import { runWorkers } from '../../core/lib/run-workers.ts';
import { encodeSegment } from '../../core/translation/segments/encode-segment.ts';
import { pack } from '../../core/translation/segments/pack.ts';
import type { BenchCloud } from '../support/bench-cloud.ts';
import { documentOf, type Source } from '../support/example.ts';

/** As in `translateDocument`. */
const requestsAtOnce = 4;

/** The requests that translate sends for one language with an empty memory. */
export function batchesOf(source: Source): string[] {
  const segments = documentOf(source).units.flatMap((unit) => encodeSegment(unit, { language: 'en' }));
  const texts = new Map(segments.map(({ text }) => [text, { text }]));
  return pack([...texts.values()]).map(({ text }) => text);
}

/** Milliseconds that the engine takes by itself: the same requests in the same rounds. */
export async function engineAlone(
  { stack }: BenchCloud,
  batches: readonly string[],
  languages: readonly string[],
): Promise<number> {
  const client = new TranslateClient({
    endpoint: stack.translateEndpoint,
    region: stack.region,
    credentials: { accessKeyId: stack.accessKeyId, secretAccessKey: stack.secretAccessKey },
  });
  const engine = translateEngine(client);
  const began = performance.now();
  await Promise.all(
    languages.map((target) =>
      runWorkers(batches, requestsAtOnce, async (text) => {
        await engine.translate(text, { source: 'en', target });
      }),
    ),
  );
  const took = performance.now() - began;
  client.destroy();
  return took;
}
