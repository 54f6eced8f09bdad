import { reportedError } from '../../contracts/failures.ts';
import { publishKeys } from '../../contracts/keys.ts';
import type { Manifest } from '../../contracts/manifest.ts';
import type { PublishInput } from '../../contracts/messages.ts';
import type { Outcome, ReportedLanguage } from '../../contracts/report.ts';
import type { Warning } from '../../contracts/warnings.ts';
import { emptyReport } from '../shared/empty-report.ts';
import { pageAddress } from '../shared/reported-languages.ts';
import type { PublishServices } from './publish.ts';

/** The last word on an upload: what became of it, where it is, and what to look at. */
export async function reportEnd(
  { release }: PublishInput,
  outcome: Outcome,
  { report, clock, settings }: PublishServices,
  published?: { manifest: Manifest; warnings: Warning[] },
): Promise<void> {
  const end = { ...emptyReport(outcome, release.upload, clock), release: release.slug, revision: release.revision };
  if (published === undefined) return report(end);
  const { manifest } = published;
  const { release: slug, version } = manifest;
  const entries = Object.entries(manifest.languages);
  await report({
    ...end,
    version,
    manifest: publishKeys.manifest(slug, version),
    warnings: [
      ...published.warnings,
      ...entries.flatMap(([language, entry]) =>
        entry.status === 'published'
          ? entry.warnings.map((warning) => ({ ...warning, message: `${language}: ${warning.message}` }))
          : [],
      ),
    ],
    languages: Object.fromEntries(
      entries.map(([language, entry]): [string, ReportedLanguage] => [
        language,
        entry.status === 'published'
          ? { status: 'published', url: pageAddress(language, slug, settings.siteUrl) }
          : { status: 'failed', error: reportedError(entry.error.code, entry.error.message) },
      ]),
    ),
  });
}
