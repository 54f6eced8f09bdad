import { describe, expect, test } from 'vitest';
import type { Releases } from '../../../aws/dynamodb/releases.ts';
import type { Booking, Spending } from '../../../aws/dynamodb/spending.ts';
import type { EstimateInput } from '../../../contracts/messages.ts';
import type { Report, Upload } from '../../../contracts/report.ts';
import { defaultLimits, type SpendingLimits } from '../../../contracts/spending.ts';
import { defined } from '../../../core/lib/defined.ts';
import type { ObjectStore } from '../../../core/lib/object-store.ts';
import { register } from '../../../core/releases/revisions/register.ts';
import type { ReleaseRecord, Revision } from '../../../core/releases/revisions/release-record.ts';
import { estimate } from '../../../functions/estimate/estimate.ts';
import { parse } from '../../core/support/parse.ts';
import { engine, human, memory, translate } from '../../core/support/translation.ts';
import { unlimited } from '../../support/unlimited.ts';

const now = new Date('2026-11-24T12:00:00Z');
const upload: Upload = { key: 'a.md', versionId: 'v1', sequencer: '01' };
const document = parse('markdown', `# A title of some words\n\n${'The bridge opens on Monday. '.repeat(20)}\n`);
const content = { kind: 'upload', extension: 'md', fingerprint: 'f' } as const;
const languages = ['en', 'fr', 'es'];
const { charactersBilled: ofOne } = await translate(document, { engine: engine() });
const cost = 2 * ofOne;

async function estimated(
  limits: Partial<SpendingLimits>,
  { approved, spending = {} }: { approved?: number; spending?: Partial<Spending> } = {},
) {
  const arrived = register(undefined, { slug: 'a', upload, execution: 'e', content }, now);
  if (arrived.outcome !== 'registered') throw new Error(arrived.outcome);
  let record: ReleaseRecord = arrived.record;
  let revision: Revision = arrived.revision;
  const reports: Report[] = [];
  const bookings: Booking[] = [];
  const releases = {
    read: async () => record,
    revision: async () => revision,
    change: async (_slug: string, decide: Parameters<Releases['change']>[1]) => {
      const { result, write } = await decide(record);
      record = write?.record ?? record;
      revision = write?.revision ?? revision;
      return result;
    },
  } as unknown as Releases;
  const run = (waited?: EstimateInput['waited']) =>
    estimate(
      { schema: 1, release: { slug: 'a', revision: 1, upload, languages }, ...defined({ waited }) },
      {
        settings: { languages: ['fr', 'es'], sourceLanguage: 'en', siteUrl: 'https://news.example.org' },
        limits: { ...defaultLimits, pricePerMillion: 15, ...limits },
        clock: { now: () => now },
        work: {
          getJson: async () => ({ document, ...(approved === undefined ? {} : { approvedCharacters: approved }) }),
        } as unknown as ObjectStore,
        releases,
        report: async (report) => void reports.push(report),
        memory: memory(),
        human: human(),
        spending: {
          ...unlimited,
          book: async (booking) => {
            bookings.push(booking);
            return { outcome: 'booked' };
          },
          ...spending,
        },
        uploadBucket: 'upload',
      },
    );
  const replace = (next: Revision) => {
    record = { ...record, tick: record.tick + 1, newest: next };
  };
  return { result: await run(), run, reports, bookings, record: () => record, revision: () => revision, replace };
}

describe('within the limits', () => {
  test('a release goes on and is booked in the budget of its day, language by language', async () => {
    const { result, reports, bookings, revision } = await estimated({});
    expect(result).toEqual({ schema: 1, outcome: 'within' });
    expect([reports, revision().state]).toEqual([[], 'under-way']);
    const shares = { fr: ofOne, es: ofOne };
    expect(bookings).toEqual([{ slug: 'a', revision: 1, languages: shares, day: '2026-11-24', budget: 5_000_000 }]);
  });

  test('what is approved may take the day beyond its budget, but not beyond what no approval passes', async () => {
    const { result, bookings } = await estimated({ charactersPerRelease: 10, dailyCharacters: 20 }, { approved: cost });
    expect(result.outcome).toBe('within');
    expect(bookings).toMatchObject([{ budget: 20_000_000 }]);
  });
});

