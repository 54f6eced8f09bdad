import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { contended } from '../../aws/contended.ts';
import type { NewObject } from '../../aws/s3/object-store.ts';
import type { SharedObjects } from '../../aws/s3/shared-objects.ts';
import { attempts } from './services.ts';

/** An object that is made of a state, and how far that state had come. */
export interface Made extends NewObject {
  body: string;
  tick: number;
}

/** What is asked for again each minute, at the edge as in the browser. */
const movingCaching = 'public, max-age=60';

export function made(key: string, contentType: string, body: string, tick: number): Made {
  return { key, body, contentType, cacheControl: movingCaching, tick };
}

/** Writes an object unless it is there already, or one is there that is made of a newer state. */
export async function writeMade({ tick, ...object }: Made, published: SharedObjects): Promise<void> {
  const mark = { tick: String(tick), sha256: createHash('sha256').update(object.body).digest('hex') };
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const stored = await published.look(object.key);
    const storedTick = Number(stored?.mark['tick'] ?? -1);
    if (storedTick > tick || (storedTick === tick && stored?.mark['sha256'] === mark.sha256)) return;
    if (await published.replace({ ...object, mark }, stored?.etag)) return;
    await pause(Math.random() * 20 * 2 ** attempt);
  }
  throw contended(object.key);
}
