import { fault } from '../../../contracts/fault.ts';
import type { LanguageEntry, LatestLanguage, Manifest } from '../../../contracts/manifest.ts';
import { defined } from '../../lib/defined.ts';
import { isCommitted } from './fail.ts';
import type { Committed, ReleaseRecord, Revision } from './release-record.ts';

export type Commit =
  /** `committed` is the version that readers see: this one, or a newer one after a late retry. */
  | { outcome: 'committed'; record: ReleaseRecord; committed: Committed; revision: Revision }
  /** `abandoned`: the execution died and gave up the number, perhaps while a function of it still runs. */
  | { outcome: 'superseded' | 'withdrawn' | 'abandoned' };

/**
 * Makes a version the one that readers see, unless the release was withdrawn meanwhile or a newer revision
 * has begun to publish: that one has already named its predecessor, which would then be wrong.
 */
export function commit(
  record: ReleaseRecord,
  revision: Revision,
  { version, languages }: Pick<Manifest, 'version' | 'languages'>,
): Commit {
  if (revision.publication?.version !== version) return { outcome: 'abandoned' };
  if (isCommitted(revision)) {
    if (record.committed === undefined)
      throw fault`v${version} was committed, but its release record does not name that version`;
    return { outcome: 'committed', record, committed: record.committed, revision }; // a retry, perhaps after newer versions
  }
  if ((record.withdrawn ?? 0) > revision.number) return { outcome: 'withdrawn' };
  if (record.lastVersion !== version) return { outcome: 'superseded' };

  const has = (status: LanguageEntry['status']) => Object.values(languages).some((entry) => entry.status === status);
  const complete = !has('failed');
  const committed: Committed = {
    revision: revision.number,
    version,
    fingerprint: revision.fingerprint,
    ...defined({
      sourceFingerprint: revision.sourceFingerprint,
      attachmentsFingerprint: revision.attachmentsFingerprint,
    }),
    complete,
    ...(has('awaiting-review') ? { awaitsReview: true } : {}),
    languages: latestLanguages(languages, version, stillThere(record)),
  };
  const { died: _, diedInRedrive: __, hold: ___, ...alive } = revision;
  const done: Revision = { ...alive, state: complete ? 'published' : 'partial' };
  const newest = record.newest.number === revision.number ? done : record.newest;
  return {
    outcome: 'committed',
    committed,
    revision: done,
    record: { ...record, tick: record.tick + 1, committed, newest },
  };
}

/** A language cannot fall back on withdrawn versions. */
function stillThere({ committed, withdrawn = 0 }: ReleaseRecord): Record<string, LatestLanguage> {
  return committed === undefined || withdrawn > committed.revision ? {} : committed.languages;
}

/** A language that failed, waits or was removed keeps its last version, as stale. */
function latestLanguages(
  languages: Record<string, LanguageEntry>,
  version: number,
  before: Record<string, LatestLanguage>,
): Record<string, LatestLanguage> {
  const now = Object.entries(languages).map(([tag, entry]): [string, LatestLanguage] => {
    if (entry.status === 'published' || entry.status === 'stale') return [tag, { version, status: entry.status }];
    const last = before[tag]?.version;
    return [tag, last === undefined ? { status: entry.status } : { version: last, status: 'stale' }];
  });
  const removed = Object.entries(before).flatMap(([tag, { version: last }]): [string, LatestLanguage][] =>
    Object.hasOwn(languages, tag) || last === undefined ? [] : [[tag, { version: last, status: 'stale' }]],
  );
  return Object.fromEntries([...now, ...removed]);
}
