import type { Releases } from '../../aws/dynamodb/releases.ts';
import type { Spending } from '../../aws/dynamodb/spending.ts';
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
import { holdRevision, resumeRevision } from '../../core/releases/revisions/hold.ts';
import { approvalCommand } from '../../core/releases/uploads/approval.ts';
import type { Ports } from '../../core/translation/run/ports.ts';
import { estimateDocument } from '../../core/translation/spend/estimate-document.ts';
import { budgetOfDay, excessOfRelease, tooMuch } from '../../core/translation/spend/excess.ts';
import { dollars } from '../../core/translation/spend/money.ts';
import { listFor } from '../../core/translation/terminology/list-for.ts';
import { log } from '../shared/log.ts';
import { emptyReport, type WriteReport } from '../shared/reports.ts';
import { publicMemory } from './public-memory.ts';

export interface EstimateServices {
  settings: Settings;
  limits: SpendingLimits;
  clock: Clock;
  work: ObjectStore;
  releases: Releases;
  report: WriteReport;
  memory: Pick<Ports['memory'], 'lookup'>;
  human: Ports['human'];
  spending: Spending;
  uploadBucket: string;
}

/** Milliseconds between two uploads that go on with a new day: the older one books before the younger one asks. */
const turnMs = 1_000;

/**
 * Counts the segments of a release that the memories do not have, in all its languages, before anything is sent. Books
 * the characters of a release within the limits in the day's budget. Reports a release over the limits as held and
 * ends its revision; one for which the day has no room waits for the next, in the order in which they came.
 */
export async function estimate(input: EstimateInput, services: EstimateServices): Promise<EstimateResult> {
  const { release } = input;
  const waited = input.waited ?? undefined;
  const { slug, revision } = release;
  const { limits } = services;
  const ingested = await services.work.getJson<IngestedRelease>(workKeys.document(slug, revision));
  if (waited !== undefined && !(await stillWaits(release, services))) return { schema, outcome: 'over', characters: 0 };
  const made = waited === undefined ? await madeOf(release, ingested, services) : summed(waited, limits);
  const { approvedCharacters: approved, options } = ingested;
  const excess = excessOfRelease(made, limits, approved) ?? (await excessOfDay(release, made, approved, services));
  log('estimated', { upload: release.upload.versionId, revision, characters: made.characters, over: excess?.by });
  if (excess === undefined) {
    if (waited !== undefined) await resume(release, ingested, services);
    return { schema, outcome: 'within' };
  }
  if (excess.by !== 'day') {
    await hold(release, made, { excess, options }, services);
    return { schema, outcome: 'over', characters: made.characters };
  }
  const until = await turnOf(services);
  await hold(release, made, { excess, options, until }, services);
  return { schema, outcome: 'wait', until, waited: made.languages };
}

async function madeOf(
  { slug, languages }: ReleaseReference,
  { document, correction, terms }: IngestedRelease,
  services: EstimateServices,
): Promise<Estimate> {
  const { limits, settings, work, human } = services;
  const list = terms && (await work.getJson<StoredTermList>(terms.key));
  return estimateDocument(
    withCorrection(document, correction),
    {
      languages,
      slug,
      settings: settings.translationSettings,
      termsOf: (language) => list && listFor(list, language),
      pricePerMillion: limits.pricePerMillion,
    },
    { human, memory: publicMemory(slug, services) },
  );
}

function summed(languages: Estimate['languages'], { pricePerMillion }: SpendingLimits): Estimate {
  const characters = Object.values(languages).reduce((sum, each) => sum + each.characters, 0);
  return { characters, dollars: dollars(characters, pricePerMillion), languages };
}

/** Whether no other revision or withdrawal has replaced a release while it waited for its day. */
async function stillWaits({ slug, revision }: ReleaseReference, { releases }: EstimateServices): Promise<boolean> {
  const record = await releases.read(slug);
  return record?.newest.number === revision && record.newest.state !== 'withdrawn';
}

/** Lets a release go on that has waited for its day; if it waits for its embargo now, its report says so again. */
async function resume(
  { slug, revision, upload, also = [] }: ReleaseReference,
  { options, warnings }: IngestedRelease,
  { releases, report, clock }: EstimateServices,
): Promise<void> {
  const embargo = await releases.change(slug, async (record) => {
    const resumed = record?.newest.number === revision ? resumeRevision(record, record.newest) : undefined;
    return { result: record?.newest.embargo, ...defined({ write: resumed }) };
  });
  if (embargo === undefined) return;
  for (const waiting of [upload, ...also]) {
    const held = { ...emptyReport('held', waiting, clock), release: slug, revision, heldUntil: embargo };
    await report({ ...held, ...defined({ options }), warnings });
  }
}

async function excessOfDay(
  { slug, revision }: ReleaseReference,
  { characters, languages }: Estimate,
  approved: number | undefined,
  { limits, spending, clock }: EstimateServices,
): Promise<Excess | undefined> {
  if (characters === 0) return undefined;
  const budget = budgetOfDay(limits, approved);
  const shares = Object.entries(languages).map(([tag, each]): [string, number] => [tag, each.characters]);
  const booked = await spending.book({
    slug,
    revision,
    languages: Object.fromEntries(shares),
    day: dayOf(clock.now()),
    budget,
  });
  return booked.outcome === 'booked' ? undefined : { by: 'day', limit: budget, spent: booked.spent };
}

/** When an upload goes on that waits for the next day: after midnight UTC, behind those that have waited longer. */
async function turnOf({ spending, clock }: EstimateServices): Promise<string> {
  const midnight = new Date(`${dayOf(clock.now())}T00:00:00Z`).getTime() + 86_400_000;
  const place = await spending.queue(dayOf(new Date(midnight)));
  return new Date(midnight + place * turnMs).toISOString();
}

function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10);
}

async function hold(
  { slug, revision, upload, also = [] }: ReleaseReference,
  made: Estimate,
  { excess, options, until }: { excess: Excess; options: IngestedRelease['options']; until?: string },
  { releases, report, clock, limits, uploadBucket }: EstimateServices,
): Promise<void> {
  const error = reportedError(excess.by === 'day' ? 'DailyBudget' : 'BudgetExceeded', tooMuch(made, excess, limits));
  await releases.change(slug, async (record) => {
    const own = record?.newest.number === revision ? record.newest : await releases.revision(slug, revision);
    const held = record && own && holdRevision(record, own, error);
    return { result: undefined, ...defined({ write: held }) };
  });
  const approve = excess.by === 'most' ? undefined : approvalCommand(uploadBucket, upload, made.characters);
  for (const waiting of [upload, ...also]) {
    await report({
      ...emptyReport('held', waiting, clock),
      release: slug,
      revision,
      ...defined({ options, heldUntil: until }),
      errors: [error],
      estimate: { ...made, ...defined({ approve }) },
    });
  }
}
