import { CliError } from '../cli-error.ts';
import type { Leftover } from './leftovers.ts';

/** What `cdk import` takes: by logical id, what identifies the resource (CDK CLI reference: cdk import). */
export type ResourceMapping = Record<string, { BucketName: string } | { TableName: string }>;

/** What a resource holds, by a part of its logical id. */
const labels: readonly (readonly [part: string, label: string])[] = [
  ['BucketsUpload', 'uploaded files'],
  ['BucketsWork', 'reports and documents'],
  ['BucketsPublish', 'published files'],
  ['TablesReleases', 'releases'],
  ['TablesTranslationMemory', "the machine's memory"],
  ['TablesHumanMemory', "people's words"],
  ['AccessLogs', 'access logs'],
  ['AuditTrail', 'who did what'],
  ['SigningKey', 'signatures'],
];

/** Those of which none is of use without the others. */
const together = labels.slice(0, 6);

export function labelOf(logicalId: string): string {
  return labels.find(([part]) => logicalId.includes(part))?.[1] ?? logicalId;
}

/**
 * The mapping by which a new stack takes over the buckets and tables of a deleted one.
 *
 * @throws CliError if one is missing, or several deleted stacks have left one
 */
export function resourceMapping(leftovers: readonly Leftover[]): ResourceMapping {
  const missing = together.filter(([part]) => !leftovers.some(({ logicalId }) => logicalId.includes(part)));
  if (missing.length > 0) {
    throw new CliError(
      `A new stack can take over the data only as a whole, and these are gone: ${missing.map(([, label]) => label).join(', ')}. Deploy, and upload the files again.`,
    );
  }
  const mapping = new Map<string, ResourceMapping[string]>();
  for (const { kind, logicalId, physicalId, deletedAt } of leftovers) {
    if (kind === 'key') continue;
    if (mapping.has(logicalId)) {
      throw new CliError(
        `Several stacks of this name were deleted, and each has left data. Say which to adopt by when it was deleted, such as --deleted ${deletedAt.toISOString()}.`,
      );
    }
    mapping.set(logicalId, kind === 'bucket' ? { BucketName: physicalId } : { TableName: physicalId });
  }
  return Object.fromEntries(mapping);
}
