import { fault } from '../../../contracts/fault.ts';
import { publishKeys } from '../../../contracts/keys.ts';
import type { Manifest } from '../../../contracts/manifest.ts';
import { maxSignedBytes, type Signature } from '../../../contracts/signature.ts';
import { type Clock, wholeSeconds } from '../../lib/clock.ts';
import type { ObjectStore } from '../../lib/object-store.ts';
import { immutable, jsonText, type PublishedObject } from '../published-object.ts';
import { fingerprintOf, publishKey } from './site-keys.ts';

/** A key that signs with Ed25519. Signing the same bytes again gives the same signature. */
export interface Signer {
  /** DER (SubjectPublicKeyInfo). */
  publicKey(): Promise<Uint8Array>;
  /** @param message at most `maxSignedBytes`. */
  sign(message: Uint8Array): Promise<Uint8Array>;
}

/** Signs statements in the name of the site. */
export type Sign = (statement: string) => Promise<Signature>;

/** Signs with a key, after publishing its public half: a signature never names a key that nobody can find. */
export function signing(
  signer: Signer,
  { site, clock, published }: { site: string; clock: Clock; published: Pick<ObjectStore, 'read' | 'replace'> },
): Sign {
  /** Only once it is known: a pending one may belong to a run that never goes on. */
  let fingerprint: string | undefined;
  const announced = async () => {
    const publicKey = await signer.publicKey();
    await publishKey(publicKey, { site, now: wholeSeconds(clock.now()), published });
    return fingerprintOf(publicKey);
  };
  return async (statement) => {
    const message = Buffer.from(statement);
    if (message.length > maxSignedBytes) throw fault`a statement has ${message.length} bytes`;
    const key = fingerprint ?? (await announced());
    fingerprint = key;
    return { signed: statement, key, signature: Buffer.from(await signer.sign(message)).toString('base64') };
  };
}

/** The object beside a version's manifest. */
export function signatureObject({ release, version }: Manifest, signature: Signature): PublishedObject {
  return immutable(publishKeys.signature(release, version), 'application/json', jsonText(signature));
}
