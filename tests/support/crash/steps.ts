import { type IngestResult, type ObjectEvent, type PublishInput, schema } from '../../../contracts/messages.ts';
import { ingest } from '../../../functions/ingest/ingest.ts';
import { publish } from '../../../functions/publish/publish.ts';
import { withdrawRelease } from '../../../functions/withdraw/withdraw.ts';
import type { Services } from '../services.ts';
import { translated } from '../translated.ts';
import type { KillAt, Stage } from './stage.ts';

export const text = (what: string) => `# The ${what}\n\nThis is what the ${what} says.\n`;
let sequence = 0x1000;
export const events: { key: string; versionId: string; sequencer: string }[] = [];

export interface KillOptions {
  timeout: number;
  /** Which of a run's requests it is killed at; all, unless a tier says otherwise. */
  chosen?: (all: readonly number[]) => readonly number[];
}

/** Before and after each chosen request. */
export function kills(requests: number, chosen: NonNullable<KillOptions['chosen']>): KillAt[] {
  return chosen(Array.from({ length: requests }, (_, n) => n)).flatMap((n) => [
    { n, when: 'before' as const },
    { n, when: 'after' as const },
  ]);
}

/** Of one length, so that texts made of two of them are. */
export const named = (name: string, { n, when }: KillAt = { n: 9999, when: 'before' }) =>
  `${name}-${String(n).padStart(4, '0')}-${when.slice(0, 3)}`;

export const said = (kill: KillAt | undefined) =>
  kill === undefined ? 'undisturbed' : `${kill.when} request ${kill.n}`;

/** Ingests an upload and leaves renditions, as the state machine would have by the time of Publish. */
export async function prepare(on: Stage, slug: string, what = 'first'): Promise<PublishInput> {
  const { services } = on.run();
  const result = await ingested(await dropped(on, `${slug}.md`, text(what)), services);
  if (result.outcome !== 'release') throw new Error(`ingest came to ${result.outcome}`);
  return translated(result.release, services);
}

function eventOf(on: Stage, type: ObjectEvent['detail-type'], key: string, versionId: string): ObjectEvent {
  sequence += 1;
  const sequencer = sequence.toString(16).padStart(8, '0');
  events.push({ key, versionId, sequencer });
  const object = { key, 'version-id': versionId, sequencer };
  return { 'detail-type': type, detail: { bucket: { name: on.run().services.uploadBucket }, object } };
}

export async function dropped(on: Stage, key: string, body: string) {
  const versionId = await on.drop(key, body);
  return { event: eventOf(on, 'Object Created', key, versionId), execution: `execution of ${versionId}` };
}

export function ingested(input: { event: ObjectEvent; execution: string }, services: Services): Promise<IngestResult> {
  return ingest({ ...input, redrive: 0 }, services);
}

/** A source's deletion as Ingest sees it. */
export async function deleted(on: Stage, slug: string): Promise<IngestResult> {
  const event = await deletionOf(on, slug);
  return ingested({ event, execution: `execution of marker-${slug}` }, on.run().services);
}

export const retried = (on: Stage, input: PublishInput) => publish(input, on.run().services);

export function withdrawWith(
  { withdraw }: Extract<IngestResult, { outcome: 'withdraw' }>,
  slug: string,
  services: Services,
) {
  return withdrawRelease({ schema, withdraw, execution: `execution of marker-${slug}`, redrive: 0 }, services);
}

export async function deletionOf(on: Stage, slug: string): Promise<ObjectEvent> {
  return eventOf(on, 'Object Deleted', `${slug}.md`, await on.remove(`${slug}.md`));
}

/** Every object of a release in the publish bucket, by its key. */
export function shown(on: Stage, slug: string): Promise<Record<string, string>> {
  return on.objects('publish', [
    `releases/${slug}/`,
    `latest/${slug}.json`,
    `versions/${slug}.json`,
    ...['en', 'es', 'fr'].map((tag) => `${tag}/${slug}/`),
  ]);
}
