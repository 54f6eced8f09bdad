import { kmsClient } from '../../aws/clients.ts';
import { kmsSigner } from '../../aws/kms/signer.ts';
import { noSigningKey, type Settings } from '../../contracts/environment.ts';
import type { Clock } from '../../core/lib/clock.ts';
import type { ObjectStore } from '../../core/lib/object-store.ts';
import { type Sign, signing } from '../../core/publication/signatures/signing.ts';

/** The signing of a pipeline's site; undefined if it is configured not to sign. */
export function siteSigning(
  keyId: string,
  { settings, ...services }: { settings: Settings; clock: Clock; published: ObjectStore },
): Sign | undefined {
  if (keyId === noSigningKey) return undefined;
  return signing(kmsSigner(kmsClient(), keyId), { site: settings.siteUrl, ...services });
}
