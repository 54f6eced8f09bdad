import type { Settings } from '../../contracts/environment.ts';
import { type ReportedError, reportedError } from '../../contracts/failures.ts';
import { publishKeys, workKeys } from '../../contracts/keys.ts';
import type { LanguageEntry, Manifest } from '../../contracts/manifest.ts';
import type { PublishInput } from '../../contracts/messages.ts';
import type { ReportedOption } from '../../contracts/options.ts';
import type { Outcome, Report, ReportedLanguage } from '../../contracts/report.ts';
import type { Warning } from '../../contracts/warnings.ts';
import type { WordsFrom } from '../../contracts/words.ts';

import { defined } from '../../core/lib/defined.ts';
import { borrowedWords } from '../../core/publication/versions/borrowed-words.ts';
import { sameUpload } from '../../core/releases/revisions/inputs.ts';
import type { Revision } from '../../core/releases/revisions/release-record.ts';
import { pageAddress } from '../shared/reported-languages.ts';
import { emptyReport } from '../shared/reports.ts';
import type { PutVersion } from './put-version.ts';
import type { PublishServices } from './services.ts';

/** The fields of a report that describe a version. */
export interface PublishedResult {
  manifest: Manifest;
  /** What the manifest does not say of each language. */
  told: PutVersion['told'];
  warnings: Warning[];
  options?: ReportedOption[] | undefined;
}

/**
 * Writes the final report of an upload: how it ended, where it is published, and what to look at.
 *
 * @param newest the revision that replaced this one: its execution reports the uploads that it includes.
 */
export async function reportEnd(
  { release, results }: Pick<PublishInput, 'release' | 'results'>,
  outcome: Outcome,
  { report, clock, settings }: Pick<PublishServices, 'report' | 'clock' | 'settings'>,
  what?: PublishedResult | { error: ReportedError },
  newest?: Pick<Revision, 'upload' | 'also'>,
): Promise<void> {
  const { slug, revision, upload, also = [] } = release;
  const goingOn = newest === undefined ? [] : [newest.upload, ...(newest.also ?? [])];
  for (const ended of [upload, ...also]) {
    if (goingOn.some((one) => sameUpload(one, ended))) continue;
    const end = { ...emptyReport(outcome, ended, clock), release: slug, revision };
    const more =
      what === undefined
        ? {}
        : 'error' in what
          ? { errors: [what.error] }
          : whatWasPublished({ release, results }, what, settings);
    await report({ ...end, ...more });
  }
}

/** What a report says of a version: also of one that waits for its embargo. */
export function whatWasPublished(
  { release: { revision }, results }: Pick<PublishInput, 'release' | 'results'>,
  published: PublishedResult,
  { siteUrl }: Settings,
): Pick<Report, 'version' | 'manifest' | 'options' | 'warnings' | 'languages'> {
  const { manifest, told } = published;
  const { release: slug, version } = manifest;
  const entries = Object.entries(manifest.languages);
  const messages = new Map(
    results.flatMap((result) => (result.status === 'failed' ? [[result.language, result.error.message]] : [])),
  );
  return {
    version,
    manifest: publishKeys.manifest(slug, version),
    ...defined({ options: published.options }),
    warnings: [
      ...published.warnings,
      ...entries.flatMap(([language, entry]) =>
        [...('warnings' in entry ? (told[language]?.warnings ?? []) : []), ...borrowedWords(told[language]?.words)].map(
          (warning) => ({
            ...warning,
            message: `${language}: ${warning.message}`,
          }),
        ),
      ),
    ],
    languages: Object.fromEntries(
      entries.map(([language, entry]): [string, ReportedLanguage] => [
        language,
        {
          ...reported(entry, { language, slug, revision, siteUrl, message: messages.get(language) }),
          ...toldWords(entry, told[language]?.words),
        },
      ]),
    ),
  };
}

function toldWords(entry: LanguageEntry, words: WordsFrom[] = []): Pick<ReportedLanguage, 'words' | 'approved'> {
  const [first] = words;
  if (first === undefined) return {};
  const review = 'review' in entry ? entry.review : undefined;
  // The person's own file comes first.
  return { words, ...(review === undefined ? {} : { approved: { at: review.at, upload: first.upload } }) };
}

interface ReportedOf {
  language: string;
  slug: string;
  revision: number;
  siteUrl: string;
  /** Of its failure. */
  message: string | undefined;
}

function reported(
  entry: LanguageEntry,
  { language, slug, revision, siteUrl, message = '' }: ReportedOf,
): ReportedLanguage {
  switch (entry.status) {
    case 'published':
      return { status: entry.status, url: pageAddress(language, slug, siteUrl) };
    case 'stale': {
      // A translation of the newer source, for the person who updates the text.
      const review = workKeys.review(slug, revision, language);
      return { status: entry.status, url: pageAddress(language, slug, siteUrl), review };
    }
    case 'awaiting-review':
      return { status: entry.status, review: workKeys.review(slug, revision, language) };
    case 'failed':
      return { status: 'failed', error: reportedError(entry.error.code, message) };
  }
}
