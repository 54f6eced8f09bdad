import {
  type DeadExecution,
  type IngestResult,
  type ObjectEvent,
  type PreviewInput,
  type PublishInput,
  schema,
  type TranslateResult,
} from '../../../contracts/messages.ts';
import type { Report } from '../../../contracts/report.ts';
import { ingest } from '../../../functions/ingest/ingest.ts';
import type { IngestServices } from '../../../functions/ingest/services.ts';
import { forgetPreviews, preview } from '../../../functions/preview/preview.ts';
import { publish } from '../../../functions/publish/publish.ts';
import { translate } from '../../../functions/translate/translate.ts';
import { withdrawRelease } from '../../../functions/withdraw/withdraw.ts';
import { engine, plentyOfTime } from '../../core/support/translation.ts';
import { Kill, type KillAt } from '../../support/crash/stage.ts';
import { pipelineInMemory, places, servicesInMemory } from '../../support/in-memory-cloud/services.ts';
import { unlimited } from '../../support/unlimited.ts';

export const hour = '2026-12-01T08:00:00Z';
const settings = { languages: ['es', 'fr'], sourceLanguage: 'en', siteUrl: 'https://news.example.org' };

/** A file that arrived, as far as the state machine brings it before the embargo's wait. */
export interface Arrived {
  result: IngestResult;
  event: ObjectEvent;
  execution: string;
}

/** The pipeline with releases under embargo, in memory; the state machine is the caller. */
export class Embargoed {
  readonly cloud = pipelineInMemory();
  now = new Date('2026-11-24T12:00:00Z');
  #sequence = 0x1000;

  /** @param before runs before each request, which it may refuse. */
  services(before?: () => Promise<void>) {
    return servicesInMemory(this.cloud, {
      settings,
      clock: { now: () => this.now },
      ...(before && {
        step: async (_, send) => {
          await before();
          return send();
        },
      }),
    });
  }

  /** Services whose requests end at the n-th. */
  killed(at: KillAt) {
    const kill = new Kill(at);
    const services = servicesInMemory(this.cloud, {
      settings,
      clock: { now: () => this.now },
      step: (_, send) => kill.step(send),
    });
    return { services, kill };
  }

  async drop(
    key: string,
    body: string | Uint8Array,
    metadata?: Record<string, string>,
    services?: IngestServices,
  ): Promise<Arrived> {
    return this.takeIn(this.upload(key, body, metadata), services);
  }

  /** Puts a file into the upload bucket, of which nobody has been told yet. */
  upload(key: string, body: string | Uint8Array, metadata: Record<string, string> = { embargo: hour }): ObjectEvent {
    const put = { Bucket: places.upload, Key: key, Body: body, Metadata: metadata };
    const { VersionId } = this.cloud.s3.answer('PutObjectCommand', put) as { VersionId: string };
    return this.#eventOf('Object Created', key, VersionId);
  }

  async remove(key: string): Promise<Arrived> {
    const deletion = { Bucket: places.upload, Key: key };
    const { VersionId } = this.cloud.s3.answer('DeleteObjectCommand', deletion) as { VersionId: string };
    return this.takeIn(this.#eventOf('Object Deleted', key, VersionId));
  }

  #eventOf(type: ObjectEvent['detail-type'], key: string, versionId: string): ObjectEvent {
    this.#sequence += 1;
    const object = { key, 'version-id': versionId, sequencer: this.#sequence.toString(16).padStart(8, '0') };
    return { 'detail-type': type, detail: { bucket: { name: places.upload }, object } };
  }

  async takeIn(event: ObjectEvent, services: IngestServices = this.services()): Promise<Arrived> {
    const execution = `execution of ${event.detail.object['version-id']}`;
    const result = await ingest({ event, execution, redrive: 0 }, services);
    return { result, event, execution };
  }

  /** Has a release translated, by an engine that answers what it is asked; what Publish and Preview are asked then. */
  async translate(
    { result }: Arrived,
    change: (results: TranslateResult[]) => TranslateResult[] = (results) => results,
  ): Promise<PublishInput & PreviewInput> {
    if (!('release' in result)) throw new Error(`ingest came to ${result.outcome}`);
    const { release } = result;
    const services = { ...this.services(), spending: unlimited, clock: plentyOfTime, engine: engine() };
    const results: TranslateResult[] = [];
    for (const language of release.languages) results.push(await translate({ schema, release, language }, services));
    return { schema, release, results: change(results), until: 'until' in result ? result.until : hour };
  }

  /** A file, its translation and its preview. */
  async show(
    key: string,
    body: string | Uint8Array = '# The ferry\n\nIt returns.\n',
    metadata?: Record<string, string>,
  ) {
    const arrived = await this.drop(key, body, metadata);
    const input = await this.translate(arrived);
    await this.#erased(arrived);
    const { outcome } = await preview(input, this.services());
    return { ...arrived, input, outcome };
  }

  /** What the state machine does after Ingest if it says so. */
  async #erased({ result: { previewed } }: Pick<Arrived, 'result'>): Promise<void> {
    if (previewed) await forgetPreviews({ schema, erase: previewed }, this.services());
  }

  /** Deletes a file, and carries the deletion out. */
  async withdraw(key: string): Promise<Arrived> {
    const arrived = await this.remove(key);
    const { result, execution } = arrived;
    await this.#erased(arrived);
    if (result.outcome === 'withdraw') {
      await withdrawRelease({ schema, withdraw: result.withdraw, execution, redrive: 0 }, this.services());
    }
    return arrived;
  }

  /** What the state machine does behind the embargo's wait. */
  async publish(input: PublishInput, at = hour) {
    this.now = new Date(at);
    const result = await publish(input, this.services());
    await forgetPreviews({ schema, erase: input.release.slug }, this.services());
    return result;
  }

  /** Replaces a file by one that is published at once. */
  async replace(key: string): Promise<void> {
    const arrived = await this.drop(key, '# The other ferry\n\nIt does not.\n', { embargo: 'none' });
    await this.#erased(arrived);
    await publish(await this.translate(arrived), this.services());
  }

  death({ event, execution }: Pick<Arrived, 'event' | 'execution'>): DeadExecution {
    return { executionArn: execution, status: 'FAILED', input: JSON.stringify(event) };
  }

  /** Objects below a prefix, by what follows it. */
  objects(bucket: 'work' | 'publish', prefix: string): Map<string, string> {
    const all = [...this.cloud.s3.objects(places[bucket])].filter(([key]) => key.startsWith(prefix));
    return new Map(all.map(([key, { body }]) => [key.slice(prefix.length), body.toString()]));
  }

  report(key: string): Report {
    const [text] = this.objects('work', `reports/${key}.json`).values();
    return JSON.parse(text ?? '{}') as Report;
  }
}
