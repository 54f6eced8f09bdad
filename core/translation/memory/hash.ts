import { createHash } from 'node:crypto';

/** SHA-256 of a value as JSON, in hexadecimal. */
export function hash(identity: unknown): string {
  return createHash('sha256').update(JSON.stringify(identity)).digest('hex');
}
