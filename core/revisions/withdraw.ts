import type { PublicRelease, PublicVersion, Withdrawal } from '../../contracts/site.ts';
import type { Registration } from './register.ts';
import type { ReleaseRecord, Revision, Withdrawn } from './release-record.ts';

/** Whether readers see anything of it: what was withdrawn last is older than what was published last. */
export function isPublic({ committed, withdrawn = 0 }: ReleaseRecord): boolean {
  return committed !== undefined && committed.revision > withdrawn;
}

/**
 * What a registered deletion takes away of what readers see. Withdrawn once more, a release has been so
 * since the first time; a reason that is given then is the one that counts.
 */
export function withdraw(
  { record, revision }: Extract<Registration, { outcome: 'registered' }>,
  face: PublicRelease,
  { at, reason }: { at: Date; reason?: string | undefined },
): { record: ReleaseRecord; revision: Revision & { withdrawal: Withdrawn }; face: PublicRelease } {
  const said = reason ?? face.withdrawn?.reason;
  const withdrawn: Withdrawal = {
    at: face.withdrawn?.at ?? at.toISOString().replace(/\.\d+Z$/, 'Z'),
    ...(said === undefined ? {} : { reason: said }),
  };
  const tick = face.tick + 1;
  const done = { ...revision, withdrawal: { ...withdrawn, version: face.version, tick } };
  return { record: { ...record, newest: done }, revision: done, face: { ...face, tick, withdrawn } };
}

/** A version as histories show it once its documents are gone: without a word of what it said. */
export function withdrawnVersion(version: PublicVersion, withdrawn: Withdrawal): PublicVersion {
  if (version.withdrawn !== undefined && version.withdrawn.at !== withdrawn.at) return version; // since long before
  const { corrections: _, languages, ...kept } = version;
  return {
    ...kept,
    withdrawn,
    languages: Object.fromEntries(Object.entries(languages).map(([tag, { title: __, ...one }]) => [tag, one])),
  };
}

/** Languages that these versions have a page in, the source's first, which the newest names first. */
export function pageLanguages(versions: readonly PublicVersion[]): string[] {
  const newestFirst = versions.toSorted((a, b) => b.version - a.version);
  return [...new Set(newestFirst.flatMap(({ languages }) => Object.keys(languages).filter(hasPage(languages))))];
}

function hasPage(languages: PublicVersion['languages']) {
  return (tag: string): boolean => ['published', 'stale'].includes(languages[tag]?.status ?? '');
}
