import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  type FailureCode,
  failures,
  LanguageFailure,
  languageError,
  Rejection,
  reportedError,
} from '../../contracts/failures.ts';
import { outcomeRanks } from '../../contracts/report.ts';
import { warningCodes } from '../../contracts/warnings.ts';

const codes = Object.keys(failures) as FailureCode[];
const of = (disposition: string) => codes.filter((code) => failures[code].disposition === disposition);
const runbook = readFileSync(new URL('../../docs/operators/runbook.md', import.meta.url), 'utf8');

describe('the table of failures', () => {
  test.each(codes)('%s says what to do next', (code) => {
    expect(code).toMatch(/^([A-Z][a-z]+)+$/);
    expect(failures[code].hint).toMatch(/^[A-Z].{20,}\.$/s);
  });

  test('the codes are part of the interface: none is renamed or dropped', () => {
    expect(codes).toEqual(
      expect.arrayContaining([
        ...['EmptyDocument', 'NotText', 'UnknownEncoding', 'InvalidEncoding', 'UnknownCharset', 'TooLarge'],
        ...['UnreadableDocument', 'HiddenContent', 'ActiveContent', 'InvalidJson'],
        ...['UnsupportedFormat', 'InvalidFrontMatter', 'TooDeeplyNested', 'TooDense', 'InvalidKey', 'SlugTaken'],
        ...[
          'TranslationFormat',
          'InvalidXliff',
          'ForeignXliff',
          'UnknownOption',
          'InvalidOption',
          'UnknownLanguage',
          'LanguageUnknown',
          'InvalidEmbargo',
          'EmbargoTooFar',
          'InvalidTerminology',
          'TerminologyTooLarge',
          'TerminologyLimit',
          'TerminologyGone',
        ],
        ...['UnsupportedLanguagePair', 'EngineDenied', 'EngineRejected', 'EngineUnavailable', 'TranslationFailed'],
        ...['InvalidMemory', 'InvalidMemoryName', 'MemoryTooLarge'],
        ...['SourceMissing', 'ReviewIncomplete', 'EmbargoTextWithoutOption', 'BudgetExceeded'],
        ...['SourceNotMade', 'ExecutionFailed', 'ExecutionTimedOut', 'ExecutionAborted'],
      ]),
    );
  });

  test('what is rejected stays rejected; what died may be tried again', () => {
    expect(of('reject').filter((code) => failures[code].retryable)).toEqual([]);
    expect(of('fail-release').filter((code) => !failures[code].retryable)).toEqual([]);
    expect([...of('reject'), ...of('fail-language'), ...of('fail-release'), ...of('hold')].toSorted()).toEqual(
      codes.toSorted(),
    );
  });

  test('a hint says to upload the file again where that can help', () => {
    for (const code of of('fail-language')) {
      expect([code, /[Uu]pload the (same )?file again/.test(failures[code].hint)]).toEqual([
        code,
        failures[code].retryable,
      ]);
    }
  });

  test.each([...of('fail-language'), ...of('fail-release')])('the runbook knows %s', (code) => {
    expect(runbook).toContain(`\`${code}\``);
  });

  test('the runbook’s tables of codes name no other', () => {
    const tables = runbook.match(/^\| code \|.*\n(\|.*\n)+/gm) ?? [];
    const named = tables.flatMap((table) =>
      [...table.matchAll(/^\|([^|]*)\|/gm)].flatMap(([, cell = '']) =>
        [...cell.matchAll(/`(\w+)`/g)].map(([, code]) => code),
      ),
    );
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((code) => !codes.includes(code as FailureCode))).toEqual([]);
  });
});

test('failures are reported with what happened and what to do', () => {
  const { hint } = failures.TooLarge;
  expect(reportedError('TooLarge', '6 MiB')).toEqual({ code: 'TooLarge', message: '6 MiB', hint });
  expect(languageError('EngineRejected', 'why')).toEqual({ code: 'EngineRejected', message: 'why', retryable: false });
  expect(languageError('EngineUnavailable', 'why').retryable).toBe(true);
});

test('errors carry their code, their cause and a name that bundling cannot change', () => {
  const cause = new Error('below');
  const rejection = new Rejection('NotText', 'a picture', { cause });
  expect(rejection).toMatchObject({ name: 'Rejection', message: 'a picture', cause });
  expect(rejection.errors).toEqual([reportedError('NotText', 'a picture')]);
  expect(new Rejection('InvalidTerminology', ['a', 'b']).errors).toEqual([
    reportedError('InvalidTerminology', 'a'),
    reportedError('InvalidTerminology', 'b'),
  ]);
  const failure = new LanguageFailure('EngineDenied', 'no', { cause });
  expect(failure).toMatchObject({ name: 'LanguageFailure', code: 'EngineDenied', message: 'no', cause });
});

test('nothing final is taken back by something less final', () => {
  const byRank = Object.groupBy(Object.entries(outcomeRanks), ([, rank]) => rank);
  const outcomes = Object.values(byRank).map((rows = []) => rows.map(([outcome]) => outcome).toSorted());
  expect(outcomes).toEqual([
    ['held'],
    ['failed', 'superseded'],
    ['imported', 'partial', 'published', 'rejected', 'unchanged', 'withdrawn'],
  ]);
});

test('every warning says what it means', () => {
  for (const [code, meaning] of Object.entries(warningCodes)) {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)+$/);
    expect(meaning).toMatch(/^[A-Z].+\.$/);
  }
});
