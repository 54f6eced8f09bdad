import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fingerprint } from '../../../../core/releases/revisions/fingerprint.ts';
import { register } from '../../../../core/releases/revisions/register.ts';
import type { ReleaseRecord } from '../../../../core/releases/revisions/release-record.ts';
import { runs } from '../../../support/runs.ts';
import { rejection } from '../../rejection.ts';
import { hoursLater, start, Table, utc, type Written, written } from '../revisions/arrivals.ts';

type Drop = Omit<Written, 'sequence'> & { says?: string; after?: number };
type Settings = { languages: string[]; sourceLanguage: string; afterReview?: string[] };

const site: Settings = { languages: ['es', 'fr', 'it'], sourceLanguage: 'en' };

/** Drops one file after another, as ingest does: the options in force of each, and what became of it. */
function dropped(drops: readonly Drop[], settings = site, table = new Table()) {
  return drops.map((drop, index) => {
    const now = hoursLater(drop.after ?? index / 100);
    const how = { ...drop, sequence: index + 1 };
    const { arrival, settled, hold } = written(drop.says ?? `text ${index}`, how, table.record, now, settings);
    const result = register(table.record, arrival, now);
    if (result.outcome === 'registered') table.write(result.record, result.revision);
    if (result.outcome === 'unchanged') table.write(result.record);
    const inForce = settled.reported.map(({ name, value, from, since }) => [name, value, from, since?.versionId]);
    return { inForce, settled, hold, result, state: table.current().newest.state };
  });
}

const last = <T>(all: readonly T[]): T => all.at(-1) as T;
const lines = (drops: readonly Drop[], settings?: Settings) =>
  last(dropped(drops, settings)).inForce.map((option) => option.filter(Boolean).join(' '));

const until = utc(hoursLater(48));
const later = utc(hoursLater(72));

