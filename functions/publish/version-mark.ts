import type { Mark } from '../shared/object-store.ts';

/** Object metadata that says which version a moving object shows. */
export const versionMark = (version: number): Mark => ({ version: String(version) });

export const aheadOf =
  (version: number) =>
  (stored: Mark): boolean =>
    Number(stored['version'] ?? 0) > version;
