import type { Releases } from '../../aws/dynamodb/releases.ts';
import { fault } from '../../contracts/fault.ts';
import type { Manifest } from '../../contracts/manifest.ts';
import { sha256 } from '../../contracts/sha256.ts';
import type { PublicRelease } from '../../contracts/site.ts';
import { defined } from '../../core/lib/defined.ts';
import { headOf } from '../../core/publication/signatures/chain.ts';
import { statementText } from '../../core/publication/signatures/statement.ts';
import { allot } from '../../core/releases/revisions/allot.ts';
import { type Commit, commit } from '../../core/releases/revisions/commit.ts';
import { fail } from '../../core/releases/revisions/fail.ts';
import { publicReleaseOf, publicVersionOf } from '../../core/releases/revisions/public-release.ts';
import type { ReleaseRecord, Revision } from '../../core/releases/revisions/release-record.ts';
import type { PublishServices } from './services.ts';

/** Gives a revision its version number and its time; a retry gets the same. */
export async function takeNumber(
  slug: string,
  number: number,
  run: { correction: boolean; redrive: number | undefined },
  { releases, clock, table }: Pick<PublishServices, 'releases' | 'clock' | 'table'>,
) {
  const previous = headOf(await table.counters());
  return releases.change(slug, async (current) => {
    const { record, revision } = await loadRecordAndRevision(slug, number, current, releases);
    const result = allot(record, revision, { ...run, now: clock.now(), previous });
    const isNew = result.outcome === 'allotted' && revision.publication === undefined;
    return { result, ...(isNew ? { write: { record: result.record, revision: result.revision } } : {}) };
  });
}

type CommittedVersion =
  | (Extract<Commit, { outcome: 'committed' }> & { release: PublicRelease; isNew: boolean })
  | Exclude<Commit, { outcome: 'committed' }>;

/**
 * Commits a version, and in the same transaction writes the public record, which is all that the site's writer
 * reads.
 */
export function commitVersion(
  slug: string,
  number: number,
  manifest: Manifest,
  services: Pick<PublishServices, 'releases' | 'public' | 'sign' | 'settings'>,
) {
  const { releases } = services;
  return releases.change<CommittedVersion>(slug, async (current) => {
    const { record, revision } = await loadRecordAndRevision(slug, number, current, releases);
    const result = commit(record, revision, manifest);
    if (result.outcome !== 'committed') return { result };
    const before = await services.public.read(slug);
    if (result.record === record) {
      if (before === undefined) throw fault`r${number} was committed, but its public record is missing`;
      return { result: { ...result, release: before, isNew: false } };
    }
    const statement = statementDigest(manifest, revision, services);
    const release = { ...publicReleaseOf(before, manifest, result.committed.languages), ...statement };
    const version = { ...publicVersionOf(before, manifest), ...statement };
    const { record: changed, revision: committed } = result;
    return {
      result: { ...result, release, isNew: true },
      write: { record: changed, revision: committed, public: release, version },
    };
  });
}

/** What the catalogue says of the signature of a version. */
function statementDigest(
  manifest: Manifest,
  { publication }: Revision,
  { sign, settings }: Pick<PublishServices, 'sign' | 'settings'>,
): { statement?: string } {
  return sign === undefined ? {} : { statement: sha256(statementText(settings.siteUrl, manifest, publication)) };
}

/** Marks a revision as failed, so that uploading the same file again repeats the work. */
export async function markFailed(slug: string, number: number, releases: Releases): Promise<void> {
  await releases.change(slug, async (current) => {
    const { record, revision } = await loadRecordAndRevision(slug, number, current, releases);
    return { result: undefined, ...defined({ write: fail(record, revision) }) };
  });
}

/** Ingest wrote both. If one is missing, this execution belongs to another table. */
async function loadRecordAndRevision(
  slug: string,
  number: number,
  record: ReleaseRecord | undefined,
  releases: Releases,
): Promise<{ record: ReleaseRecord; revision: Revision }> {
  const revision = record?.newest.number === number ? record.newest : await releases.revision(slug, number);
  if (record === undefined || revision === undefined) throw fault`revision ${number} was never registered`;
  return { record, revision };
}
