import type { DailySpending } from '../../aws/dynamodb/daily-spending.ts';
import type { Releases } from '../../aws/dynamodb/releases.ts';
import type { ReadApprovable } from '../../aws/s3/approvable-uploads.ts';
import type { Settings } from '../../contracts/environment.ts';
import { reportedError } from '../../contracts/failures.ts';
import { workKeys } from '../../contracts/keys.ts';
import { type EstimateInput, type EstimateResult, type ReleaseReference, schema } from '../../contracts/messages.ts';
import type { Estimate, Excess, SpendingLimits } from '../../contracts/spending.ts';
import type { StoredTermList } from '../../contracts/terminology.ts';
import type { Clock } from '../../core/lib/clock.ts';
import { defined } from '../../core/lib/defined.ts';
import type { ObjectStore } from '../../core/lib/object-store.ts';
import { withCorrection } from '../../core/publication/versions/correction.ts';
import type { IngestedRelease } from '../../core/releases/ingested-release.ts';
import { holdRevision } from '../../core/releases/revisions/hold.ts';
import { approvalCommand } from '../../core/releases/uploads/upload-again-command.ts';
import type { Ports } from '../../core/translation/run/ports.ts';
import { estimateDocument } from '../../core/translation/spend/estimate-document.ts';
import { excessOfRelease, tooMuch } from '../../core/translation/spend/excess.ts';
import { listFor } from '../../core/translation/terminology/list-for.ts';
import { log } from '../shared/log.ts';
import { emptyReport, type WriteReport } from '../shared/reports.ts';

export interface EstimateServices {
  settings: Settings;
  limits: SpendingLimits;
  clock: Clock;
  work: ObjectStore;
  releases: Releases;
  report: WriteReport;
  memory: Pick<Ports['memory'], 'lookup'>;
  human: Ports['human'];
  spending: DailySpending;
  upload: ReadApprovable;
}

/**
 * Counts the segments of a release that the memories do not have, in all its languages, before anything is sent.
 * Reports a release over the limits as held and ends its revision; reserves the characters of one within them in
 * the day's budget, if there is one.
 */
export async function estimate({ release }: EstimateInput, services: EstimateServices): Promise<EstimateResult> {
  const { slug, revision, languages } = release;
  const { limits, settings, work } = services;
  const { document, correction, approvedCharacters, terms, options } = await work.getJson<IngestedRelease>(
    workKeys.document(slug, revision),
  );
  const list = terms && (await work.getJson<StoredTermList>(terms.key));
  const made = await estimateDocument(
    withCorrection(document, correction),
    {
      languages,
      slug,
      settings: settings.translationSettings,
      termsOf: (language) => list && listFor(list, language),
      pricePerMillion: limits.pricePerMillion,
    },
    services,
  );
  const excess =
    excessOfRelease(made, limits, approvedCharacters) ??
    (await excessOfDay(release, made, approvedCharacters !== undefined, services));
  log('estimated', { upload: release.upload.versionId, revision, characters: made.characters, over: excess?.by });
  if (excess === undefined) return { schema, outcome: 'within' };
  await hold(release, made, { excess, options }, services);
  return { schema, outcome: 'over', characters: made.characters };
}

/** Counts an approved expense without comparing it with the budget, since a person has looked at it. */
async function excessOfDay(
  { slug, revision }: ReleaseReference,
  { characters }: Estimate,
  approved: boolean,
  { limits: { dailyCharacters }, spending, clock }: EstimateServices,
): Promise<Excess | undefined> {
  if (dailyCharacters === undefined || characters === 0) return undefined;
  const day = clock.now().toISOString().slice(0, 10);
  const budget = approved ? {} : { budget: dailyCharacters };
  const reserved = await spending.reserve({ slug, revision, characters, day, ...budget });
  return reserved.outcome === 'reserved' ? undefined : { by: 'day', limit: dailyCharacters, spent: reserved.spent };
}

async function hold(
  { slug, revision, upload, also = [] }: ReleaseReference,
  made: Estimate,
  { excess, options }: { excess: Excess; options: IngestedRelease['options'] },
  { releases, report, clock, limits, upload: read }: EstimateServices,
): Promise<void> {
  const object = await read(upload);
  const error = reportedError('BudgetExceeded', tooMuch(made, excess, limits));
  await releases.change(slug, async (record) => {
    const own = record?.newest.number === revision ? record.newest : await releases.revision(slug, revision);
    const held = record && own && holdRevision(record, own, error);
    return { result: undefined, ...defined({ write: held }) };
  });
  // If that version was deleted, nothing needs approval; the deletion has its own report.
  const estimated =
    object === undefined ? {} : { estimate: { ...made, approve: approvalCommand(object, made.characters) } };
  for (const waiting of [upload, ...also]) {
    await report({
      ...emptyReport('held', waiting, clock),
      release: slug,
      revision,
      ...defined({ options }),
      errors: [error],
      ...estimated,
    });
  }
}
