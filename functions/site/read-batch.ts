import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { SiteMessage } from '../../contracts/site.ts';
import { log } from '../shared/log.ts';

/**
 * Takes in the releases that a batch of messages names, all at once. Where that fails, each by itself, so
 * that one that cannot be read does not hold up the others; SQS brings back only those that failed.
 */
export async function readBatch(
  { Records }: SQSEvent,
  write: (releases: readonly string[]) => Promise<void>,
): Promise<SQSBatchResponse> {
  const messages = Records.map(({ messageId, body }) => ({
    messageId,
    release: (JSON.parse(body) as SiteMessage).release,
  }));
  const releases = [...new Set(messages.map(({ release }) => release))];
  try {
    await write(releases);
    log('site', { releases: releases.length });
    return { batchItemFailures: [] };
  } catch (error) {
    logError(error);
  }
  const failed = new Set<string>();
  for (const release of releases) {
    try {
      await write([release]);
    } catch (error) {
      logError(error);
      failed.add(release);
    }
  }
  log('site', { releases: releases.length, failed: failed.size });
  return {
    batchItemFailures: messages
      .filter(({ release }) => failed.has(release))
      .map(({ messageId }) => ({ itemIdentifier: messageId })),
  };
}

/** With its stack, and no text of a release: errors name keys and codes. */
function logError(error: unknown): void {
  console.error(error);
}
