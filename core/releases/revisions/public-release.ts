import { maxItemBytes } from '../../../contracts/limits.ts';
import type { LatestLanguage, Manifest, PublishedLanguage } from '../../../contracts/manifest.ts';
import type { PublicLanguage, PublicRelease, PublicVersion } from '../../../contracts/site.ts';
import { defined } from '../../lib/defined.ts';
import { cutAtWord } from '../../lib/text/words.ts';

/**
 * The public record of a release after a commit.
 *
 * @param before the public record until then.
 * @param latest the version of each language's newest text, from the commit.
 */
export function publicReleaseOf(
  before: PublicRelease | undefined,
  manifest: Manifest,
  latest: Record<string, LatestLanguage>,
): PublicRelease {
  const { release, source, version, publishedAt, change } = manifest;
  const languages = Object.entries(latest).flatMap(([language, { version: newest, status }]) => {
    const entry = manifest.languages[language];
    const known = before?.withdrawn === undefined ? before?.languages[language] : undefined;
    if (newest === version && entry !== undefined && 'files' in entry) {
      return [[language, publicLanguage(known, entry, manifest)] as const];
    }
    // Older than the source now; its page stays and says so.
    return status === 'stale' && known !== undefined ? [[language, { ...known, status }] as const] : [];
  });
  return fittedRelease({
    schema: 1,
    slug: release,
    tick: (before?.tick ?? 0) + 1,
    sourceLanguage: source.language,
    firstPublishedAt: before?.firstPublishedAt ?? publishedAt,
    version,
    publishedAt,
    change,
    languages: Object.fromEntries(languages),
    ...defined({ taken: before?.taken }),
  });
}

function publicLanguage(
  known: PublicLanguage | undefined,
  { status, origin, engine, review, title, summary, files, correction: said }: PublishedLanguage,
  { version, publishedAt, change }: Manifest,
): PublicLanguage {
  const { sha256 } = files.document;
  // The option stays in the file: later versions of the same source do not repeat the correction.
  const correction = change === 'correction' ? said : undefined;
  // The same words again are not news: a feed's `updated` is about this language's text.
  const isSame =
    known !== undefined && known.sha256 === sha256 && isTitle(known.title, title) && correction === undefined;
  const news = isSame ? known : { updatedAt: publishedAt, correction };
  return {
    version,
    status,
    origin,
    ...defined({ engine }),
    reviewed: origin === 'human' || review !== undefined,
    title,
    summary,
    publishedAt: known?.publishedAt ?? publishedAt,
    updatedAt: news.updatedAt,
    ...defined({ correction: news.correction }),
    sha256,
  };
}

/** A committed version as the histories show it. */
export function publicVersionOf(before: PublicRelease | undefined, manifest: Manifest): PublicVersion {
  const { version, publishedAt, change } = manifest;
  const entries = Object.entries(manifest.languages);
  const corrections = entries.flatMap(([language, entry]) =>
    change === 'correction' && 'files' in entry && entry.correction !== undefined
      ? [[language, entry.correction] as const]
      : [],
  );
  return fittedVersion({
    schema: 1,
    number: version,
    publishedAt,
    change,
    ...(corrections.length === 0 ? {} : { corrections: Object.fromEntries(corrections) }),
    languages: Object.fromEntries(
      entries.map(([language, entry]) => [
        language,
        'files' in entry
          ? {
              status: entry.status,
              title: entry.title,
              changed: before?.languages[language]?.sha256 !== entry.files.document.sha256,
            }
          : { status: entry.status },
      ]),
    ),
  });
}

/** Leaves room for the reason of a withdrawal, twice. */
const maxBytes = maxItemBytes - 24 * 1024;

/** JSON writes each name and value at least as long as DynamoDB counts it. */
const isFitting = (value: object) => Buffer.byteLength(JSON.stringify(value)) <= maxBytes;

/** Characters of a title and a correction where the texts of all languages do not fit into one item. */
const shortCharacters = 200;

/**
 * The record as an item can hold it. Where titles and corrections of hundreds of characters come in dozens of
 * languages, cuts them after a word for lists, feeds and lasting pages; the version's own files have them whole.
 */
function fittedRelease(release: PublicRelease): PublicRelease {
  if (isFitting(release)) return release;
  const languages = Object.entries(release.languages).map(([tag, { title, correction, ...rest }]) => [
    tag,
    { ...rest, title: short(title), ...defined({ correction: correction && short(correction) }) },
  ]);
  return { ...release, languages: Object.fromEntries(languages) };
}

function fittedVersion(version: PublicVersion): PublicVersion {
  if (isFitting(version)) return version;
  const { corrections = {}, languages, ...rest } = version;
  const said = Object.entries(corrections).map(([tag, text]) => [tag, short(text)]);
  const shown = Object.entries(languages).map(([tag, { title, ...one }]) => [
    tag,
    { ...one, ...defined({ title: title && short(title) }) },
  ]);
  return {
    ...rest,
    ...(said.length === 0 ? {} : { corrections: Object.fromEntries(said) }),
    languages: Object.fromEntries(shown),
  };
}

const short = (text: string) => cutAtWord(text, shortCharacters);

/** Whether a record's title is this one, perhaps cut. */
function isTitle(known: string, title: string): boolean {
  return known === title || known === short(title);
}
