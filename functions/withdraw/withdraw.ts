import { reportedError } from '../../contracts/failures.ts';
import { fault } from '../../contracts/fault.ts';
import { publishKeys } from '../../contracts/keys.ts';
import { type ClearInput, schema, type WithdrawInput, type WithdrawResult } from '../../contracts/messages.ts';
import { metrics } from '../../contracts/metrics.ts';
import type { Report } from '../../contracts/report.ts';
import { withdrawalMinutes } from '../../contracts/withdrawal.ts';
import { defined } from '../../core/lib/defined.ts';
import type { Revision } from '../../core/releases/revisions/release-record.ts';
import { pageLanguages, withdrawnVersion } from '../../core/releases/revisions/withdraw.ts';
import { sharedFolder } from '../../core/translation/memory/shared-folder.ts';
import { log, logError } from '../shared/log.ts';
import { erasePreviews } from '../shared/previews.ts';
import { emptyReport } from '../shared/reports.ts';
import { eraseEarlier, eraseEarlierOfVersion } from './erase-earlier.ts';
import { putNotices, putVersionNotices, type Removal } from './put-notices.ts';
import { registerWithdrawal } from './register-withdrawal.ts';
import { removeUncommitted } from './remove-uncommitted.ts';
import type { WithdrawServices } from './services.ts';
import { signNotice } from './sign-notice.ts';
import { takeAway } from './take-away.ts';

/**
 * Withdraws a published release. Registering is one write; every later step may be repeated. A version that is
 * published meanwhile is either refused at its commit or withdrawn with the others. Replaces the lasting pages
 * first, then each version's pages, then deletes files, those of attempts that died included, and clears caches last,
 * when nothing old can enter them: in a step of its own, which may have to wait. That step reports, since only then
 * nobody can read it.
 */
export async function withdrawRelease(input: WithdrawInput, services: WithdrawServices): Promise<WithdrawResult> {
  const registered = await registerWithdrawal(input, services);
  const { outcome } = registered;
  if (outcome === 'held') await hold(input, registered.revision, services);
  if (outcome === 'superseded') await services.report(reportOf(input, 'superseded', services));
  if (outcome === 'registered') {
    const removal = await removalOf(input.withdraw.slug, registered.revision, services);
    if (input.step !== 'finish') await takeAll(input, registered.revision, removal, services);
    if (input.step !== 'take-away') await finish(input, registered.revision, removal, services);
  }
  const ended = outcome === 'registered' ? 'withdrawn' : outcome;
  log('withdrawn', { outcome: ended, upload: input.withdraw.upload.versionId });
  return { schema, outcome: ended };
}

async function takeAll(
  input: WithdrawInput,
  revision: Revision,
  removal: Removal | undefined,
  services: WithdrawServices,
): Promise<void> {
  const { slug } = input.withdraw;
  if (removal !== undefined) await takeFromReaders(removal, services);
  await removeUncommitted(slug, await uncommitted(slug, revision, services), services);
  await eraseSeenByEditors(input, services);
}

/** Caches are emptied also if this fails: readers see them. The last step of the withdrawal tries it again. */
async function eraseSeenByEditors(
  { withdraw: { slug, upload } }: WithdrawInput,
  { releases, erasers }: WithdrawServices,
): Promise<void> {
  try {
    await erasePreviews(slug, { releases, erased: erasers.work });
  } catch (error) {
    logError(error, { upload: upload.versionId });
  }
}

/** Erases what a version had been that was refused after its objects were put, and removes its addresses from caches. */
export async function clearCaches(
  { clear: { slug, version, reference } }: ClearInput,
  { invalidate, earlier }: Pick<WithdrawServices, 'invalidate' | 'earlier'>,
): Promise<void> {
  await eraseEarlierOfVersion(slug, version, earlier);
  await invalidate({ slug, languages: [] }, reference);
}

/** @throws TooManyInvalidationsInProgress of CloudFront */
async function finish(
  input: WithdrawInput,
  revision: Revision,
  removal: Removal | undefined,
  services: WithdrawServices,
): Promise<void> {
  const { slug } = input.withdraw;
  if (removal !== undefined || (await uncommitted(slug, revision, services)).length > 0) {
    await services.invalidate({ slug, languages: pageLanguages(removal?.versions ?? []) }, `r${revision.number}`);
  }
  // After everything else, since a text that must go does not wait for KMS.
  for (const { number, withdrawn } of removal?.versions ?? []) {
    if (withdrawn?.at === removal?.withdrawal.at) await signNotice(slug, number, services);
  }
  await reportStopped(input, revision, services);
  await services.report({
    ...reportOf(input, 'withdrawn', services),
    revision: revision.number,
    ...(removal === undefined ? {} : whatWasTaken(removal)),
  });
  await eraseSeenByEditors(input, services);
}

