import type { ObjectEvent } from '../../../contracts/messages.ts';
import type { Report } from '../../../contracts/report.ts';
import { type StoredTermList, termListPrefix } from '../../../contracts/terminology.ts';
import type { TerminologyRecord } from '../../../core/translation/terminology/terminology-record.ts';
import type { ImportTermsServices } from '../../../functions/import-terms/services.ts';
import { pipelineInMemory, places, servicesInMemory } from '../../support/in-memory-cloud/services.ts';

/** The world that term lists live in; what happened in it is noted. */
export class TermHouse {
  readonly cloud = pipelineInMemory();
  /** The lists that Amazon Translate has, as CSV. */
  readonly engine = this.cloud.terminologies;
  readonly imported: [name: string, csv: string][] = [];
  readonly deleted = new Set<string>();
  readonly reports: Report[] = [];
  now = new Date('2026-11-24T12:00:00Z');
  /** Called with the name of every request before it is sent, so that a test can order or break them. */
  step: (command: string) => Promise<void> = async () => {};
  readonly services: ImportTermsServices;

  constructor() {
    const { terms, terminologies, report, ...services } = servicesInMemory(this.cloud, {
      clock: { now: () => this.now },
      step: async ({ command, target }, send) => {
        await this.step(command);
        const answer = send();
        if (command === 'ImportTerminology') this.imported.push([target, this.engine.get(target) ?? '']);
        if (command === 'DeleteTerminology') this.deleted.add(target);
        return answer;
      },
    });
    this.services = {
      ...services,
      records: terms,
      engine: terminologies,
      prefix: termListPrefix('test'),
      report: async (made) => {
        await report(made);
        this.reports.push(made);
      },
    };
  }

  record(source: string): TerminologyRecord | undefined {
    const found = this.cloud.dynamo.items(places.releases).find(({ slug }) => slug === `terminology/${source}`);
    return found?.['value'] as TerminologyRecord | undefined;
  }

  /** A list as executions pin it. */
  stored(key: string): StoredTermList {
    return JSON.parse(this.cloud.s3.objects(places.work).get(key)?.body.toString() ?? '') as StoredTermList;
  }

  /** Puts a version of a file, and returns its event. */
  drop(key: string, body: string | Uint8Array, sequencer: string): ObjectEvent {
    const put = { Bucket: places.upload, Key: key, Body: body, ContentType: 'text/csv' };
    const { VersionId } = this.cloud.s3.answer('PutObjectCommand', put) as { VersionId: string };
    return {
      'detail-type': 'Object Created',
      detail: { bucket: { name: places.upload }, object: { key, 'version-id': VersionId, sequencer } },
    };
  }

  /** Removes exactly the version of an event. */
  erase({ detail: { object } }: ObjectEvent): void {
    const gone = { Bucket: places.upload, Key: object.key, VersionId: object['version-id'] };
    this.cloud.s3.answer('DeleteObjectCommand', gone);
  }

  remove(key: string, sequencer: string): ObjectEvent {
    const { VersionId } = this.cloud.s3.answer('DeleteObjectCommand', { Bucket: places.upload, Key: key }) as {
      VersionId: string;
    };
    return {
      'detail-type': 'Object Deleted',
      detail: {
        bucket: { name: places.upload },
        object: { key, 'version-id': VersionId, sequencer },
        'deletion-type': 'Delete Marker Created',
      },
    };
  }
}