describe('options in force', () => {
  test.each<[string, Drop[], string[]]>([
    ['nothing said is nothing', [{}, {}], []],
    ['metadata stays', [{ metadata: { languages: 'es' } }, {}, {}], ['languages es remembered version-1']],
    [
      'each of the four stays',
      [{ metadata: { languages: 'es fr', 'source-language': 'de', 'after-review': 'FR', embargo: until } }, {}],
      [
        'languages es, fr remembered version-1',
        'source-language de remembered version-1',
        `embargo ${until} remembered version-1`,
        'after-review fr remembered version-1',
      ],
    ],
    [
      'what is given anew counts from then on',
      [{ metadata: { languages: 'es' } }, { metadata: { languages: 'fr' } }, {}],
      ['languages fr remembered version-2'],
    ],
    [
      'what is given again the same stays since the first time',
      [{ metadata: { languages: 'es' } }, { metadata: { languages: 'ES' } }, {}],
      ['languages es remembered version-1'],
    ],
    ['"all" stays all', [{ metadata: { 'after-review': 'all' } }, {}], ['after-review all remembered version-1']],
    ['"none" clears it', [{ metadata: { languages: 'es' } }, { metadata: { languages: 'none' } }, {}], []],
    [
      '"none" holds for its drop',
      [{ metadata: { 'after-review': 'fr' } }, { metadata: { 'after-review': 'none' } }],
      ['after-review none metadata'],
    ],
    ['and is not remembered', [{ metadata: { 'after-review': 'none' } }, {}], []],
    [
      '"configured" clears a review and is not remembered',
      [{ metadata: { 'after-review': 'fr' } }, { metadata: { 'after-review': 'configured' } }, {}],
      [],
    ],
    [
      'front matter follows the file',
      [{ frontMatter: { languages: 'es' } }, { frontMatter: { languages: 'fr' } }],
      ['languages fr front-matter'],
    ],
    ['gone there is gone', [{ frontMatter: { languages: 'es', 'source-language': 'de' } }, {}], []],
    [
      'metadata outranks front matter, also once it is only remembered',
      [
        { frontMatter: { embargo: until }, metadata: { embargo: later } },
        { frontMatter: { embargo: until } },
        { frontMatter: { embargo: until } },
      ],
      [`embargo ${later} remembered version-1`],
    ],
    [
      'other spaces and commas are the same front matter',
      [
        { frontMatter: { languages: 'es, fr' }, metadata: { languages: 'it' } },
        { frontMatter: { languages: ['es', 'fr'] } },
      ],
      ['languages it remembered version-1'],
    ],
    [
      'front matter that says something new outranks what is remembered',
      [{ metadata: { languages: 'es' } }, { frontMatter: { languages: 'fr' } }],
      ['languages fr front-matter'],
    ],
    ['and gone there is gone then', [{ metadata: { languages: 'es' } }, { frontMatter: { languages: 'fr' } }, {}], []],
    [
      'after "none" the front matter is in force again',
      [
        { frontMatter: { languages: 'es' }, metadata: { languages: 'fr' } },
        { frontMatter: { languages: 'es' }, metadata: { languages: 'none' } },
        { frontMatter: { languages: 'es' } },
      ],
      ['languages es front-matter'],
    ],
    [
      '"none" lifts an embargo of the front matter too',
      [{ frontMatter: { embargo: until } }, { frontMatter: { embargo: until }, metadata: { embargo: 'none' } }],
      ['embargo none metadata'],
    ],
    ['an embargo that is over is not remembered', [{ metadata: { embargo: until } }, { after: 48 }], []],
    [
      'title and correction belong to one drop',
      [{ metadata: { title: 'A', correction: 'B', 'json-paths': '$.a', charset: 'utf-8' } }, {}],
      [],
    ],
    ['the approval of earlier deployments is no option', [{ metadata: { 'approved-characters': '5' } }], []],
    [
      'front matter adds languages to a review that is remembered',
      [{ metadata: { 'after-review': 'fr' } }, { frontMatter: { 'after-review': 'es' } }],
      ['after-review es, fr front-matter'],
    ],
    [
      'and takes none away',
      [{ metadata: { 'after-review': 'es fr' } }, { frontMatter: { 'after-review': 'es' } }],
      ['after-review es, fr remembered version-1'],
    ],
    [
      'front matter moves an embargo to a later time',
      [{ metadata: { embargo: until } }, { frontMatter: { embargo: later } }],
      [`embargo ${later} front-matter`],
    ],
    [
      'and to no earlier one',
      [{ metadata: { embargo: later } }, { frontMatter: { embargo: until } }],
      [`embargo ${later} remembered version-1`],
    ],
    [
      'what is given is listed',
      [{ frontMatter: { Title: 'A  b', Author: 'x' }, metadata: { correction: 'c' } }],
      ['title A b front-matter', 'correction c metadata'],
    ],
  ])('%s', (_, drops, expected) => {
    expect(lines(drops)).toEqual(expected);
  });

  test('a release that was withdrawn starts anew', () => {
    const table = new Table();
    dropped([{ metadata: { languages: 'es' }, frontMatter: { embargo: until } }], site, table);
    const { source: _, ...record } = table.current();
    const { settled, hold } = written('B', { sequence: 3 }, record as ReleaseRecord, start);
    expect([settled.reported, hold]).toEqual([[], undefined]);
  });

  test('are the same to the fingerprint, however they were given', () => {
    const settings = { ...site, siteUrl: 'https://example.org' };
    const [given, remembered, inFile] = [
      ...dropped([{ metadata: { languages: 'es', 'after-review': 'fr' } }, {}]),
      ...dropped([{ frontMatter: { languages: 'es', 'after-review': 'fr' } }]),
    ].map(({ settled }) => fingerprint('bytes', settled.options, settings));
    expect(remembered).toBe(given);
    expect(inFile).toBe(given);
  });

  test('that are given in another way are unchanged, and remembered as given last', () => {
    const same = { says: 'A', frontMatter: { languages: 'es' } };
    const drops = dropped([same, { ...same, metadata: { languages: 'es' } }, { says: 'B' }]);
    expect(drops.map(({ result }) => result.outcome)).toEqual(['registered', 'unchanged', 'registered']);
    expect(last(drops).inForce).toEqual([['languages', 'es', 'remembered', 'version-2']]);
  });
});

describe('what is remembered and no longer configured', () => {
  const without = { ...site, languages: ['es', 'it'] };

  test('a language rejects the upload, with where it comes from and how to change it', () => {
    const table = new Table();
    dropped([{ metadata: { languages: 'es fr' } }], site, table);
    const error = rejection(() => written('B', { sequence: 2 }, table.record, start, without));
    expect(error.code).toBe('UnknownLanguage');
    expect(error.message).toMatch(
      /"fr" is not configured.*"languages: es, fr".*"ferry\.md", version version-1.*"languages=none"/,
    );
    const metadata = { languages: 'none' };
    expect(written('B', { sequence: 2, metadata }, table.record, start, without).settled.remembered).toEqual({});
  });

  test('a review of it is no matter, but those of the others stay', () => {
    const table = new Table();
    dropped([{ metadata: { 'after-review': 'es fr' } }], site, table);
    const again = written('B', { sequence: 2 }, table.record, start, without).settled;
    expect(again.options).toEqual({ afterReview: ['es'] });
    expect(again.remembered.kept?.['after-review']?.value).toBe('es, fr');
  });

  test('where no review is left, the configuration holds', () => {
    const table = new Table();
    dropped([{ metadata: { 'after-review': 'fr' } }], site, table);
    expect(written('B', { sequence: 2 }, table.record, start, without).settled.options).toEqual({});
  });
});