async function removalOf(
  slug: string,
  { withdrawal }: Revision,
  { public: publicReleases, settings }: WithdrawServices,
): Promise<Removal | undefined> {
  if (withdrawal === undefined) return undefined;
  const [release, all] = await Promise.all([publicReleases.read(slug), publicReleases.versions(slug)]);
  if (release === undefined) throw fault`a release was withdrawn, but its public record is missing`;
  const { at, reason } = withdrawal;
  const withdrawn = defined({ at, reason });
  const versions = all
    .filter(({ number }) => number <= withdrawal.version)
    .map((version) => withdrawnVersion(version, withdrawn));
  return { slug, release, withdrawal, versions, settings };
}

/**
 * The version numbers that were given before the withdrawal and are not committed. They cannot be any more: `commit`
 * refuses revisions that are older than the withdrawal.
 */
async function uncommitted(
  slug: string,
  { withdrawal, lastVersion = withdrawal?.version ?? 0 }: Revision,
  { public: publicReleases }: WithdrawServices,
): Promise<number[]> {
  if (lastVersion === 0) return [];
  const committed = new Set((await publicReleases.versions(slug)).map(({ number }) => number));
  return Array.from({ length: lastVersion }, (_, index) => index + 1).filter((number) => !committed.has(number));
}

async function takeFromReaders(removal: Removal, services: WithdrawServices): Promise<void> {
  const { slug, versions, withdrawal } = removal;
  const { published, rules } = services;
  await putNotices(removal, published);
  await services.site.tell(slug, withdrawal.tick);
  for (const version of versions) {
    if (version.withdrawn?.at !== withdrawal.at) continue; // removed by an earlier withdrawal
    const notices = await putVersionNotices(removal, version, published);
    await takeAway(slug, version, { withdrawn: version.withdrawn, notices, keepData: rules.keepData }, published);
    await services.public.replaceVersion(slug, version);
  }
  const lastVersion = withdrawal.version;
  await eraseEarlier({ slug, languages: pageLanguages(versions), lastVersion }, services.earlier);
}

/**
 * Reports the revision that was in progress or held and is never published now; its own execution may wait for
 * months before it finds out.
 */
async function reportStopped(input: WithdrawInput, { number }: Revision, services: WithdrawServices): Promise<void> {
  const { slug } = input.withdraw;
  const stopped = await services.releases.revision(slug, number - 1);
  if (stopped === undefined || stopped.kind === 'deletion') return;
  if (stopped.state !== 'under-way' && stopped.state !== 'held') return;
  for (const upload of [stopped.upload, ...(stopped.also ?? [])]) {
    await services.report({ ...reportOf(input, 'withdrawn', services), upload, revision: stopped.number });
  }
}

function whatWasTaken({ slug, withdrawal, versions }: Removal): Pick<Report, 'version' | 'manifest' | 'withdrawn'> {
  const { version, reason } = withdrawal;
  return {
    version,
    manifest: publishKeys.manifest(slug, version),
    withdrawn: {
      ...defined({ reason }),
      versions: versions.map((one) => one.number),
      languages: pageLanguages(versions),
    },
  };
}

async function hold(input: WithdrawInput, revision: number, services: WithdrawServices): Promise<void> {
  const { limit } = services.rules;
  const { slug } = input.withdraw;
  const folder = sharedFolder(slug, services.rules);
  const where = folder === '' ? 'of releases without a folder' : `in "${folder}"`;
  const message = `This would be more than ${limit} withdrawals ${where} within ${withdrawalMinutes} minutes. "${slug}" is published as before.`;
  await services.report({
    ...reportOf(input, 'held', services),
    revision,
    errors: [reportedError('ManyWithdrawals', message)],
  });
  await services.count(metrics.heldWithdrawals, 1);
}

function reportOf(
  { withdraw: { slug, upload } }: WithdrawInput,
  outcome: Report['outcome'],
  { clock }: WithdrawServices,
) {
  return { ...emptyReport(outcome, upload, clock), release: slug };
}
