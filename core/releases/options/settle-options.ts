import type { ReportedOption } from '../../../contracts/options.ts';
import { decisionsIn, type Refused, withoutDecisions } from './decisions.ts';
import {
  isOver,
  type OptionContext,
  type OptionsInForce,
  optionsAmong,
  optionsInForce,
  type WrittenOptions,
} from './options-in-force.ts';
import { allLanguages, asConfigured, noEmbargo, noValue, parseOptions, type ReleaseOptions } from './parse-options.ts';
import {
  type FileOption,
  type KeptOption,
  type KeptValues,
  type RememberedOptions,
  type StayingOption,
  stayingOptions,
} from './remembered.ts';
import { type TakenBack, takenBack } from './taken-back.ts';

export interface SettledOptions extends OptionsInForce {
  /** The options to remember once this upload is registered. */
  remembered: RememberedOptions;
  /** The remembered options that this upload uses. */
  kept: KeptValues;
  /** Front matter options that held the last upload back and are missing from this one. */
  takenBack: TakenBack[];
  /** What the front matter says although only metadata may. */
  refused: Refused[];
  /** The title from the last upload's metadata, if this one does not give a title. */
  titleGone?: string;
}

/**
 * The options of a source, with those that its release remembers. Metadata outranks everything else. Earlier
 * metadata stays in force until metadata changes it, or until the front matter says something new; but the front
 * matter only adds languages to a review, and only moves an embargo to a later time.
 *
 * @throws Rejection as `parseOptions` does; for a remembered option with the way to change it
 */
export function settleOptions(
  { upload: { key, versionId }, frontMatter, metadata: ownMetadata }: WrittenOptions,
  remembered: RememberedOptions = {},
  context: OptionContext,
): SettledOptions {
  const { title: lastTitle, kept: keptBefore = {}, file: fileBefore = {} } = remembered;
  const file = optionsAmong(withoutDecisions(frontMatter));
  const metadata = optionsAmong(ownMetadata);
  const refused = decisionsIn(frontMatter).filter(({ name }) => !metadata.has(name));
  // What would not be valid as metadata either is said first.
  parseOptions([new Map(refused.map(({ name, written }) => [name, written]))], context);

  const kept = new Map<StayingOption, KeptOption>();
  for (const name of stayingOptions) {
    const one = keptBefore[name];
    const isNew = file.has(name) && asCompared(file.get(name)) !== fileBefore[name]?.written;
    if (one === undefined || metadata.has(name) || isOver(name, one.value, context)) continue;
    const earlier = isNew && name === 'embargo' ? earlierEmbargo(file.get(name), one, context) : undefined;
    if (earlier !== undefined) refused.push(earlier);
    if (!isNew || name === 'after-review' || earlier !== undefined) kept.set(name, one);
  }
  const { options, reported } = optionsInForce({ frontMatter, metadata: ownMetadata }, kept, context);
  const inForce = new Map(reported.map((option) => [option.name, option]));
  const gone = takenBack(fileBefore, { options, inForce }, context);
  const unconfirmed = (name: StayingOption) => gone.some((one) => one.name === name);

  const since = { key, versionId, at: context.now.toISOString() };
  const nextKept = new Map(kept);
  const nextFile = new Map<StayingOption, FileOption>();
  for (const name of stayingOptions) {
    const option = inForce.get(name);
    if (option?.from === 'metadata' && !isCleared(option)) {
      const one = keptBefore[name];
      const value = asSaid(name, option, options);
      nextKept.set(name, one?.value === value ? one : { value, since });
    }
    const before = fileBefore[name];
    if (file.has(name)) {
      const value = option?.from === 'front-matter' ? { value: asSaid(name, option, options) } : {};
      const held = unconfirmed(name) && before?.value !== undefined ? { value: before.value } : value;
      nextFile.set(name, { written: asCompared(file.get(name)), ...held });
    } else if (before !== undefined && option?.from !== 'metadata' && isOpen(name, before, unconfirmed(name))) {
      nextFile.set(name, before);
    }
  }
  const title = inForce.get('title');
  return {
    options,
    reported,
    remembered: {
      ...(nextKept.size === 0 ? {} : { kept: Object.fromEntries(nextKept) }),
      ...(nextFile.size === 0 ? {} : { file: Object.fromEntries(nextFile) }),
      ...(title?.from === 'metadata' ? { title: title.value } : {}),
    },
    kept: Object.fromEntries([...kept].map(([name, { value }]) => [name, value])),
    takenBack: gone,
    refused,
    ...(lastTitle === undefined || title !== undefined ? {} : { titleGone: lastTitle }),
  };
}

/** Whether its removal was not confirmed, or did not need to be: languages may be wanted again. */
function isOpen(name: StayingOption, { value }: FileOption, isUnconfirmed: boolean): boolean {
  const waits = name === 'after-review' && value !== undefined && value !== noValue && value !== asConfigured;
  return waits || isUnconfirmed;
}

/** What a review asks for beyond the configuration, so that it is remembered as it was said. */
function asSaid(name: StayingOption, { value }: ReportedOption, { afterReview }: ReleaseOptions): string {
  const isList = name === 'after-review' && afterReview !== undefined && value !== allLanguages;
  return isList ? afterReview.join(', ') || noValue : value;
}

/** An embargo of the front matter that would end before the one that metadata gave. */
function earlierEmbargo(written: unknown, { value, since }: KeptOption, context: OptionContext): Refused | undefined {
  const { embargo } = parseOptions([new Map([['embargo', written]])], context);
  if (embargo === undefined || (embargo !== noEmbargo && Date.parse(embargo) >= Date.parse(value))) return undefined;
  const why = `earlier than ${value}, which the metadata of version ${since.versionId} says`;
  return { name: 'embargo', written: String(written), value: String(written), why };
}

/** The option is cleared, which is not remembered. */
function isCleared({ name, value }: ReportedOption): boolean {
  return value === noValue || (name === 'after-review' && value === asConfigured);
}

/** Ignores differences in spaces and commas. */
function asCompared(value: unknown): string {
  const words = [value].flat().flatMap((each) => String(each).split(/[\s,]+/));
  return words.filter(Boolean).join(' ').toLowerCase();
}
