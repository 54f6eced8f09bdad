import { createHash } from 'node:crypto';
import type { NewObject, ObjectStore } from '../../../lib/object-store.ts';
import { outrun, retryContended } from '../../../lib/retry-contended.ts';

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
export function writeMade({ tick, ...object }: Made, published: Pick<ObjectStore, 'look' | 'replace'>): Promise<void> {
  const mark = { tick: String(tick), sha256: createHash('sha256').update(object.body).digest('hex') };
  return retryContended(object.key, async () => {
    const stored = await published.look(object.key);
    const storedTick = Number(stored?.mark['tick'] ?? -1);
    if (storedTick > tick || (storedTick === tick && stored?.mark['sha256'] === mark.sha256)) return;
    return (await published.replace({ ...object, mark }, stored?.etag)) ? undefined : outrun;
  });
}
