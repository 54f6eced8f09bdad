/**
 * `manifest.json.sig`, beside the manifest of every version; also in the catalogue's entry of a purge. Verifying needs
 * nothing but the key: `signed` is what was signed, as text, so a reader does not have to write any JSON in a certain way.
 */
export interface Signature {
  /** A `SignedStatement` as canonical JSON (RFC 8785), at most `maxSignedBytes` in UTF-8. */
  signed: string;
  /** Fingerprint of the key: hex SHA-256 of its public half (DER, SubjectPublicKeyInfo). */
  key: string;
  /** Ed25519 (RFC 8032) of the bytes of `signed`, in base64. */
  signature: string;
}

/** What the site states of a version. */
export interface SignedStatement {
  schema: 1;
  /** The site's address at that time: `https://…` without a trailing slash. */
  site: string;
  release: string;
  version: number;
  /** RFC 3339, UTC. */
  publishedAt: string;
  /** Hex SHA-256 of the bytes of `manifest.json`; for a purge, of the manifest that was there. */
  sha256: string;
  /** The newest entry of the catalogue when the version got its number; absent while the catalogue was empty. */
  previous?: ChainLink;
  /** RFC 3339, UTC: only if the manifest is that of a withdrawn version. */
  withdrawnAt?: string;
  /** RFC 3339, UTC: only for a purge. */
  purgedAt?: string;
}

/** An entry of the catalogue, by number and digest (`digestOfEntry`). */
export interface ChainLink {
  entry: number;
  /** Hex. */
  sha256: string;
}

/** `.well-known/dragoman-keys.json`: every key that ever signed for the site. Keys are added, never replaced. */
export interface SiteKeys {
  schema: 1;
  /** The addresses that the site has had, oldest first. */
  sites: string[];
  /** Oldest first. */
  keys: SiteKey[];
}

export interface SiteKey {
  /** Hex SHA-256 of the public half. */
  fingerprint: string;
  algorithm: 'Ed25519';
  /** DER (SubjectPublicKeyInfo), in base64. */
  publicKey: string;
  /** RFC 3339, UTC: when it signed first. */
  from: string;
  /** RFC 3339, UTC: nothing that was published later is signed with it. Absent while it is the newest. */
  until?: string;
}

/** Bytes that KMS signs as they are (`MessageType: RAW`); AWS KMS API reference, Sign. */
export const maxSignedBytes = 4096;