describe('beyond a limit', () => {
  test('the upload is held with the estimate and the command that approves it, and its revision ends', async () => {
    const { result, reports, record, revision } = await estimated({ charactersPerRelease: cost - 1 });
    expect(result).toEqual({ schema: 1, outcome: 'over', characters: cost });
    expect(reports).toMatchObject([
      {
        outcome: 'held',
        release: 'a',
        revision: 1,
        upload,
        errors: [{ code: 'BudgetExceeded', hint: expect.stringContaining('an approver approves') }],
        estimate: {
          characters: cost,
          languages: { fr: { characters: ofOne }, es: { characters: ofOne } },
          approve: `printf ${cost} | aws s3 cp - s3://upload/approvals/a.md/v1`,
        },
      },
    ]);
    expect(revision()).toMatchObject({ state: 'held', hold: { code: 'BudgetExceeded' } });
    expect(record().newest).toEqual(revision());
  });

  test('a retry says the same once more', async () => {
    const { run, reports, record } = await estimated({ charactersPerRelease: 10 });
    const { tick } = record();
    expect((await run()).outcome).toBe('over');
    expect(reports[1]).toEqual(reports[0]);
    expect(record().tick).toBe(tick);
  });

  test('the same file may be dropped again: it is the next revision', async () => {
    const { record } = await estimated({ charactersPerRelease: 10 });
    const again = register(
      record(),
      { slug: 'a', upload: { ...upload, versionId: 'v2', sequencer: '02' }, execution: 'e2', content },
      now,
    );
    expect(again).toMatchObject({ outcome: 'registered', revision: { number: 2, state: 'under-way' } });
  });

  test('no command approves what is beyond every approval', async () => {
    const { result, reports } = await estimated({ most: cost - 1 }, { approved: cost });
    expect(result.outcome).toBe('over');
    expect(reports[0]?.estimate).toEqual(expect.not.objectContaining({ approve: expect.anything() }));
    expect(reports[0]?.errors[0]?.message).toContain('no approval goes beyond');
  });

  test('fewer characters than it takes approve nothing', async () => {
    const { result, reports } = await estimated({}, { approved: cost - 1 });
    expect(result.outcome).toBe('over');
    expect(reports[0]?.errors[0]?.message).toContain(`the limit is ${(cost - 1).toLocaleString('en-US')}`);
  });
});

describe('a day that is used up', () => {
  const exhausted = { book: async () => ({ outcome: 'exhausted' as const, spent: 4_999 }), queue: async () => 3 };
  const shares = { fr: { characters: ofOne }, es: { characters: ofOne } };

  test('holds an upload until after midnight, behind those that came before', async () => {
    const { result, reports, revision } = await estimated({ dailyCharacters: 5_000 }, { spending: exhausted });
    const until = '2026-11-25T00:00:03.000Z';
    expect(result).toMatchObject({ outcome: 'wait', until, waited: shares });
    expect(reports).toMatchObject([
      {
        outcome: 'held',
        heldUntil: until,
        errors: [{ code: 'DailyBudget', message: expect.stringMatching(/today's budget of 5,000 .* 4,999/) }],
        estimate: { characters: cost, approve: expect.stringContaining('approvals/a.md/v1') },
      },
    ]);
    expect(revision()).toMatchObject({ state: 'held', hold: { code: 'DailyBudget' } });
  });

  test('lets it go on by itself, with the estimate that it had', async () => {
    let asked = 0;
    const turn: Partial<Spending> = {
      book: async ({ languages }) => {
        asked += 1;
        expect(languages).toEqual({ fr: ofOne, es: ofOne });
        return asked === 1 ? { outcome: 'exhausted', spent: 1 } : { outcome: 'booked' };
      },
    };
    const { result, run, revision, record } = await estimated({}, { spending: turn });
    if (result.outcome !== 'wait') throw new Error(result.outcome);
    expect(await run(result.waited)).toEqual({ schema: 1, outcome: 'within' });
    expect(revision()).toMatchObject({ state: 'under-way' });
    expect(revision()).not.toHaveProperty('hold');
    expect(record().newest).toEqual(revision());
    expect(await run(result.waited)).toEqual({ schema: 1, outcome: 'within' });
  });

  test('lets nothing go on that was replaced meanwhile', async () => {
    const { result, run, replace, revision } = await estimated({}, { spending: exhausted });
    if (result.outcome !== 'wait') throw new Error(result.outcome);
    replace({ ...revision(), number: 2, state: 'under-way' });
    expect(await run(result.waited)).toMatchObject({ outcome: 'over' });
  });

  test('is no matter of waiting for what no day has room for', async () => {
    const { result, reports } = await estimated({ dailyCharacters: cost - 1 });
    expect(result.outcome).toBe('over');
    expect(reports[0]?.errors[0]).toMatchObject({ code: 'BudgetExceeded' });
  });
});
