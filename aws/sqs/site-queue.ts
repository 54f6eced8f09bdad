import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { sha256 } from '../../contracts/sha256.ts';
import type { SiteMessage } from '../../contracts/site.ts';

/** Tells the site's writer that a release has changed. */
export interface SiteMessages {
  /** @param tick of the release's public record, so that a retry of the same change is the same message */
  tell(slug: string, tick: number): Promise<void>;
}

/** One group for all messages, so that one reader handles them in order. */
const group = 'site';

export function siteQueue(sqs: SQSClient, url: string): SiteMessages {
  return {
    async tell(slug, tick) {
      const message: SiteMessage = { schema: 1, release: slug };
      await sqs.send(
        new SendMessageCommand({
          QueueUrl: url,
          MessageBody: JSON.stringify(message),
          MessageGroupId: group,
          MessageDeduplicationId: sha256(`${slug}\n${tick}`),
        }),
      );
    },
  };
}
