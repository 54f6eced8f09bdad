import type { Settings } from '../../../contracts/environment.ts';
import { Rejection } from '../../../contracts/failures.ts';
import type { OptionGiver, OptionOrigin, ReportedOption } from '../../../contracts/options.ts';
import type { Upload } from '../../../contracts/report.ts';
import { defined } from '../../lib/defined.ts';
import { withoutDecisions } from './decisions.ts';
import { FrontMatter } from './front-matter.ts';
import { metadataOptions, type OptionName, optionNames, optionOf } from './known-options.ts';
import { allLanguages, asConfigured, noValue, parseOptions, type ReleaseOptions, says } from './parse-options.ts';
import { type KeptValues, type RememberedOptions, type StayingOption, stayingOptions } from './remembered.ts';

/** An upload's options as written. */
export interface WrittenOptions {
  upload: Pick<Upload, 'key' | 'versionId'>;
  frontMatter: ReadonlyMap<string, unknown>;
  metadata: ReadonlyMap<string, unknown>;
}

export interface OptionContext {
  /** The languages that options may name. */
  configured: string[];
  settings: Pick<Settings, 'languages' | 'sourceLanguage' | 'afterReview'>;
  now: Date;
}

export interface OptionsInForce {
  options: ReleaseOptions;
  /** Each option with its origin. */
  reported: ReportedOption[];
}

/** Values kept from earlier uploads' metadata; `since` is unknown once the value was replaced. */
export type Kept = ReadonlyMap<StayingOption, { value: string; since?: OptionGiver }>;

/**
 * The options of an upload, with kept ones above its front matter and below its metadata.
 *
 * @throws Rejection as `parseOptions` does; for a kept option with the way to change it
 */
export function optionsInForce(
  { frontMatter, metadata }: Pick<WrittenOptions, 'frontMatter' | 'metadata'>,
  kept: Kept,
  context: OptionContext,
): OptionsInForce {
  const values = new Map<OptionName, string>();
  for (const [name, one] of kept) {
    const value = stillConfigured(name, one.value, context);
    if (value === undefined || isOver(name, value, context)) continue;
    explained(name, one, () => parseOptions([new Map([[name, value]])], context));
    values.set(name, value);
  }
  const file = withoutDecisions(frontMatter);
  const options = parseOptions([file, values, metadata], context);
  const byFile = optionsAmong(file);
  const given = optionsAmong(metadata);
  const added = given.has('after-review') ? undefined : addedReview(byFile, values, context);
  if (added !== undefined) options.afterReview = added.languages;
  if (added?.byFile) values.delete('after-review');
  const sources: [OptionOrigin, ReadonlyMap<OptionName, unknown>][] = [
    ['metadata', given],
    ['remembered', values],
    ['front-matter', byFile],
  ];
  const reported = optionNames.flatMap((name): ReportedOption[] => {
    const [from, source] = sources.find(([, one]) => one.has(name)) ?? [];
    if (from === undefined) return [];
    const since = from === 'remembered' ? kept.get(name as StayingOption)?.since : undefined;
    const value = writtenValue(name, source?.get(name), options, context);
    return [{ name, value, from, ...defined({ since }) }];
  });
  return { options, reported };
}

/** The options that a source used when it was registered. */
export function optionsBefore(
  written: Pick<WrittenOptions, 'frontMatter' | 'metadata'>,
  kept: KeptValues | undefined,
  remembered: RememberedOptions | undefined,
  context: OptionContext,
): OptionsInForce {
  const entries = stayingOptions.flatMap((name): [StayingOption, { value: string; since?: OptionGiver }][] => {
    const value = kept?.[name];
    if (value === undefined) return [];
    const now = remembered?.kept?.[name];
    return [[name, now?.value === value ? now : { value }]];
  });
  return optionsInForce(written, new Map(entries), context);
}

/** The options among an author's keys. */
export function optionsAmong(keys: ReadonlyMap<string, unknown>): Map<OptionName, unknown> {
  const found = new Map<OptionName, unknown>();
  for (const [key, value] of keys) {
    const name = optionOf(key);
    const isOfAnEarlierTime = name === 'approved-characters';
    if (name === undefined || isOfAnEarlierTime) continue;
    if (keys instanceof FrontMatter && metadataOptions.includes(name)) continue;
    found.set(name, value);
  }
  return found;
}

/** A remembered embargo ends at its time. */
export function isOver(name: StayingOption, value: string, { now }: OptionContext): boolean {
  return name === 'embargo' && Date.parse(value) <= now.getTime();
}

/** Drops languages that are no longer configured; undefined if none is left, so that the configuration applies. */
function stillConfigured(name: StayingOption, value: string, { configured }: OptionContext): string | undefined {
  if (name !== 'after-review' || value === allLanguages) return value;
  const tags = value.split(', ').filter((tag) => configured.includes(tag));
  return tags.length === 0 ? undefined : tags.join(', ');
}

/** @throws Rejection with the origin of the value, and how to change it */
function explained(
  name: StayingOption,
  { value, since }: { value: string; since?: OptionGiver },
  read: () => unknown,
): void {
  try {
    read();
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    const from = since === undefined ? '' : ` from the metadata of "${since.key}", version ${since.versionId}`;
    throw new Rejection(
      'UnknownLanguage',
      `${error.message} The release remembers "${name}: ${value}"${from}. To change that, upload the file with the metadata "${name}=…"; to forget it, with "${name}=${noValue}".`,
    );
  }
}

/**
 * The review where both the file and a remembered option ask for one: the file may add languages, and not take any away.
 *
 * @returns `byFile` if the file adds some; undefined if only one of the two asks.
 */
function addedReview(
  byFile: ReadonlyMap<OptionName, unknown>,
  values: ReadonlyMap<OptionName, unknown>,
  context: OptionContext,
): { languages: string[]; byFile: boolean } | undefined {
  const name = 'after-review';
  if (!byFile.has(name) || !values.has(name)) return undefined;
  const [own = [], before = []] = [byFile, values].map(
    (from) => parseOptions([new Map([[name, from.get(name)]])], context).afterReview,
  );
  const languages = context.configured.filter((tag) => own.includes(tag) || before.includes(tag));
  return { languages, byFile: languages.length > before.length };
}

/** The value in force, as an editor would write it; with the languages whose review is configured. */
function writtenValue(
  name: OptionName,
  written: unknown,
  options: ReleaseOptions,
  { configured, settings }: OptionContext,
): string {
  switch (name) {
    case 'languages':
      return options.languages?.join(', ') ?? noValue;
    case 'source-language':
      return options.sourceLanguage ?? noValue;
    case 'embargo':
      return options.embargo ?? noValue;
    case 'after-review':
      if (says(written, allLanguages)) return allLanguages;
      return reviewed(options.afterReview, configured, settings.afterReview);
    default:
      return [written].flat().map(String).join(', ').replace(/\s+/g, ' ').trim();
  }
}

function reviewed(asked: string[] | undefined, configured: readonly string[], floor: string[] = []): string {
  if (asked === undefined || (asked.length === 0 && floor.length > 0)) return asConfigured;
  return configured.filter((tag) => asked.includes(tag) || floor.includes(tag)).join(', ') || noValue;
}
