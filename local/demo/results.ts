import colours from 'picocolors';
import type { LanguageEntry, Manifest } from '../../contracts/manifest.ts';
import type { Report, ReportedLanguage } from '../../contracts/report.ts';
import { table } from '../../terminal/table.ts';
import type { Result } from './watch.ts';

const good = new Set<Report['outcome']>(['published', 'unchanged', 'held']);

/** Waiting for review is not a failure. */
export function succeeded({ report }: Result): boolean {
  return good.has(report.outcome) || (report.outcome === 'partial' && languagesThat('failed', report).length === 0);
}

/** Describes the result of an upload for a terminal: a headline, then a row per language or instructions. */
export function describeResult(result: Result, directory: string): string {
  const { key, report, manifest } = result;
  const colour = succeeded(result) ? colours.green : colours.red;
  const lines = [`${colours.bold(key)}  ${colour(headline(report))}`];
  for (const { code, message, hint } of report.errors) lines.push(`  ${colours.red(code)}: ${message}`, `  ${hint}`);
  const page = Object.values(report.languages).find(({ url }) => url !== undefined)?.url;
  if (page !== undefined) lines.push(`  ${colours.underline(page)}`);
  if (manifest !== null && report.outcome !== 'unchanged')
    lines.push(languages(manifest, report, `${directory}/${folderOf(report)}`));
  for (const warning of report.warnings) lines.push(colours.yellow(`  ${warning.code}: ${warning.message}`));
  return lines.join('\n');
}

function headline(report: Report): string {
  switch (report.outcome) {
    case 'published':
      return `published as version ${report.version}`;
    case 'partial':
      return `partly published as version ${report.version}: ${missingLanguages(report)}`;
    case 'unchanged':
      // Without a version, the same content is still being published.
      return `unchanged, nothing billed, ${report.version ? `still version ${report.version}` : 'not yet published'}`;
    case 'held':
      return report.heldUntil ? `held until ${report.heldUntil}` : `held: ${report.errors[0]?.message}`;
    default:
      return report.outcome;
  }
}

/** The missing languages, and why. */
function missingLanguages(report: Report): string {
  const [failed, waiting] = [languagesThat('failed', report), languagesThat('awaiting-review', report)];
  return [
    ...(failed.length === 0 ? [] : [`${failed.join(', ')} failed`]),
    ...(waiting.length === 0 ? [] : [`${waiting.join(', ')} ${waiting.length === 1 ? 'awaits' : 'await'} review`]),
  ].join('; ');
}

/** Manifests have only the code. */
function failureOf(language: string, { languages }: Report): string {
  const { error } = languages[language] ?? {};
  return error === undefined ? '' : `${error.code}: ${error.message}`;
}

function languagesThat(status: ReportedLanguage['status'], { languages }: Report): string[] {
  return Object.entries(languages).flatMap(([tag, language]) => (language.status === status ? [tag] : []));
}

function languages(manifest: Manifest, report: Report, folder: string): string {
  const rows = Object.entries(manifest.languages).map(([language, entry]) =>
    row(language, entry, { folder, review: report.languages[language]?.review, failure: failureOf(language, report) }),
  );
  return table(['language', 'status', 'engine', 'segments', 'characters', 'path'], rows);
}

function row(
  language: string,
  entry: LanguageEntry,
  { folder, review, failure }: { folder: string; review: string | undefined; failure: string },
): string[] {
  if (entry.status === 'failed') return [language, 'failed', '', '', '', failure];
  if (entry.status === 'awaiting-review')
    return [
      language,
      'awaiting review',
      '',
      '',
      `${entry.charactersBilled ?? ''}`,
      `in the work bucket: ${review}.html`,
    ];
  const path = `${folder}${entry.files.document.path}`;
  if (entry.origin === 'source') return [language, 'source', '', '', '', path];
  const { segments, charactersBilled } = entry;
  const reused = segments?.reused ? ` (${segments.reused} reused)` : '';
  return [
    language,
    entry.status,
    entry.engine ?? '',
    `${segments?.total ?? ''}${reused}`,
    `${charactersBilled ?? ''}`,
    path,
  ];
}

/** The manifest's folder, which its paths are relative to. */
function folderOf(report: Report): string {
  return report.manifest?.replace(/[^/]*$/, '') ?? '';
}
