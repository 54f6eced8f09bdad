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
  /** What the release remembers once this upload is registered. */
  remembered: RememberedOptions;
  /** What was remembered, and this upload goes by. */
  kept: KeptValues;
  /** What held the last upload back by its front matter, and of which this one says nothing. */
  takenBack: TakenBack[];
  /** The title that the last upload's metadata gave, where this one gives none. */
  titleGone?: string;
}

/**
 * The options of a source beside what its release remembers. Metadata outranks all else. What metadata gave
 * before stays until metadata says otherwise, or the front matter says something that it did not say before.
 *
 * @throws Rejection as `parseOptions` does; of what is remembered with the way to change it
 */
export function settleOptions(
  written: WrittenOptions,
  remembered: RememberedOptions = {},
  context: OptionContext,
): SettledOptions {
  const { title: lastTitle, kept: keptBefore = {}, file: fileBefore = {} } = remembered;
  const file = optionsAmong(written.frontMatter);
  const metadata = optionsAmong(written.metadata);

  const kept = new Map<StayingOption, KeptOption>();
  for (const name of stayingOptions) {
    const one = keptBefore[name];
    const isNew = file.has(name) && asCompared(file.get(name)) !== fileBefore[name]?.written;
    if (one !== undefined && !metadata.has(name) && !isNew && !isOver(name, one.value, context)) kept.set(name, one);
  }
  const { options, reported } = optionsInForce(written, kept, context);
  const inForce = new Map(reported.map((option) => [option.name, option]));
  const gone = takenBack(fileBefore, { options, inForce }, context);

  const { key, versionId } = written.upload;
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

/** Nobody has confirmed that it is gone, or had to: languages that are not wanted now may be wanted again. */
function isOpen(name: StayingOption, { value }: FileOption, gone: readonly TakenBack[]): boolean {
  const waits = name === 'after-review' && value !== undefined && value !== noValue && value !== asConfigured;
  return waits || gone.some((one) => one.name === name);
}

/** Says that nothing of it is to hold, which is not remembered. */
function isCleared({ name, value }: ReportedOption): boolean {
  return value === noValue || (name === 'after-review' && value === asConfigured);
}

/** Other spaces and commas say nothing new. */
function asCompared(value: unknown): string {
  const words = [value].flat().flatMap((each) => String(each).split(/[\s,]+/));
  return words.filter(Boolean).join(' ').toLowerCase();
}
