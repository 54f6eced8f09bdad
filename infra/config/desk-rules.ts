import type { z } from 'zod';
import { uploadFolders } from '../../contracts/keys.ts';

/** Each desk is a managed policy and an output, of which a stack may have 500 and 200 (CloudFormation quotas). */
export const maxDesks = 50;

/**
 * A desk's policy names its folder some ten times and may have 6,144 characters (IAM quotas); `tests/infra/desks.test.ts`
 * measures the longest.
 */
export const maxPrefixCharacters = 200;

/** Refuses folders that are of another desk too, or of none. */
export function checkDesks(desks: Readonly<Record<string, { prefix: string }>>, context: z.RefinementCtx): void {
  const refuse = (name: string, message: string, allowed: string) =>
    context.addIssue({ code: 'custom', path: ['desks', name], message, params: { allowed } });
  const all = Object.entries(desks);
  if (all.length > maxDesks) {
    context.addIssue({
      code: 'custom',
      path: ['desks'],
      message: `names ${all.length} desks`,
      params: { allowed: `up to ${maxDesks}` },
    });
  }
  for (const [index, [name, { prefix }]] of all.entries()) {
    const other = all.slice(0, index).find(([, { prefix: before }]) => overlaps(prefix, before));
    if (other !== undefined)
      refuse(name, `overlaps with the folder of "${other[0]}"`, 'a folder of its own for each desk');
    const reserved = Object.values(uploadFolders).find((folder) => overlaps(prefix, folder));
    if (prefix.includes('.files/')) refuse(name, 'is a folder of attachments', 'a folder of releases');
    if (reserved !== undefined) refuse(name, `is "${reserved}", which does not hold releases`, 'a folder of releases');
  }
}

function overlaps(one: string, other: string): boolean {
  return one.startsWith(other) || other.startsWith(one);
}
