import { workKeys } from '../../contracts/keys.ts';
import { type IngestResult, schema } from '../../contracts/messages.ts';
import { defined } from '../../core/lib/defined.ts';
import { humanTranslations } from '../../core/people/reading/human-translations.ts';
import { withCorrection } from '../../core/publication/versions/correction.ts';
import type { ReadRelease } from '../../core/releases/reading/read-release.ts';
import type { ReleaseRecord, Revision } from '../../core/releases/revisions/release-record.ts';
import { budgetOfDay } from '../../core/translation/spend/excess.ts';
import { upperBound } from '../../core/translation/spend/upper-bound.ts';
import { emptyReport } from '../shared/reports.ts';
import type { IngestContext } from './services.ts';

type StoringContext = Pick<IngestContext, 'files' | 'work' | 'limits' | 'spending' | 'report' | 'clock' | 'approved'>;

/** Writes the inputs of a revision to the work bucket, and returns the reference that starts its translation. */
export async function storeRevision(
  { number, upload, also, embargo }: Revision,
  release: ReadRelease,
  record: ReleaseRecord,
  context: StoringContext,
): Promise<IngestResult> {
  const { files, work, report, clock, approved } = context;
  const { slug, ingested } = release;
  const human = await humanTranslations(release, record, files);
  const humanLanguages = human.map(({ language }) => language);
  await Promise.all([
    work.putJson(workKeys.document(slug, number), {
      ...ingested,
      ...defined({ terms: record.source?.terms }),
      ...defined({ attachments: record.attachments }),
      ...(human.length === 0 ? {} : { people: humanLanguages }),
      ...defined({ approvedCharacters: approved?.characters }),
    }),
    ...human.map((text) => work.putJson(workKeys.human(slug, number, text.language), text)),
  ]);
  const { document } = ingested;
  const languages = new Set([document.language, ...release.languages, ...humanLanguages]);
  const isBooked = await bookUnasked({ slug, revision: number, targets: [...languages].slice(1), release }, context);
  const guarded = isBooked ? {} : { estimate: true as const };
  const reference = { slug, revision: number, upload, ...(also ? { also } : {}), languages: [...languages] };
  if (embargo !== undefined || approved !== undefined) {
    const now = clock.now().toISOString();
    for (const waiting of [upload, ...(also ?? [])]) {
      await report({
        ...emptyReport('held', waiting, clock),
        release: slug,
        revision: number,
        ...defined({ options: ingested.options, heldUntil: embargo }),
        ...(approved === undefined ? {} : { approved: { characters: approved.characters, at: now } }),
        warnings: ingested.warnings,
      });
    }
  }
  if (embargo === undefined) return { schema, outcome: 'release', release: reference, ...guarded };
  return { schema, outcome: 'held', until: embargo, release: reference, ...guarded };
}

/**
 * Books the most that a revision can cost in the budget of the day, if that is within the limits: most releases need no
 * estimate. What is not sent of it is given back (`Spending.settle`).
 *
 * @returns false if the cost must be counted first.
 */
async function bookUnasked(
  { slug, revision, targets, release }: { slug: string; revision: number; targets: string[]; release: ReadRelease },
  { limits, spending, clock, approved }: StoringContext,
): Promise<boolean> {
  const { document, correction } = release.ingested;
  const each = targets.length === 0 ? 0 : upperBound(withCorrection(document, correction));
  if (each === 0) return true;
  const limit = Math.min(approved?.characters ?? limits.charactersPerRelease, limits.most);
  if (each * targets.length > limit) return false;
  const languages = Object.fromEntries(targets.map((language) => [language, each]));
  const day = clock.now().toISOString().slice(0, 10);
  const budget = budgetOfDay(limits, approved?.characters);
  return (await spending.book({ slug, revision, languages, day, budget })).outcome === 'booked';
}
