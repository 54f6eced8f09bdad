import type { ReportedOption } from '../../../contracts/options.ts';
import {
  isOver,
  type OptionContext,
  type OptionsInForce,
  optionsAmong,
  optionsInForce,
  type WrittenOptions,
} from './options-in-force.ts';
import { asConfigured, noValue } from './parse-options.ts';
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
  /** The title from the last upload's metadata, if this one does not give a title. */
  titleGone?: string;
}

/**
 * The options of a source, with those that its release remembers. Metadata outranks everything else. Earlier
 * metadata stays in force until metadata changes it, or until the front matter says something new.
 *
 * @throws Rejection as `parseOptions` does; for a remembered option with the way to change it
 */
export function settleOptions(
  { upload: { key, versionId }, frontMatter, metadata: ownMetadata }: WrittenOptions,
  remembered: RememberedOptions = {},
  context: OptionContext,
): SettledOptions {
  const { title: lastTitle, kept: keptBefore = {}, file: fileBefore = {} } = remembered;
  const file = optionsAmong(frontMatter);
  const metadata = optionsAmong(ownMetadata);

  const kept = new Map<StayingOption, KeptOption>();
  for (const name of stayingOptions) {
    const one = keptBefore[name];
    const isNew = file.has(name) && asCompared(file.get(name)) !== fileBefore[name]?.written;
    if (one !== undefined && !metadata.has(name) && !isNew && !isOver(name, one.value, context)) kept.set(name, one);
  }
  const { options, reported } = optionsInForce({ frontMatter, metadata: ownMetadata }, kept, context);
  const inForce = new Map(reported.map((option) => [option.name, option]));
  const gone = takenBack(fileBefore, { options, inForce }, context);

  const since = { key, versionId, at: context.now.toISOString() };
  const nextKept = new Map(kept);
  const nextFile = new Map<StayingOption, FileOption>();
  for (const name of stayingOptions) {
    const option = inForce.get(name);
    if (option?.from === 'metadata' && !isCleared(option)) {
      const one = keptBefore[name];
      nextKept.set(name, one?.value === option.value ? one : { value: option.value, since });
    }
    const before = fileBefore[name];
    if (file.has(name)) {
      const value = option?.from === 'front-matter' ? { value: option.value } : {};
      nextFile.set(name, { written: asCompared(file.get(name)), ...value });
    } else if (before !== undefined && option === undefined && isOpen(name, before, gone)) {
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
    ...(lastTitle === undefined || title !== undefined ? {} : { titleGone: lastTitle }),
  };
}

/** Whether its removal was not confirmed, or did not need to be: languages may be wanted again. */
function isOpen(name: StayingOption, { value }: FileOption, gone: readonly TakenBack[]): boolean {
  const waits = name === 'after-review' && value !== undefined && value !== noValue && value !== asConfigured;
  return waits || gone.some((one) => one.name === name);
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
