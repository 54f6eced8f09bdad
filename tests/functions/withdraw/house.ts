import { withdrawalsKey } from '../../../aws/dynamodb/recent-withdrawals.ts';
import type { Settings } from '../../../contracts/environment.ts';
import { siteKeys } from '../../../contracts/keys.ts';
import { type ObjectEvent, type PublishInput, schema, type WithdrawInput } from '../../../contracts/messages.ts';
import type { Report, Upload } from '../../../contracts/report.ts';
import type { PublicRelease, PublicVersion, SiteMessage } from '../../../contracts/site.ts';
import type { WithdrawalRules } from '../../../contracts/withdrawal.ts';
import type { Recent } from '../../../core/releases/revisions/recent-withdrawals.ts';
import type { ReleaseRecord } from '../../../core/releases/revisions/release-record.ts';
import { publicReleaseForm, publicVersionForm, recordForm } from '../../../core/releases/revisions/stored-forms.ts';
import { ingest } from '../../../functions/ingest/ingest.ts';
import type { PublishServices } from '../../../functions/publish/services.ts';
import type { WithdrawServices } from '../../../functions/withdraw/services.ts';
import { pipelineInMemory, places, servicesInMemory } from '../../support/in-memory-cloud/services.ts';
import { translated } from '../../support/translated.ts';

interface Stored {
  body: string;
  mark: Record<string, string>;
}

const settings: Settings = {
  languages: ['es'],
  sourceLanguage: 'en',
  siteUrl: 'https://news.example.org',
  // Names of files that programs take for something else, some without an extension.
  attachments: ['', 'constructor', 'html', 'pdf'],
};

/** Everything that Publish and Withdraw reach; each request of theirs is a step that a test may order or break. */
export class PublicHouse {
  readonly cloud = pipelineInMemory();
  readonly reports: Report[] = [];
  now = new Date('2026-11-24T12:00:00Z');
  rules: WithdrawalRules = { limit: 10, keepData: false };
  step: (what: string) => Promise<void> = async () => {};
  #sequence = 0;
  readonly #clock = { now: () => this.now };
  readonly #undisturbed = servicesInMemory(this.cloud, { settings, clock: this.#clock });
  readonly #stepwise = servicesInMemory(this.cloud, {
    settings,
    clock: this.#clock,
    step: async ({ command, target }, send) => {
      await this.step(`${command} ${target}`);
      return send();
    },
  });

  get services(): PublishServices & WithdrawServices {
    return {
      ...this.#stepwise,
      rules: this.rules,
      report: async (report) => {
        await this.#stepwise.report(report);
        this.reports.push(report);
      },
    };
  }

  /** Has Ingest register an upload, with renditions of it in the work bucket. */
  async drop(slug: string, text: string): Promise<PublishInput> {
    const { key, versionId, sequencer } = this.#upload(`${slug}.md`);
    const put = { Bucket: places.upload, Key: key, Body: `# ${text}\n\n${text} at noon.\n` };
    const { VersionId } = this.cloud.s3.answer('PutObjectCommand', put) as { VersionId: string };
    const object = { key, 'version-id': VersionId, sequencer };
    const result = await ingest(
      {
        event: { 'detail-type': 'Object Created', detail: { bucket: { name: places.upload }, object } },
        execution: `execution of ${versionId}`,
        redrive: 0,
      },
      this.#undisturbed,
    );
    if (result.outcome !== 'release') throw new Error(`a drop was ${result.outcome}`);
    return translated(result.release, this.#undisturbed);
  }

  /** Has Ingest register a file of a release's folder. */
  async attach(slug: string, name: string, body: string): Promise<void> {
    const { key, versionId, sequencer } = this.#upload(`${slug}.files/${name}`);
    const put = { Bucket: places.upload, Key: key, Body: body };
    const { VersionId } = this.cloud.s3.answer('PutObjectCommand', put) as { VersionId: string };
    const object = { key, 'version-id': VersionId, sequencer };
    const event: ObjectEvent = { 'detail-type': 'Object Created', detail: { bucket: { name: places.upload }, object } };
    await ingest({ event, execution: `execution of ${versionId}`, redrive: 0 }, this.#undisturbed);
  }

  /** What Ingest hands on of a deletion, or of an upload that gives a reason. */
  withdrawal(slug: string, reason?: string): WithdrawInput {
    const upload = this.#upload(`${slug}.md`);
    const withdraw = { slug, upload, ...(reason === undefined ? {} : { reason }) };
    return { schema, withdraw, execution: `e${this.#sequence}`, redrive: 0 };
  }

  #upload(key: string): Upload {
    this.#sequence += 1;
    return { key, versionId: `v${this.#sequence}`, sequencer: this.#sequence.toString(16).padStart(8, '0') };
  }

  /** The publish bucket, as it is now, without the keys that sign, which belong to no release. */
  get objects(): Map<string, Stored> {
    const objects = [...this.cloud.s3.objects(places.publish)].filter(([key]) => key !== siteKeys.keys);
    return new Map(objects.map(([key, { body, metadata }]) => [key, { body: body.toString(), mark: metadata }]));
  }

  record(slug: string): ReleaseRecord | undefined {
    const stored = this.#value<object>(slug, 'release');
    return stored && recordForm.read(stored);
  }

  publicRelease(slug: string): PublicRelease | undefined {
    const stored = this.#value<object>(slug, 'public');
    return stored && publicReleaseForm.read(stored);
  }

  /** Of a release, oldest first. */
  versions(slug: string): PublicVersion[] {
    const items = this.cloud.dynamo.items(places.releases);
    const own = items.filter((one) => one['slug'] === slug && String(one['item']).startsWith('version#'));
    return own.map(({ value }) => publicVersionForm.read(value as object));
  }

  /** The recent withdrawals of releases without a folder. */
  get recent(): Recent | undefined {
    const { slug, item } = withdrawalsKey('');
    return this.#value(slug, item);
  }

  #value<T>(slug: string, item: string): T | undefined {
    const found = this.cloud.dynamo.items(places.releases).find((one) => one['slug'] === slug && one['item'] === item);
    return found?.['value'] as T | undefined;
  }

  /** Releases that the site's writer was told of. */
  get told(): string[] {
    return this.cloud.messages.map((body) => (JSON.parse(body) as SiteMessage).release);
  }
}
