import type { ReportedError } from '../../../../contracts/failures.ts';
import type { LanguageEntry } from '../../../../contracts/manifest.ts';
import { type SettledOptions, settleOptions } from '../../../../core/releases/options/settle-options.ts';
import { takenBackHold } from '../../../../core/releases/options/taken-back.ts';
import type { Arrival } from '../../../../core/releases/revisions/arrival.ts';
import { rememberedOf } from '../../../../core/releases/revisions/newest.ts';
import type { ReleaseRecord, Revision } from '../../../../core/releases/revisions/release-record.ts';

export const start = new Date('2026-10-01T12:00:00Z');
export const hour = 3_600_000;
export const hoursLater = (hours: number) => new Date(start.getTime() + hours * hour);
/** As `parseEmbargo` writes it. */
export const utc = (time: Date) => time.toISOString().replace('.000Z', 'Z');

interface Dropped {
  sequence: number;
  key?: string;
  /** UTC. */
  embargo?: string;
  extension?: string;
}

function arrival({ sequence, key = 'ferry.md' }: Dropped, content: Arrival['content']): Arrival {
  const sequencer = sequence.toString(16).padStart(8, '0');
  return {
    slug: 'ferry',
    upload: { key, versionId: `version-${sequence}`, sequencer },
    execution: `execution-${sequence}`,
    content,
  };
}

export function upload(fingerprint: string, dropped: Dropped): Arrival {
  const { embargo, extension = 'md' } = dropped;
  return arrival(dropped, { kind: 'upload', extension, fingerprint, embargo });
}

export interface Written {
  sequence: number;
  metadata?: Record<string, unknown>;
  frontMatter?: Record<string, unknown>;
}

/** A source with the options that ingest would find in force beside this record. */
export function written(
  fingerprint: string,
  { sequence, metadata = {}, frontMatter = {} }: Written,
  record: ReleaseRecord | undefined,
  now: Date,
  settings: { languages: string[]; sourceLanguage: string; afterReview?: string[] } = siteSettings,
): { arrival: Arrival; settled: SettledOptions; hold: ReportedError | undefined } {
  const { upload: dropped } = arrival({ sequence }, { kind: 'deletion' });
  const configured = [settings.sourceLanguage, ...settings.languages];
  const settled = settleOptions(
    {
      upload: dropped,
      frontMatter: new Map(Object.entries(frontMatter)),
      metadata: new Map(Object.entries(metadata)),
    },
    rememberedOf(record, now),
    { configured, settings, now },
  );
  const hold = takenBackHold(settled.takenBack, (more) => `set ${JSON.stringify(more)}`);
  const { embargo } = settled.options;
  return {
    settled,
    hold,
    arrival: arrival(
      { sequence },
      {
        kind: 'upload',
        extension: 'md',
        fingerprint,
        embargo: embargo === 'none' ? undefined : embargo,
        hold,
        options: settled.remembered,
        kept: settled.kept,
      },
    ),
  };
}

const siteSettings = { languages: ['es', 'fr', 'it'], sourceLanguage: 'en' };

/** A person's translation of the newest source. */
export function translation(
  language: string,
  dropped: Omit<Dropped, 'embargo'> & { says?: string; translates?: number },
): Arrival {
  const { extension = 'md', says = `${language} ${dropped.sequence}`, translates } = dropped;
  const made = arrival({ key: `ferry.${language}.${extension}`, ...dropped }, { kind: 'deletion' });
  const source =
    translates === undefined ? {} : { translates: arrival({ sequence: translates }, { kind: 'deletion' }).upload };
  const input = { upload: made.upload, language, extension, sha256: says, at: utc(start), ...source };
  return { ...made, content: { kind: 'translation', translation: input } };
}

/** A file of the release's folder. */
export function attachment(name: string, says: string, { sequence }: Pick<Dropped, 'sequence'>): Arrival {
  const made = arrival({ sequence, key: `ferry.files/${name}` }, { kind: 'deletion' });
  const input = { upload: made.upload, etag: says, bytes: says.length };
  return { ...made, content: { kind: 'attachment', name, attachment: input } };
}

export function deletion(dropped: Dropped): Arrival {
  return arrival(dropped, { kind: 'deletion' });
}

const published = { status: 'published' } as LanguageEntry;
const failed: LanguageEntry = {
  status: 'failed',
  error: { code: 'EngineUnavailable', message: 'no answer', retryable: true },
};

/** What a version has of each language; `es` may have failed. */
export function languages(spanishFails = false): Record<string, LanguageEntry> {
  return { en: published, es: spanishFails ? failed : published, fr: published };
}

/** A value that throws where something tries to change it. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.freeze(value);
    for (const inner of Object.values(value)) frozen(inner);
  }
  return value;
}

/** The two kinds of items that the table holds of a release, as `aws/dynamodb/releases.ts` keeps them. */
export class Table {
  record: ReleaseRecord | undefined;
  readonly revisions = new Map<number, Revision>();

  write(record: ReleaseRecord, revision?: Revision): void {
    if (record.tick !== (this.record?.tick ?? 0) + 1) throw new Error('a change counts itself once');
    this.record = frozen(record);
    if (revision !== undefined) this.revisions.set(revision.number, frozen(revision));
  }

  current(): ReleaseRecord {
    if (this.record === undefined) throw new Error('nothing was registered');
    return this.record;
  }

  revision(number: number): Revision {
    const { newest } = this.current();
    const found = newest.number === number ? newest : this.revisions.get(number);
    if (found === undefined) throw new Error(`there is no revision ${number}`);
    return found;
  }
}
