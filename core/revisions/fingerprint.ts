import { createHash } from 'node:crypto';
import type { Settings } from '../../contracts/environment.ts';
import type { ReleaseOptions } from '../options/parse-options.ts';

/** Hex SHA-256 of bytes or text. */
export function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}

/**
 * Tells whether two uploads would publish the same: bytes, options and configuration. The embargo
 * is left out, since it says when and not what; `register` compares it by itself. So is what was
 * approved, which says at what price, and what is only about the site, its address and what search
 * engines list: a release is not another one because the site moves.
 */
export function fingerprint(sourceSha256: string, options: ReleaseOptions, settings: Settings): string {
  const { embargo: _, approvedCharacters: __, ...what } = options;
  const { siteUrl: ___, index: ____, ...configured } = settings;
  return sha256(JSON.stringify([sourceSha256, sorted(what), sorted(configured)]));
}

function sorted(object: object): [string, unknown][] {
  return Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1));
}
