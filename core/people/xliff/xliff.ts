/** The namespace of XLIFF 2.0 and 2.1 (OASIS, XLIFF Version 2.1, 13 February 2018). */
export const xliffNamespace = 'urn:oasis:names:tc:xliff:document:2.0';
export const metadataNamespace = 'urn:oasis:names:tc:xliff:metadata:2.0';

/** How far a segment has come, in order (XLIFF 2.1, 4.3.1.30). */
export const xliffStates = ['initial', 'translated', 'reviewed', 'final'] as const;
export type XliffState = (typeof xliffStates)[number];

/** Whether somebody has said that the segment is good. */
export function isFinished(state: XliffState): boolean {
  return state === 'reviewed' || state === 'final';
}

/** Of what a file is a translation, so that what comes back is matched with what went out. */
export interface XliffIdentity {
  /** Slug. */
  release: string;
  revision: number;
  /** Canonical tag of the language that it is translated into. */
  language: string;
}

export interface PackageIdentity extends Omit<XliffIdentity, 'language'> {
  /** Hex SHA-256 of the source as it was uploaded. */
  sha256: string;
}

/** The category of the metadata that holds the identity. */
export const identityCategory = 'dragoman';
