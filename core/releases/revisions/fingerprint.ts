import { createHash } from 'node:crypto';
import type { Settings } from '../../../contracts/environment.ts';
import type { ReleaseOptions } from '../options/parse-options.ts';

/** Hex SHA-256 of bytes or text. */
export function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Options that say when, whether or where, and not what. `register` compares the embargo by itself. */
const notWhat: readonly (keyof ReleaseOptions)[] = [
  'embargo',
  'embargoPassed',
  'approvedCharacters',
  'ready',
  'suffix',
];

/** Settings of the site alone, its address and what search engines list: a release is not another one because the site moves. */
const ofSite: readonly (keyof Settings)[] = ['siteUrl', 'index'];

/** Tells whether two uploads would publish the same: bytes, options and configuration. */
export function fingerprint(sourceSha256: string, options: ReleaseOptions, settings: Settings): string {
  return sha256(JSON.stringify([sourceSha256, without(options, notWhat), without(settings, ofSite)]));
}

function without(object: object, keys: readonly string[]): [string, unknown][] {
  return sorted(object).filter(([key]) => !keys.includes(key));
}

function sorted(object: object): [string, unknown][] {
  return Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1));
}
