/** The namespace of XLIFF 2.0 and 2.1 (OASIS, XLIFF Version 2.1, 13 February 2018). */
export const xliffNamespace = 'urn:oasis:names:tc:xliff:document:2.0';
export const metadataNamespace = 'urn:oasis:names:tc:xliff:metadata:2.0';

/** The states of a segment, in order (XLIFF 2.1, 4.3.1.30). */
export const xliffStates = ['initial', 'translated', 'reviewed', 'final'] as const;
export type XliffState = (typeof xliffStates)[number];

/** Whether a person approved the segment. */
export function isFinished(state: XliffState): boolean {
  return state === 'reviewed' || state === 'final';
}

/** The text that a file translates; matches returned files with those sent out. */
export interface XliffIdentity {
  /** Slug. */
  slug: string;
  revision: number;
  /** Canonical tag of the target language. */
  language: string;
}

export interface PackageIdentity extends Omit<XliffIdentity, 'language'> {
  /** Hex SHA-256 of the uploaded source. */
  sha256: string;
}

/** The category of the metadata that holds the identity. */
export const identityCategory = 'dragoman';

/** Segments have fewer tags: the number of a tag that is not the segment's. */
export const foreignTag = 999_999;

/** The number of a tag by the id of its code. */
export function tagNumber(id: string | undefined): number {
  return /^[1-9]\d{0,4}$/.test(id ?? '') ? Number(id) : foreignTag;
}
