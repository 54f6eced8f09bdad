import { DeleteCommand, type DynamoDBDocumentClient, PutCommand, paginateQuery } from '@aws-sdk/lib-dynamodb';
import type { PublicRelease, PublicVersion } from '../../contracts/site.ts';
import { publicReleaseForm, publicVersionForm } from '../../core/releases/revisions/stored-forms.ts';
import { versionedItems } from './versioned-item.ts';

/** Sort keys of what readers see of a release, in its item collection. */
export const publicItems = {
  release: 'public',
  version: (version: number) => `${publicItems.versions}${String(version).padStart(8, '0')}`,
  versions: 'version#',
} as const;

/** What readers see of each release. It is written with the release's record: `Releases.change`. */
export interface PublicReleases {
  /** Undefined before its first version. */
  read(slug: string): Promise<PublicRelease | undefined>;
  /** Its committed versions, oldest first. */
  versions(slug: string): Promise<PublicVersion[]>;
  /** What a withdrawal leaves of a version. */
  replaceVersion(slug: string, version: PublicVersion): Promise<void>;
  /** Forgets a version that is purged. */
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
