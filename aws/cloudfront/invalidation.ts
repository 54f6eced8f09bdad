import { type CloudFrontClient, CreateInvalidationCommand } from '@aws-sdk/client-cloudfront';
import { sha256 } from '../../contracts/sha256.ts';
import { invalidatedPaths } from '../../core/publication/versions/invalidated-paths.ts';

/** Takes what was at some addresses out of CloudFront's caches. */
export type Invalidate = (
  what: { slug: string; languages: readonly string[] },
  /** Tells two invalidations of the release apart; asked again with the same, it is the same. */
  reference: string,
) => Promise<void>;

export function invalidator(cloudfront: CloudFrontClient, distribution: string): Invalidate {
  return async ({ slug, languages }, reference) => {
    const own = sha256(`${slug}\n${reference}`);
    await invalidatePaths(cloudfront, distribution, invalidatedPaths(slug, languages), own);
  };
}

/** @param reference as `Invalidate` has it */
export async function invalidatePaths(
  cloudfront: CloudFrontClient,
  distribution: string,
  paths: string[],
  reference: string,
): Promise<void> {
  await cloudfront.send(
    new CreateInvalidationCommand({
      DistributionId: distribution,
      InvalidationBatch: { CallerReference: reference, Paths: { Quantity: paths.length, Items: paths } },
    }),
  );
}