describe('OptionTakenBack', () => {
  const embargoed = { frontMatter: { embargo: until } };
  const reviewed = { frontMatter: { 'after-review': 'es, fr' } };
  const held = (drops: Drop[], settings?: Settings) => {
    const { hold, state } = last(dropped(drops, settings));
    expect(state).toBe(hold === undefined ? 'under-way' : 'held');
    return hold?.message;
  };

  test.each<[string, Drop[], RegExp]>([
    ['an embargo', [embargoed, {}], new RegExp(`"embargo" \\(until ${until}\\).*set \\{"embargo":"none"\\}$`)],
    ['a review', [reviewed, {}], /"after-review" \(es, fr\).*set \{"after-review":"configured"\}$/],
    [
      'both',
      [{ frontMatter: { ...embargoed.frontMatter, ...reviewed.frontMatter } }, {}],
      /"embargo".*"after-review".*set \{"embargo":"none","after-review":"configured"\}$/,
    ],
    ['again and again', [embargoed, {}, {}, { frontMatter: { languages: 'es' } }], /"embargo"/],
    ['a review of all', [{ frontMatter: { 'after-review': 'all' } }, {}], /\(es, fr, it\)/],
    ['of some languages only, as far as they are wanted', [reviewed, { metadata: { languages: 'fr' } }], /\(fr\)/],
    ['a review while the embargo stays', [{ ...reviewed, metadata: { embargo: until } }, {}], /"after-review"/],
    [
      'languages that are wanted again',
      [reviewed, { metadata: { languages: 'it' } }, { metadata: { languages: 'none' } }],
      /\(es, fr\)/,
    ],
    ['what has come back and is gone again', [embargoed, {}, embargoed, {}], /"embargo"/],
    [
      'what only metadata may say, and the front matter does',
      [embargoed, { frontMatter: { embargo: 'none' } }],
      /gone/,
    ],
    ['a time that has passed', [embargoed, { frontMatter: { embargo: utc(start) } }], /it says "2026-10-01T12:00:00Z"/],
    [
      'a review of fewer languages, until that is confirmed',
      [reviewed, { frontMatter: { 'after-review': 'fr' } }, { frontMatter: { 'after-review': 'fr' } }],
      /"after-review" \(es\) before; in this upload it says "fr".*set \{"after-review":"fr"\}$/,
    ],
  ])('%s', (_, drops, expected) => {
    expect(held(drops)).toMatch(expected);
  });

  test.each<[string, Drop[], Settings?]>([
    ['metadata confirms it', [embargoed, {}, { metadata: { embargo: 'none' } }]],
    ['confirmed once, it is done', [embargoed, {}, { metadata: { embargo: 'none' } }, {}]],
    [
      'a review that was confirmed while it mattered not',
      [
        reviewed,
        { metadata: { languages: 'it' } },
        { metadata: { 'after-review': 'configured' } },
        { metadata: { languages: 'none' } },
      ],
    ],
    ['a confirmed review', [reviewed, {}, { metadata: { 'after-review': 'configured' } }, {}]],
    [
      'a smaller review was confirmed',
      [reviewed, { frontMatter: { 'after-review': 'fr' } }, { metadata: { 'after-review': 'fr' } }, {}],
    ],
    ['more languages wait', [reviewed, { frontMatter: { 'after-review': 'all' } }]],
    ['the option is back', [embargoed, {}, embargoed]],
    ['the embargo is over', [embargoed, { after: 48 }]],
    ['its time passes while it is held', [embargoed, {}, { after: 48 }]],
    ['metadata had outranked it', [{ ...embargoed, metadata: { embargo: 'none' } }, {}]],
    ['metadata has it', [embargoed, { ...embargoed, metadata: { embargo: until } }, {}]],
    ['other languages are wanted', [reviewed, { metadata: { languages: 'it' } }]],
    ['the languages wait all the same', [reviewed, {}], { ...site, afterReview: ['fr', 'es'] }],
    [
      'front matter that waived a review',
      [{ frontMatter: { 'after-review': 'none' } }, {}],
      { ...site, afterReview: ['fr'] },
    ],
    ['other options follow the file', [{ frontMatter: { languages: 'es', 'source-language': 'de', title: 'x' } }, {}]],
  ])('not where %s', (_, drops, settings) => {
    expect(held(drops, settings)).toBeUndefined();
  });

  test('a language that is not configured any more is no matter', () => {
    const table = new Table();
    dropped([reviewed], site, table);
    const { settled } = written('B', { sequence: 2 }, table.record, start, { ...site, languages: ['it'] });
    expect(settled.takenBack).toEqual([]);
  });

  test('keeps an embargo that is in force with the revision', () => {
    const { result } = last(dropped([{ ...reviewed, metadata: { embargo: until } }, {}]));
    expect(result).toMatchObject({ revision: { state: 'held', embargo: until } });
  });
});

