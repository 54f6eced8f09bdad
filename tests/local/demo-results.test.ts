import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import type { LanguageEntry, Manifest } from '../../contracts/manifest.ts';
import type { Report, ReportedLanguage } from '../../contracts/report.ts';
import { describeResult, succeeded } from '../../local/demo/results.ts';

const waiting: ReportedLanguage = { status: 'awaiting-review', review: 'review/a/r1/fr' };
const failed: ReportedLanguage = { status: 'failed' };

function result(languages: Record<string, ReportedLanguage>) {
  const report = { outcome: 'partial', version: 1, errors: [], warnings: [], languages } as unknown as Report;
  const entries = Object.entries(languages).map(([tag, { status }]) => [tag, { status, error: {} } as LanguageEntry]);
  const manifest = { languages: Object.fromEntries(entries) } as Manifest;
  return { key: 'a.md', report, manifest, seconds: 1 };
}

test('what awaits its review is named, with the place to look at it, and is no failure', () => {
  const made = result({ fr: waiting, es: { status: 'awaiting-review', review: 'review/a/r1/es' } });
  const text = stripVTControlCharacters(describeResult(made, 'out'));
  expect(text).toContain('partly published as version 1: fr, es await review\n');
  expect(text).toMatch(/^ {2}fr +awaiting review .*review\/a\/r1\/fr\.html$/m);
  expect(succeeded(made)).toBe(true);
});

test('what failed is a failure, beside what awaits its review', () => {
  const made = result({ it: failed, fr: waiting });
  expect(stripVTControlCharacters(describeResult(made, 'out'))).toContain('version 1: it failed; fr awaits review\n');
  expect(succeeded(made)).toBe(false);
});
