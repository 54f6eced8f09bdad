import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { recordForm } from '../../core/releases/revisions/stored-forms.ts';
import type { WordTables } from '../../core/translation/memory/words-for.ts';
import { batchGetItems } from './batches.ts';
import { releaseItem } from './releases.ts';

/** What readers see of each release that exists, by slug; from the table Releases. */
export function releaseStandings(dynamo: DynamoDBDocumentClient, table: string): WordTables['standings'] {
  return async (slugs) => {
    const items = await batchGetItems(
      dynamo,
      table,
      [...new Set(slugs)].map((slug) => ({ slug, item: releaseItem })),
    );
    return new Map(
      items.map(({ slug, value }) => {
        const { committed, withdrawn } = recordForm.read(value as object);
        return [String(slug), { ...(committed && { committed: committed.revision }), ...(withdrawn && { withdrawn }) }];
      }),
    );
  };
}
