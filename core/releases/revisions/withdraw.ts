import type { PublicRelease, PublicVersion } from '../../../contracts/site.ts';
import type { Withdrawal } from '../../../contracts/withdrawal.ts';
import { wholeSeconds } from '../../lib/clock.ts';
import { defined } from '../../lib/defined.ts';
import type { Registration } from './arrival.ts';
import type { ReleaseRecord, Revision, Withdrawn } from './release-record.ts';

/** Whether readers see the release: its last publication is newer than its last withdrawal. */
export function isPublic({ committed, withdrawn = 0 }: ReleaseRecord): boolean {
  return committed !== undefined && committed.revision > withdrawn;
}

/**
 * The versions that a registered deletion withdraws. For a repeated withdrawal, the first time and the newest
 * reason count.
 */
export function withdraw(
  { record, revision }: Extract<Registration, { outcome: 'registered' }>,
  before: PublicRelease,
  { at, reason }: { at: Date; reason?: string | undefined },
): { record: ReleaseRecord; revision: Revision & { withdrawal: Withdrawn }; release: PublicRelease } {
  const said = reason ?? before.withdrawn?.reason;
  const withdrawn: Withdrawal = {
    at: before.withdrawn?.at ?? wholeSeconds(at),
    ...defined({ reason: said }),
  };
  const tick = before.tick + 1;
  const done = { ...revision, withdrawal: { ...withdrawn, version: before.version, tick } };
  const taken = { ...withdrawn, version: before.version };
  return { record: { ...record, newest: done }, revision: done, release: { ...before, tick, withdrawn, taken } };
}

/** A withdrawn version as histories show it, without quoting its text. */
export function withdrawnVersion(version: PublicVersion, withdrawn: Withdrawal): PublicVersion {
  if (version.withdrawn !== undefined && version.withdrawn.at !== withdrawn.at) return version; // since long before
  const { corrections: _, languages, ...kept } = version;
  return {
    ...kept,
    withdrawn,
    languages: Object.fromEntries(Object.entries(languages).map(([tag, { title: __, ...one }]) => [tag, one])),
  };
}

/**
 * Versions as readers may see them, even before Withdraw has reached each: withdrawn versions do not quote
 * their text, also if the release is back.
 */
export function asSeen(versions: readonly PublicVersion[], release: PublicRelease | undefined): PublicVersion[] {
  const taken = release?.taken;
  if (taken === undefined) return [...versions];
  const { version: newest, ...withdrawn } = taken;
  return versions.map((version) => (version.number > newest ? version : withdrawnVersion(version, withdrawn)));
}

/** Languages in which these versions have pages, in the order of the newest, the source language first. */
export function pageLanguages(versions: readonly PublicVersion[]): string[] {
  const newestFirst = versions.toSorted((a, b) => b.number - a.number);
  return [...new Set(newestFirst.flatMap(({ languages }) => Object.keys(languages).filter(hasPage(languages))))];
}

function hasPage(languages: PublicVersion['languages']) {
  return (tag: string): boolean => ['published', 'stale'].includes(languages[tag]?.status ?? '');
}
