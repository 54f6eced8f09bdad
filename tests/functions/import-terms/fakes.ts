import { createHash } from 'node:crypto';
import type { UploadedObject } from '../../../aws/s3/uploads.ts';
import type { EngineTerminologies } from '../../../aws/translate/engine-terminologies.ts';
import type { ObjectEvent } from '../../../contracts/messages.ts';
import type { Report } from '../../../contracts/report.ts';
import { termListPrefix } from '../../../contracts/terminology.ts';
import type { TerminologyRecord } from '../../../core/translation/terminology/terminology-record.ts';
import type { ImportTermsServices } from '../../../functions/import-terms/services.ts';

/** Called before everything that reaches out, so that a test can order or break it. */
export type Step = (what: string) => Promise<void>;

/** The world that term lists live in, as plain maps. */
export class TermHouse {
  readonly records = new Map<string, TerminologyRecord>();
  readonly engine = new Map<string, string>();
  readonly imported: [name: string, csv: string][] = [];
  readonly deleted = new Set<string>();
  readonly objects = new Map<string, string | Uint8Array>();
  readonly work = new Map<string, unknown>();
  readonly reports: Report[] = [];
  rejections = 0;
  now = new Date('2026-11-24T12:00:00Z');
  step: Step = async () => {};

  /** Puts a version of a file, and returns its event. */
  drop(key: string, body: string | Uint8Array, sequencer: string): ObjectEvent {
    const versionId = `v-${sequencer}-${createHash('sha256').update(body).digest('hex').slice(0, 6)}`;
    this.objects.set(`${key} ${versionId}`, body);
    return {
      'detail-type': 'Object Created',
      detail: { bucket: { name: 'upload' }, object: { key, 'version-id': versionId, sequencer } },
    };
  }

  remove(key: string, sequencer: string): ObjectEvent {
    return {
      'detail-type': 'Object Deleted',
      detail: {
        bucket: { name: 'upload' },
        object: { key, 'version-id': `marker-${sequencer}`, sequencer },
        'deletion-type': 'Delete Marker Created',
      },
    };
  }

  get services(): ImportTermsServices {
    return {
      clock: { now: () => this.now },
      prefix: termListPrefix('test'),
      engine: this.#engine,
      records: {
        read: async (source) => {
          await this.step('read');
          return this.records.get(source);
        },
        change: async (source, decide) => {
          for (;;) {
            await this.step('read');
            const before = this.records.get(source);
            const { result, next: record } = decide(before);
            if (record === undefined) return result;
            await this.step('write');
            if (this.records.get(source)?.tick !== before?.tick) continue;
            if (record.tick !== (before?.tick ?? 0) + 1) throw new Error('a change that does not count');
            this.records.set(source, structuredClone(record));
            return result;
          }
        },
      },
      uploads: {
        newest: async () => undefined,
        version: async (key, versionId) => {
          const body = this.objects.get(`${key} ${versionId}`);
          return body === undefined ? undefined : uploaded(body);
        },
      },
      work: { putJson: async (key, value) => void this.work.set(key, value) },
      report: async (report) => void this.reports.push(report),
      count: async () => void this.rejections++,
    };
  }

  readonly #engine: EngineTerminologies = {
    has: async (name) => {
      await this.step('has');
      return this.engine.has(name);
    },
    import: async (name, csv) => {
      await this.step('import');
      this.engine.set(name, csv);
      this.imported.push([name, csv]);
    },
    delete: async (name) => {
      await this.step('delete');
      this.engine.delete(name);
      this.deleted.add(name);
    },
  };
}

function uploaded(body: string | Uint8Array): UploadedObject {
  const bytes = Buffer.from(body);
  return {
    etag: 'e',
    bytes: bytes.byteLength,
    contentType: 'text/csv',
    metadata: {},
    stored: { bucket: 'upload', key: '', metadata: {} },
    read: async () => bytes,
    discard: () => {},
  };
}
