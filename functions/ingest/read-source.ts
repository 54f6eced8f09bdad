import { Rejection } from '../../contracts/failures.ts';
import type { ReportedOption } from '../../contracts/options.ts';
import type { Upload } from '../../contracts/report.ts';
import type { Warning } from '../../contracts/warnings.ts';
import { notReady } from '../../core/releases/not-ready/not-ready.ts';
import { embargoPassed } from '../../core/releases/options/embargo-passed.ts';
import { type OptionContext, optionsBefore } from '../../core/releases/options/options-in-force.ts';
import { settleOptions } from '../../core/releases/options/settle-options.ts';
import { takenBackHold } from '../../core/releases/options/taken-back.ts';
import type { SourceArrival } from '../../core/releases/revisions/arrival.ts';
import { sameUpload } from '../../core/releases/revisions/inputs.ts';
import type { ReleaseRecord } from '../../core/releases/revisions/release-record.ts';
import { rememberedOf } from '../../core/releases/revisions/remembered-of.ts';
import { dropAgainCommand } from '../../core/releases/uploads/drop-again-command.ts';
import { suffixLanguages } from '../shared/upload.ts';
import type { IngestServices } from './ingest.ts';
import { type ReadRelease, readRelease } from './read-release.ts';
import { type ReadUpload, readUpload } from './read-upload.ts';

export interface ReadSource {
  release: ReadRelease;
  /** What it is to its release, but for the term list. */
  arrival: SourceArrival;
}

type Services = Pick<IngestServices, 'settings' | 'clock'>;
type Sources = Pick<ReleaseRecord, 'slug' | 'source' | 'sources'>;

/**
 * Reads a source beside its release as it is, which somebody may change before it is registered: its text is
 * parsed again only where other options are in force then.
 *
 * @throws Rejection with what is wrong with it
 */
export function sourceReader(read: ReadUpload, services: Services): (record: ReleaseRecord | undefined) => ReadSource {
  let parsed: { by: string; release: ReadRelease } | undefined;
  return (record) => {
    const context = optionContext(services);
    const settled = settleOptions(read, rememberedOf(record, context.now), context);
    const by = JSON.stringify(settled.reported);
    if (parsed?.by !== by) {
      parsed = { by, release: withOptions(settled.reported, () => readRelease(read, settled, services)) };
    }
    const { release } = parsed;
    const { extension, fingerprint, embargo } = release;
    const { remembered: options, kept, takenBack, titleGone } = settled;
    const commandWith = (metadata: Record<string, string>) => dropAgainCommand(read.stored, metadata);
    const saysNot = notReady(read, settled.options, context.now, commandWith);
    const before = { wentBy: rememberedOf(record, context.now).wentBy, isFirst: (record?.lastVersion ?? 0) === 0 };
    const late = embargoPassed(settled.options, before, context.now, commandWith);
    const wentBy =
      embargo ?? (late.hold === undefined ? settled.options.embargoPassed?.time : undefined) ?? before.wentBy;
    const hold = takenBackHold(takenBack, commandWith) ?? saysNot.stop ?? late.hold ?? saysNot.hold ?? release.hold;
    const warnings = [
      ...titleWarnings(titleGone, release.ingested.source.title),
      ...saysNot.warnings,
      ...late.warnings,
    ];
    return {
      release: warned(release, warnings),
      arrival: {
        kind: 'upload',
        extension,
        fingerprint,
        embargo,
        hold,
        options: wentBy === undefined ? options : { ...options, wentBy },
        kept,
        warnings,
      },
    };
  };
}

/**
 * A source as it was registered.
 *
 * @throws Rejection where the configuration does not take it any more
 */
export function readRegistered(read: ReadUpload, record: Sources | undefined, services: Services): ReadRelease {
  const { source, sources = [] } = record ?? {};
  const past = sources.findLast(({ upload }) => sameUpload(upload, read.upload));
  const inForce = optionsBefore(read, past?.kept, source?.options, optionContext(services));
  const release = readRelease(read, inForce, services);
  const isNewest = source !== undefined && sameUpload(source.upload, read.upload);
  return warned(release, isNewest ? source.warnings : []);
}

/** A source that was registered before; undefined where it is gone, or can no longer be read as it was. */
export async function readAgain(
  upload: Upload,
  record: Sources | undefined,
  services: IngestServices,
): Promise<ReadRelease | undefined> {
  try {
    const read = await readUpload(upload, services, record?.slug);
    return read && readRegistered(read, record, services);
  } catch (error) {
    if (error instanceof Rejection) return undefined; // the configuration has changed since
    throw error;
  }
}

export function optionContext({ settings, clock }: Services): OptionContext {
  return { configured: suffixLanguages(settings), settings, now: clock.now() };
}

/** The report of a rejection has the options in force too. */
function withOptions<T>(options: readonly ReportedOption[], read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof Rejection) error.options = options;
    throw error;
  }
}

function warned(release: ReadRelease, more: readonly Warning[] = []): ReadRelease {
  const { ingested } = release;
  return { ...release, ingested: { ...ingested, warnings: [...ingested.warnings, ...more] } };
}

function titleWarnings(gone: string | undefined, title: string): Warning[] {
  if (gone === undefined || gone === title) return [];
  const message = `The title of the last upload, "${gone}", was an option of its metadata; this one does not give it, so that the title is now "${title}". To keep it, drop the file again with the metadata "title=…".`;
  return [{ code: 'title-option-gone', message }];
}
