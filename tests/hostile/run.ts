/**
 * Run by itself, so that its memory can be limited and measured: `node run.ts KIND EXTENT FROM` takes every hostile
 * text of a kind from that one on through the pipeline, and prints a line of JSON for each.
 */
import { formats } from '../../core/documents/formats/formats.ts';
import { isBesideDocuments, readBesideDocuments } from './beside-documents.ts';
import type { Hostile } from './frames.ts';
import { type Extent, hostileTexts } from './inputs.ts';
import { journey } from './journey.ts';

/** How one text ended. */
export interface Ending {
  name: string;
  outcome: string;
  message: string;
  /** Of processor time: what the wall clock says depends on who else is there. */
  seconds: number;
  /** The most that the process has had so far. */
  mebibytes: number;
}

/** MiB from which on a process leaves what remains to a new one, so that none is measured by what others left behind. */
const full = 360;

const [kind = 'text', extent = 'whole', from = '0'] = process.argv.slice(2) as [Hostile, Extent, string];
const take = (bytes: Uint8Array) =>
  isBesideDocuments(kind) ? readBesideDocuments(kind, bytes) : journey(bytes, formats[kind].extensions[0]);
// The pipeline's own log lines.
console.info = () => {};
for (const [name, make] of Object.entries(hostileTexts(kind, extent)).slice(Number(from))) {
  const bytes = Buffer.from(make());
  const before = process.cpuUsage();
  const { outcome, message } = await take(bytes);
  const { user, system } = process.cpuUsage(before);
  const ending: Ending = {
    name,
    outcome,
    message,
    seconds: (user + system) / 1e6,
    mebibytes: process.resourceUsage().maxRSS / 1024,
  };
  process.stdout.write(`${JSON.stringify(ending)}\n`);
  if (ending.mebibytes > full) break;
}
