import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { SiteMessage } from '../../contracts/site.ts';
import { log, logError } from '../shared/log.ts';

/**
 * Updates the site for all releases that a batch of messages names, at once. If that fails, updates it for each
 * release alone, so that one that fails does not block the others; SQS redelivers only the messages that failed.
 */
export async function readBatch(
  { Records }: SQSEvent,
  write: (slugs: readonly string[]) => Promise<void>,
): Promise<SQSBatchResponse> {
  const messages = Records.map(({ messageId, body }) => ({
    messageId,
    slug: (JSON.parse(body) as SiteMessage).release,
  }));
  const slugs = [...new Set(messages.map(({ slug }) => slug))];
  try {
    await write(slugs);
    log('site', { releases: slugs.length });
    return { batchItemFailures: [] };
  } catch (error) {
    logError(error);
  }
  const failed = new Set<string>();
  for (const slug of slugs) {
    try {
      await write([slug]);
    } catch (error) {
      logError(error);
      failed.add(slug);
    }
  }
  log('site', { releases: slugs.length, failed: failed.size });
  return {
    batchItemFailures: messages
      .filter(({ slug }) => failed.has(slug))
      .map(({ messageId }) => ({ itemIdentifier: messageId })),
  };
}