describe('a title that was an option', () => {
  test.each<[string, Drop[], string | undefined]>([
    ['is gone', [{ metadata: { title: 'Old' } }, {}], 'Old'],
    ['is said to be gone once', [{ metadata: { title: 'Old' } }, {}, {}], undefined],
    ['is given again', [{ metadata: { title: 'Old' } }, { metadata: { title: 'New' } }], undefined],
    ['stands in the front matter now', [{ metadata: { title: 'Old' } }, { frontMatter: { title: 'New' } }], undefined],
    ['follows the file', [{ frontMatter: { title: 'Old' } }, {}], undefined],
  ])('%s', (_, drops, gone) => {
    expect(last(dropped(drops)).settled.titleGone).toBe(gone);
  });
});

const values: Record<string, string[]> = {
  languages: ['es', 'fr'],
  'source-language': ['de', 'pt'],
  'after-review': ['es', 'fr'],
  embargo: [until, later],
};

interface Said {
  m?: string | undefined;
  f?: string | undefined;
}

/** What an option is at the last of these drops. */
function expected(name: string, drops: readonly Said[]): { value?: string; from?: string; since?: number } {
  let kept: { value: string; since: number } | undefined;
  let result: { value?: string; from?: string; since?: number } = {};
  for (const [at, { m, f }] of drops.entries()) {
    const before = drops[at - 1]?.f;
    if (m !== undefined) {
      kept = m === 'none' ? undefined : kept?.value === m ? kept : { value: m, since: at };
      result = { value: m, from: 'metadata' };
      continue;
    }
    const isNews = f !== undefined && f !== before;
    const isLess = name === 'after-review' || (name === 'embargo' && kept !== undefined && (f ?? '') < kept.value);
    if (isNews && !isLess) kept = undefined;
    if (name === 'after-review' && kept !== undefined && f !== undefined && f !== kept.value) {
      result = { value: 'es, fr', from: 'front-matter' };
    } else if (kept !== undefined) result = { ...kept, from: 'remembered' };
    else result = f === undefined ? {} : { value: f, from: 'front-matter' };
  }
  return result;
}

test('whatever is dropped, metadata is outranked by metadata alone, and nothing is taken back in silence', () => {
  const drop = fc.record({
    m: fc.constantFrom(undefined, undefined, 'none', 0, 1),
    f: fc.constantFrom(undefined, 0, 1),
  });
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.keys(values)),
      fc.array(drop, { minLength: 1, maxLength: 8, size: 'max' }),
      (name, drawn) => {
        const said = (one: number | string | undefined) => (typeof one === 'number' ? values[name]?.[one] : one);
        const drops = drawn.map(({ m, f }) => ({ m: said(m), f: said(f) }));
        const table = new Table();
        const asked = new Set<string>();
        for (const [index, { settled, inForce }] of dropped(
          drops.map(({ m, f }) => ({
            metadata: m === undefined ? {} : { [name]: m },
            frontMatter: f === undefined ? {} : { [name]: f },
          })),
          site,
          table,
        ).entries()) {
          const { value, from, since } = expected(name, drops.slice(0, index + 1));
          expect(inForce).toEqual(
            value === undefined ? [] : [[name, value, from, since === undefined ? undefined : `version-${since + 1}`]],
          );
          if (name !== 'embargo' && name !== 'after-review') {
            expect(settled.takenBack).toEqual([]);
            continue;
          }
          // What the front matter held back stays so, until metadata speaks.
          const now = value === undefined || value === 'none' ? [] : value.split(', ');
          if (from === 'metadata') asked.clear();
          const lifted = [...asked].filter((one) => !now.includes(one));
          const isMoved = name === 'embargo' && value !== undefined;
          const isGone = lifted.length > 0 && !isMoved;
          expect(settled.takenBack.length).toBe(isGone ? 1 : 0);
          const f = drops[index]?.f;
          if (isGone || (f === undefined && name === 'after-review')) continue;
          asked.clear();
          if (from === 'front-matter') for (const one of now) asked.add(one);
        }
      },
    ),
    { numRuns: runs(2000) },
  );
});
