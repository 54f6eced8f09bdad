import { type CloudFrontClient, CreateInvalidationCommand } from '@aws-sdk/client-cloudfront';
import { sha256 } from '../../contracts/sha256.ts';
import { invalidatedOfVersion, invalidatedPaths } from '../../core/publication/versions/invalidated-paths.ts';

/** Removes a release's addresses from CloudFront's caches. */
export type Invalidate = (
  what: { slug: string; languages: readonly string[] },
  /** Idempotency key: a second call with the same reference does nothing. */
  reference: string,
) => Promise<void>;

export function invalidator(cloudfront: CloudFrontClient, distribution: string): Invalidate {
  return async ({ slug, languages }, reference) => {
    const own = sha256(`${slug}\n${reference}`);
    await invalidatePaths(cloudfront, distribution, invalidatedPaths(slug, languages), own);
  };
}

/** Removes the addresses of one version; with the same reference twice, once. */
export type ClearPaths = (slug: string, version: number, reference: string) => Promise<void>;

export function pathClearer(cloudfront: CloudFrontClient, distribution: string): ClearPaths {
  return (slug, version, reference) =>
    invalidatePaths(cloudfront, distribution, invalidatedOfVersion(slug, version), reference);
}

/** @param reference idempotency key, as for `Invalidate` */
async function invalidatePaths(
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
