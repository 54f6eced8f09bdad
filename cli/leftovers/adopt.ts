import { CliError } from '../cli-error.ts';
import type { Leftover } from './leftovers.ts';
import { partsTogether } from './ours.ts';

/** What `cdk import` takes: by logical id, what identifies the resource (CDK CLI reference: cdk import). */
export type ResourceMapping = Record<string, { BucketName: string } | { TableName: string }>;

/**
 * The mapping by which a new stack takes over the buckets and tables of a deleted one.
 *
 * @throws CliError if one is missing, or there are two in its place
 */
export function resourceMapping(leftovers: readonly Leftover[]): ResourceMapping {
  const missing = partsTogether.filter(({ path }) => !leftovers.some(({ part }) => part.path === path));
  if (missing.length > 0) {
    throw new CliError(
      `A new stack can take over the data only as a whole, and these are gone: ${missing.map(({ label }) => label).join(', ')}. Deploy, and upload the files again.`,
    );
  }
  const mapping = new Map<string, ResourceMapping[string]>();
  for (const { kind, logicalId, physicalId } of leftovers) {
    if (kind === 'key') continue;
    if (mapping.has(logicalId)) {
      // An update replaced it, and kept the one before.
      const both = leftovers.filter((one) => one.logicalId === logicalId).map((one) => one.physicalId);
      throw new CliError(
        `The stack has left ${both.join(' and ')} in one place (${logicalId}). Only you know which is meant: delete the other one, or write the mapping of cdk import by hand.`,
      );
    }
    mapping.set(logicalId, kind === 'bucket' ? { BucketName: physicalId } : { TableName: physicalId });
  }
  return Object.fromEntries(mapping);
}
