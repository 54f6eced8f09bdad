import { describe, expect, test } from 'vitest';
import type { DailySpending, Reservation } from '../../../aws/dynamodb/daily-spending.ts';
import type { Releases } from '../../../aws/dynamodb/releases.ts';
import type { Report, Upload } from '../../../contracts/report.ts';
import type { SpendingLimits } from '../../../contracts/spending.ts';
import type { ObjectStore } from '../../../core/lib/object-store.ts';
import { register } from '../../../core/releases/revisions/register.ts';
import type { ReleaseRecord, Revision } from '../../../core/releases/revisions/release-record.ts';
import { estimate } from '../../../functions/estimate/estimate.ts';
import { parse } from '../../core/support/parse.ts';
import { engine, human, memory, translate } from '../../core/support/translation.ts';

const now = new Date('2026-11-24T12:00:00Z');
const upload: Upload = { key: 'a.md', versionId: 'v1', sequencer: '01' };
const document = parse('markdown', `# A title of some words\n\n${'The bridge opens on Monday. '.repeat(20)}\n`);
const content = { kind: 'upload', extension: 'md', fingerprint: 'f' } as const;
const languages = ['en', 'fr', 'es'];
const { charactersBilled: ofOne } = await translate(document, { engine: engine() });
const cost = 2 * ofOne;

async function estimated(
  limits: Partial<SpendingLimits>,
  { approved, spending }: { approved?: number; spending?: DailySpending } = {},
) {
  const arrived = register(undefined, { slug: 'a', upload, execution: 'e', content }, now);
  if (arrived.outcome !== 'registered') throw new Error(arrived.outcome);
  let record: ReleaseRecord = arrived.record;
  let revision: Revision = arrived.revision;
  const reports: Report[] = [];
  const reservations: Reservation[] = [];
  const releases = {
    revision: async () => revision,
    change: async (_slug: string, decide: Parameters<Releases['change']>[1]) => {
      const { result, write } = await decide(record);
      record = write?.record ?? record;
      revision = write?.revision ?? revision;
      return result;
    },
  } as unknown as Releases;
  const run = () =>
    estimate(
      { schema: 1, release: { slug: 'a', revision: 1, upload, languages } },
      {
        settings: { languages: ['fr', 'es'], sourceLanguage: 'en', siteUrl: 'https://news.example.org' },
        limits: { charactersPerRelease: 1_000_000, pricePerMillion: 15, ...limits },
        clock: { now: () => now },
        work: {
          getJson: async () => ({ document, ...(approved === undefined ? {} : { approvedCharacters: approved }) }),
        } as unknown as ObjectStore,
        releases,
        report: async (report) => void reports.push(report),
        memory: memory(),
        human: human(),
        spending: spending ?? {
          reserve: async (reservation) => {
            reservations.push(reservation);
            return { outcome: 'reserved' };
          },
        },
        upload: async ({ key }) => ({ bucket: 'upload', key, metadata: { title: 'A' }, contentType: 'text/markdown' }),
      },
    );
  return { result: await run(), run, reports, reservations, record: () => record, revision: () => revision };
}

describe('within the limits', () => {
  test('a release goes on, and nothing is written of it', async () => {
    const { result, reports, reservations, revision } = await estimated({});
    expect(result).toEqual({ schema: 1, outcome: 'within' });
    expect([reports, reservations, revision().state]).toEqual([[], [], 'under-way']);
  });

  test('it is taken off the budget of its day', async () => {
    const { result, reservations } = await estimated({ dailyCharacters: 5_000 });
    expect(result.outcome).toBe('within');
    expect(reservations).toEqual([{ slug: 'a', revision: 1, characters: cost, day: '2026-11-24', budget: 5_000 }]);
  });

  test('what is approved is counted, whatever the day has left', async () => {
    const { result, reservations } = await estimated(
      { charactersPerRelease: 10, dailyCharacters: 20 },
      { approved: cost },
    );
    expect(result.outcome).toBe('within');
    expect(reservations).toEqual([{ slug: 'a', revision: 1, characters: cost, day: '2026-11-24' }]);
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
        errors: [{ code: 'BudgetExceeded', hint: expect.stringContaining('approved-characters') }],
        estimate: {
          characters: cost,
          languages: { fr: { characters: ofOne }, es: { characters: ofOne } },
          approve: expect.stringMatching(new RegExp(`^aws s3 cp .*title=A,approved-characters=${cost}`)),
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

  test('an exhausted day holds it too', async () => {
    const { result, reports } = await estimated(
      { dailyCharacters: 5_000 },
      { spending: { reserve: async () => ({ outcome: 'exhausted', spent: 4_999 }) } },
    );
    expect(result.outcome).toBe('over');
    expect(reports[0]?.errors[0]?.message).toMatch(/today's budget of 5,000 .* 4,999/);
  });

  test('fewer characters than it takes approve nothing', async () => {
    const { result, reports } = await estimated({}, { approved: cost - 1 });
    expect(result.outcome).toBe('over');
    expect(reports[0]?.errors[0]?.message).toContain(`the limit is ${(cost - 1).toLocaleString('en-US')}`);
  });
});
