import { sha256 } from '../../../../contracts/sha256.ts';
import type { ObjectStore } from '../../../lib/object-store.ts';
import { lostRace, retryContended } from '../../../lib/retry-contended.ts';
import { moving, type PublishedObject } from '../../published-object.ts';

/** An object that is made of a state of the site, and how far that state had come. */
export interface GeneratedFile extends PublishedObject {
  tick: number;
}

export function generatedFile(key: string, contentType: string, body: string, tick: number): GeneratedFile {
  return { ...moving(key, contentType, body), tick };
}

/** Writes a file unless it is there already, or one is there that is made of a newer state. */
export function writeGenerated(
  { tick, ...object }: GeneratedFile,
  published: Pick<ObjectStore, 'look' | 'replace'>,
): Promise<void> {
  const mark = { tick: String(tick), sha256: sha256(object.body) };
  return retryContended(object.key, async () => {
    const stored = await published.look(object.key);
    const storedTick = Number(stored?.mark['tick'] ?? -1);
    if (storedTick > tick || (storedTick === tick && stored?.mark['sha256'] === mark.sha256)) return;
    return (await published.replace({ ...object, mark }, stored?.etag)) ? undefined : lostRace;
  });
}
