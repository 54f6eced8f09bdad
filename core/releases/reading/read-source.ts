import type { Settings } from '../../../contracts/environment.ts';
import { Rejection } from '../../../contracts/failures.ts';
import type { ReportedOption } from '../../../contracts/options.ts';
import type { Warning } from '../../../contracts/warnings.ts';
import { notReady } from '../not-ready/not-ready.ts';
import { refuse } from '../options/decisions.ts';
import { embargoPassed } from '../options/embargo-passed.ts';
import { type OptionContext, type OptionsInForce, optionsBefore } from '../options/options-in-force.ts';
import { settleOptions } from '../options/settle-options.ts';
import { takenBackHold } from '../options/taken-back.ts';
import type { SourceArrival } from '../revisions/arrival.ts';
import { sameUpload } from '../revisions/inputs.ts';
import { rememberedOf } from '../revisions/newest.ts';
import type { ReleaseRecord } from '../revisions/release-record.ts';
import { uploadAgainCommand } from '../uploads/upload-again-command.ts';
import { suffixLanguages } from '../uploads/upload-key.ts';
import type { ReadRelease } from './read-release.ts';
import type { ReadUpload } from './read-upload.ts';

export interface ReadSource {
  release: ReadRelease;
  /** What it is to its release, but for the term list. */
  arrival: SourceArrival;
}

/** The fields of a record that concern its sources. */
type RegisteredSources = { [Name in 'source' | 'sources']: ReleaseRecord[Name] | undefined };

/** Parses a file by the options in force; `readRelease` does, or what has done so before. */
export type ParseRelease = (options: OptionsInForce) => ReadRelease;

/**
 * Reads a source that arrives beside its release as it is.
 *
 * @throws Rejection with what is wrong with it
 */
export function readSource(
  read: ReadUpload,
  record: ReleaseRecord | undefined,
  context: OptionContext,
  parse: ParseRelease,
): ReadSource {
  const remembered = rememberedOf(record, context.now);
  const settled = settleOptions(read, remembered, context);
  const { frontMatter, metadata, stored } = read;
  const commandWith = uploadAgainCommand.bind(undefined, stored);
  const release = withOptions(settled.reported, () => {
    refuse(settled.refused, commandWith);
    return parse(settled);
  });
  const { extension, fingerprint, embargo } = release;
  const { republish } = settled.options;
  const saysNot = notReady({ frontMatter, metadata }, settled.options, context.now, commandWith);
  const before = { wentBy: remembered.wentBy, isFirst: (record?.lastVersion ?? 0) === 0 };
  const late = embargoPassed(settled.options, before, context.now, commandWith);
  const wentBy =
    embargo ?? (late.hold === undefined ? settled.options.embargoPassed?.time : undefined) ?? before.wentBy;
  const hold =
    takenBackHold(settled.takenBack, commandWith) ??
    saysNot.stop ??
    late.hold ??
    saysNot.hold ??
    (answersText(settled, before.wentBy) ? undefined : release.hold);
  const warnings = [
    ...titleWarnings(settled.titleGone, release.ingested.source.title),
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
      options: wentBy === undefined ? settled.remembered : { ...settled.remembered, wentBy },
      kept: settled.kept,
      warnings,
      republish,
    },
  };
}

/**
 * A source as it was registered.
 *
 * @throws Rejection where the configuration does not take it any more
 */
export function readRegistered(
  read: ReadUpload,
  { source, sources = [] }: RegisteredSources,
  context: OptionContext,
  parse: ParseRelease,
): ReadRelease {
  const past = sources.findLast(({ upload }) => sameUpload(upload, read.upload));
  const { frontMatter, metadata } = read;
  const isNewest = source !== undefined && sameUpload(source.upload, read.upload);
  const options = optionsBefore({ frontMatter, metadata }, past?.kept, source?.options, context);
  return warned(parse(options), isNewest ? source.warnings : []);
}

/**
 * Whether an embargo that is over answers a text that says it is under embargo: one of the front matter does only if it
 * is the embargo by which the release was held.
 */
function answersText({ options: { embargoPassed: passed }, reported }: OptionsInForce, wentBy: string | undefined) {
  if (passed === undefined || passed.time === wentBy) return passed !== undefined;
  return reported.find(({ name }) => name === 'embargo')?.from !== 'front-matter';
}

export function optionContext(settings: Settings, now: Date): OptionContext {
  return { configured: suffixLanguages(settings), settings, now };
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
  const message = `The title of the last upload, "${gone}", was an option of its metadata; this upload does not give it, so the title is now "${title}". To keep it, upload the file again with the metadata "title=…".`;
  return [{ code: 'title-option-gone', message }];
}
