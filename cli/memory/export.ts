import { createWriteStream } from 'node:fs';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { origins } from '../../core/translation/tmx/props.ts';
import { type TmxEntry, tmxPieces } from '../../core/translation/tmx/write-tmx.ts';
import { inert } from '../../terminal/print.ts';
import type { Deployment } from '../deployment.ts';
import { entriesOf, type Filter, type StoredEntry } from './entries.ts';

/**
 * Writes entries as TMX, to a file or to standard output.
 *
 * @returns the number of entries.
 */
export async function exportMemory(
  deployment: Deployment,
  filter: Filter,
  { file, at }: { file: string | undefined; at: Date },
): Promise<number> {
  const entries: TmxEntry[] = [];
  for await (const entry of entriesOf(deployment, { ...filter, sharedOnly: true })) entries.push(asTmx(entry));
  entries.sort(byLanguagesAndText);
  const to = file === undefined ? standardOutput() : createWriteStream(file);
  await pipeline(Readable.from(tmxPieces(entries, { at })), to);
  return entries.length;
}

/** A stream that can be ended without ending the process's own. */
function standardOutput(): Writable {
  return new Writable({
    write: (chunk: Buffer, _encoding, done) =>
      // A file gets the bytes of the memory, a terminal none that it obeys.
      void process.stdout.write(process.stdout.isTTY ? inert(chunk.toString()) : chunk, done),
  });
}

function asTmx(entry: StoredEntry): TmxEntry {
  const { source, target, sourceLanguage, targetLanguage, release } = entry;
  const common = { source, target, sourceLanguage, targetLanguage };
  if (entry.kind === 'human') {
    return {
      ...common,
      at: entry.at,
      props: { 'x-origin': origins.human, 'x-release': release, 'x-from': entry.from },
    };
  }
  return { ...common, props: { 'x-origin': origins.machine, 'x-release': release, 'x-engine': entry.engine } };
}

/** A scan is unordered; sorting makes two exports of one memory the same file. */
function byLanguagesAndText(a: TmxEntry, b: TmxEntry): number {
  const key = ({ sourceLanguage, targetLanguage, source, target }: TmxEntry) =>
    [sourceLanguage, targetLanguage, source, target].join('\n');
  return key(a) < key(b) ? -1 : 1;
}
