import { createPublicKey, verify } from 'node:crypto';
import type { Signature, SignedStatement, SiteKey, SiteKeys } from '../../contracts/signature.ts';
import { canonicalJson } from '../../core/lib/canonical-json.ts';
import { jsonText } from '../../core/publication/published-object.ts';
import { fingerprintOf } from '../../core/publication/signatures/site-keys.ts';
import {
  keys as keysSchema,
  signature as signatureSchema,
  statement as statementSchema,
} from '../../core/publication/site/schemas/signature.ts';

/** Keys that signatures are checked with. */
export interface Trust {
  /** Where they are from, for messages. */
  from: string;
  /** Whether the caller chose them: keys that lie beside a copy prove nothing about who signed. */
  isChosen: boolean;
  /** Addresses that they sign for; undefined for a key alone. */
  sites: readonly string[] | undefined;
  keys: readonly SiteKey[];
}

/**
 * Reads `dragoman-keys.json`, or a public key as PEM.
 *
 * @returns what is wrong with it, if anything.
 */
export function readKeys(bytes: Uint8Array, from: string, isChosen: boolean): Trust | string {
  const text = Buffer.from(bytes).toString();
  if (text.includes('-----BEGIN PUBLIC KEY-----')) return pemKey(text, from, isChosen);
  const read = keysSchema.safeParse(parsed(text));
  if (!read.success) return 'does not hold keys';
  const { keys, sites }: SiteKeys = read.data;
  for (const { fingerprint, publicKey } of keys) {
    if (fingerprintOf(Buffer.from(publicKey, 'base64')) !== fingerprint || keyOf(publicKey) === undefined) {
      return `is altered: the key ${shortened(fingerprint)} does not have this fingerprint`;
    }
  }
  return { from, isChosen, sites, keys };
}

function pemKey(text: string, from: string, isChosen: boolean): Trust | string {
  try {
    const key = createPublicKey(text);
    if (key.asymmetricKeyType !== 'ed25519') return 'does not hold a key for Ed25519';
    const der = key.export({ format: 'der', type: 'spki' });
    const own: SiteKey = {
      fingerprint: fingerprintOf(der),
      algorithm: 'Ed25519',
      publicKey: der.toString('base64'),
      from: '',
    };
    return { from, isChosen, sites: undefined, keys: [own] };
  } catch {
    return 'does not hold a public key';
  }
}

export interface CheckedSignature {
  statement: SignedStatement;
  /** Hex SHA-256 is the catalogue's `statement`. */
  signed: string;
  /** `unchecked`: the key is not among those at hand, and the caller has not chosen any. */
  by: 'chosen' | 'beside' | 'unchecked';
}

/**
 * Checks a signature by itself: its form, to the byte, and that one of the keys signed it.
 *
 * @returns what is wrong with it, if anything.
 */
export function checkSignature(bytes: Uint8Array, trust: Trust | undefined): CheckedSignature | string {
  const read = signatureSchema.safeParse(parsed(Buffer.from(bytes).toString()));
  if (!read.success || !sameBytes(bytes, jsonText(ordered(read.data)))) return 'is altered: this is not a signature';
  return checkValue(read.data, trust);
}

/** The same for a signature inside another file, such as the catalogue. */
export function checkValue({ signed, key, signature }: Signature, trust: Trust | undefined): CheckedSignature | string {
  const read = statementSchema.safeParse(parsed(signed));
  const raw = Buffer.from(signature, 'base64');
  if (!read.success || canonicalJson(read.data) !== signed || raw.toString('base64') !== signature) {
    return 'is altered: this is not a statement with its signature';
  }
  const statement: SignedStatement = read.data;
  const own = trust?.keys.find(({ fingerprint }) => fingerprint === key);
  if (own === undefined) {
    if (trust?.isChosen) return `is signed with the key ${shortened(key)}, which is not among those of ${trust.from}`;
    return { statement, signed, by: 'unchecked' };
  }
  const publicKey = keyOf(own.publicKey);
  if (publicKey === undefined || !verify(null, Buffer.from(signed), publicKey, raw)) {
    return 'is altered: the signature is not of this statement';
  }
  const at = statement.purgedAt ?? statement.withdrawnAt ?? statement.publishedAt;
  if (own.until !== undefined && at > own.until) {
    return `is signed with the key ${shortened(key)}, which ended ${own.until}, before ${at}`;
  }
  if (trust?.isChosen && trust.sites !== undefined && !trust.sites.includes(statement.site)) {
    return `is signed for ${statement.site}, not for ${trust.from}`;
  }
  return { statement, signed, by: trust?.isChosen ? 'chosen' : 'beside' };
}

export const shortened = (fingerprint: string): string => `${fingerprint.slice(0, 16)}…`;

export function sameBytes(bytes: Uint8Array, text: string): boolean {
  return Buffer.compare(bytes, Buffer.from(text)) === 0;
}

/** Undefined if it is not JSON. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function ordered({ signed, key, signature }: Signature): Signature {
  return { signed, key, signature };
}

function keyOf(publicKey: string) {
  try {
    return createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  } catch {
    return undefined;
  }
}
