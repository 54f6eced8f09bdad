import { DeleteCommand, type DynamoDBDocumentClient, PutCommand, paginateQuery } from '@aws-sdk/lib-dynamodb';
import type { PublicRelease, PublicVersion } from '../../contracts/site.ts';
import { publicReleaseForm, publicVersionForm } from '../../core/releases/revisions/stored-forms.ts';
import { versionedItems } from './versioned-item.ts';

/** Sort keys of a release's public items, in its item collection. */
export const publicItems = {
  release: 'public',
  version: (version: number) => `${publicItems.versions}${String(version).padStart(8, '0')}`,
  versions: 'version#',
} as const;

/** Reads and changes what readers see of each release. `Releases.change` writes it with the release's record. */
export interface PublicReleases {
  /** Undefined before its first version. */
  read(slug: string): Promise<PublicRelease | undefined>;
  /** Its committed versions, oldest first. */
  versions(slug: string): Promise<PublicVersion[]>;
  /** Replaces a version by what a withdrawal leaves of it. */
  replaceVersion(slug: string, version: PublicVersion): Promise<void>;
  /** Removes a purged version. */
  removeVersion(slug: string, version: number): Promise<void>;
}

export function publicReleases(dynamo: DynamoDBDocumentClient, table: string): PublicReleases {
  return {
    async read(slug) {
      const stored = await versionedItems(dynamo, table).read<object>({ slug, item: publicItems.release });
      return stored && publicReleaseForm.read(stored);
    },

    async versions(slug) {
      const pages = paginateQuery(
        { client: dynamo },
        {
          TableName: table,
          KeyConditionExpression: 'slug = :slug AND begins_with(#item, :versions)',
          ExpressionAttributeNames: { '#item': 'item' },
          ExpressionAttributeValues: { ':slug': slug, ':versions': publicItems.versions },
          ConsistentRead: true,
        },
      );
      const versions: PublicVersion[] = [];
      for await (const { Items = [] } of pages) {
        for (const { value } of Items) versions.push(publicVersionForm.read(value));
      }
      return versions;
    },

    async replaceVersion(slug, version) {
      const item = publicItems.version(version.number);
      await dynamo.send(
        new PutCommand({ TableName: table, Item: { slug, item, value: publicVersionForm.write(version) } }),
      );
    },

    async removeVersion(slug, version) {
      await dynamo.send(new DeleteCommand({ TableName: table, Key: { slug, item: publicItems.version(version) } }));
    },
  };
}
