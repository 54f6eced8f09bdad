import type { Settings } from '../../../contracts/environment.ts';
import { sha256 } from '../../../contracts/sha256.ts';
import type { ReleaseOptions } from '../options/parse-options.ts';

/**
 * Options that affect when, whether or where to publish, but not the content. `register` compares the embargo
 * itself.
 */
const notWhat: readonly (keyof ReleaseOptions)[] = ['embargo', 'embargoPassed', 'ready', 'suffix', 'republish'];

/** Settings of the site and of the upload bucket: they do not affect a release's content. */
const ofSite: readonly (keyof Settings)[] = ['siteUrl', 'index', 'externalImages', 'attachments'];

/** Equal if two uploads would publish the same: bytes, options and configuration. */
export function fingerprint(sourceSha256: string, options: ReleaseOptions, settings: Settings): string {
  return sha256(JSON.stringify([sourceSha256, without(options, notWhat), without(settings, ofSite)]));
}

function without(object: object, keys: readonly string[]): [string, unknown][] {
  return sorted(object).filter(([key]) => !keys.includes(key));
}

function sorted(object: object): [string, unknown][] {
  return Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1));
}
