import { siteKeys } from '../../../contracts/keys.ts';
import { sha256 } from '../../../contracts/sha256.ts';
import type { SiteKey, SiteKeys } from '../../../contracts/signature.ts';
import type { ObjectStore } from '../../lib/object-store.ts';
import { lostRace, retryContended } from '../../lib/retry-contended.ts';
import { jsonText, moving } from '../published-object.ts';

/** Functions that were running when a new key came may still sign with the one before. */
const graceMs = 86_400_000;

export const fingerprintOf = (publicKey: Uint8Array): string => sha256(publicKey);

/** Adds a key and an address to the site's keys; the same object if both are there. */
export function withKey(known: SiteKeys | undefined, publicKey: Uint8Array, site: string, now: string): SiteKeys {
  const { sites, keys }: Pick<SiteKeys, 'sites' | 'keys'> = known ?? { sites: [], keys: [] };
  const fingerprint = fingerprintOf(publicKey);
  const hasKey = keys.some((key) => key.fingerprint === fingerprint);
  if (known !== undefined && hasKey && sites.includes(site)) return known;
  const own: SiteKey = {
    fingerprint,
    algorithm: 'Ed25519',
    publicKey: Buffer.from(publicKey).toString('base64'),
    from: now,
  };
  const until = new Date(Date.parse(now) + graceMs).toISOString().replace('.000Z', 'Z');
  return {
    schema: 1,
    sites: sites.includes(site) ? sites : [...sites, site],
    keys: hasKey ? keys : [...keys.map((key) => ({ ...key, until: key.until ?? until })), own],
  };
}

/** Publishes a key beside those that the site had before. Writes only if something is missing. */
export function publishKey(
  publicKey: Uint8Array,
  { site, now, published }: { site: string; now: string; published: Pick<ObjectStore, 'read' | 'replace'> },
): Promise<void> {
  return retryContended(siteKeys.keys, async () => {
    const stored = await published.read(siteKeys.keys);
    const known = stored && (JSON.parse(stored.text) as SiteKeys);
    const next = withKey(known, publicKey, site, now);
    if (next === known) return;
    const object = moving(siteKeys.keys, 'application/json', jsonText(next));
    return (await published.replace(object, stored?.etag)) ? undefined : lostRace;
  });
}
