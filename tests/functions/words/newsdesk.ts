import type { Settings } from '../../../contracts/environment.ts';
import { publishKeys, workKeys } from '../../../contracts/keys.ts';
import type { Manifest } from '../../../contracts/manifest.ts';
import { type IngestResult, type ObjectEvent, type PublishInput, schema } from '../../../contracts/messages.ts';
import type { Report } from '../../../contracts/report.ts';
import { importMemory } from '../../../functions/import-memory/import-memory.ts';
import { ingest } from '../../../functions/ingest/ingest.ts';
import { publish } from '../../../functions/publish/publish.ts';
import { translate } from '../../../functions/translate/translate.ts';
import { withdrawRelease } from '../../../functions/withdraw/withdraw.ts';
import { engine, inLines, plentyOfTime, shout } from '../../core/support/translation.ts';
import type { Step } from '../../support/in-memory-cloud/in-memory-cloud.ts';
import { pipelineInMemory, places, servicesInMemory } from '../../support/in-memory-cloud/services.ts';

export type Dropped = IngestResult & { publishing?: PublishInput };

/** A pipeline in memory, whose engine shouts: uploads go all the way, and `fr` shows whose words they end in. */
export class Newsdesk {
  readonly cloud = pipelineInMemory();
  readonly settings: Settings;
  #sequence = 0;
  #minutes = 0;

  constructor(settings: Partial<Settings> = {}) {
    this.settings = { languages: ['fr'], sourceLanguage: 'en', siteUrl: 'https://news.example.org', ...settings };
  }

  services(step?: Step) {
    const clock = { now: () => new Date(Date.UTC(2026, 10, 24, 12, this.#minutes)) };
    return servicesInMemory(this.cloud, { settings: this.settings, clock, ...(step && { step }) });
  }

  upload(key: string, body: string, metadata: Record<string, string> = {}): Promise<Dropped | undefined> {
    return this.deliver(this.event(key, body, metadata));
  }

  remove(key: string): Promise<Dropped | undefined> {
    const { VersionId } = this.cloud.s3.answer('DeleteObjectCommand', { Bucket: places.upload, Key: key }) as {
      VersionId: string;
    };
    return this.deliver(this.#event('Object Deleted', key, VersionId));
  }

  event(key: string, body: string, metadata: Record<string, string> = {}): ObjectEvent {
    const put = { Bucket: places.upload, Key: key, Body: Buffer.from(body), Metadata: metadata };
    const { VersionId } = this.cloud.s3.answer('PutObjectCommand', put) as { VersionId: string };
    return this.#event('Object Created', key, VersionId);
  }

  /** Carries an event on to its end; one under embargo as far as its wait. */
  async deliver(event: ObjectEvent): Promise<Dropped | undefined> {
    const { key, sequencer } = event.detail.object;
    const run = { event, execution: `execution of ${sequencer}`, redrive: 0 };
    const services = this.services();
    if (key.startsWith('memory/')) return void (await importMemory(run, services));
    const result = await ingest(run, services);
    if (result.outcome === 'withdraw') {
      await withdrawRelease({ schema, withdraw: result.withdraw, execution: run.execution, redrive: 0 }, services);
    }
    if (result.outcome !== 'release' && result.outcome !== 'held') return result;
    const { release } = result;
    const ports = { ...services, engine: engine(inLines(shout)), clock: plentyOfTime };
    const results = await Promise.all(
      release.languages.map((language) => translate({ schema, release, language }, ports)),
    );
    const publishing: PublishInput = { schema, release, results };
    if (result.outcome === 'release') await publish(publishing, services);
    return { ...result, publishing };
  }

  /** The newest French text of a release, without its heading. */
  french(slug: string, version: number): string | undefined {
    const key = `${publishKeys.version(slug, version)}${publishKeys.document('fr', 'md')}`;
    const text = this.cloud.s3.objects(places.publish).get(key)?.body.toString();
    return text?.split('\n\n').slice(1).join('\n\n').trim();
  }

  manifest(slug: string, version: number): Manifest {
    const key = publishKeys.manifest(slug, version);
    return JSON.parse(this.cloud.s3.objects(places.publish).get(key)?.body.toString() ?? '{}') as Manifest;
  }

  report(key: string): Promise<Report> {
    return this.services().work.getJson<Report>(workKeys.report(key));
  }

  /** Warnings of a report that name whose words a release has. */
  async borrowed(key: string): Promise<string[]> {
    const { warnings } = await this.report(key);
    return warnings.flatMap(({ code, message }) => (code === 'words-of-another-release' ? [message] : []));
  }

  #event(type: ObjectEvent['detail-type'], key: string, versionId: string): ObjectEvent {
    this.#sequence += 1;
    this.#minutes += 1;
    const sequencer = this.#sequence.toString(16).padStart(8, '0');
    return {
      'detail-type': type,
      detail: { bucket: { name: places.upload }, object: { key, 'version-id': versionId, sequencer } },
    };
  }
}

/** A release of one heading of its own, so that only its paragraphs are in other releases too. */
export function release(title: string, ...paragraphs: string[]): string {
  return `${[`# ${title}`, ...paragraphs].join('\n\n')}\n`;
}
