import { publishKeys } from '../../../contracts/keys.ts';
import type { LanguageEntry, Latest, Manifest, PublishedFile } from '../../../contracts/manifest.ts';
import type { Withdrawal } from '../../../contracts/withdrawal.ts';
import { defined } from '../../lib/defined.ts';
import { html, jsonText, moving, type PublishedObject } from '../published-object.ts';
import { codeAlone, manifestObject } from './manifest.ts';

/** Tells the edge function to answer 410, and `npm run withdrawn` that this is a notice. */
const isNotice = { mark: { withdrawn: 'true' } };

/** Replaces the release's lasting page by a notice; the next version replaces the notice. */
export function latestNotice(language: string, slug: string, page: string): PublishedObject {
  return { ...moving(publishKeys.sitePage(language, slug), html, page), ...isNotice };
}

/** The notice in the place of a version's page. */
export function versionNotice(folder: string, language: string, page: string): PublishedObject {
  return { ...moving(`${folder}${publishKeys.page(language)}`, html, page), ...isNotice };
}

/** `latest/<slug>.json` of a release that is withdrawn. */
export function withdrawnLatest(slug: string, version: number, withdrawn: Withdrawal): PublishedObject {
  const latest: Latest = {
    release: slug,
    version,
    manifest: publishKeys.manifest(slug, version),
    status: 'withdrawn',
    withdrawn,
    languages: {},
  };
  return moving(publishKeys.latest(slug), 'application/json', jsonText(latest));
}

/** A manifest whose pages are notices. */
export function withNotices(manifest: Manifest, notices: ReadonlyMap<string, PublishedFile>): Manifest {
  const shown = (language: string, entry: LanguageEntry): LanguageEntry => {
    const page = notices.get(language);
    return page === undefined || !('files' in entry) ? entry : { ...entry, files: { ...entry.files, page } };
  };
  const languages = Object.entries(manifest.languages).map(([tag, entry]) => [tag, shown(tag, entry)]);
  return { ...manifest, languages: Object.fromEntries(languages) };
}

/**
 * A manifest that still says which version it was, when, in which languages, and the sizes and digests of its files.
 * Takes out what repeats the text: warnings and messages with the words that they quote, and the names of assets.
 */
export function withdrawnManifest(manifest: Manifest, withdrawn: Withdrawal): PublishedObject {
  const { correction: _, assets, ...kept } = manifest;
  const redacted: Manifest = {
    ...kept,
    withdrawn,
    source: { ...manifest.source, title: '' },
    ...defined({ assets: assets && nameless(assets) }),
    languages: Object.fromEntries(Object.entries(manifest.languages).map(([tag, entry]) => [tag, silent(entry)])),
  };
  return manifestObject(redacted);
}

/** In the order of their digests: that of their names would tell something of these. */
function nameless(assets: NonNullable<Manifest['assets']>): NonNullable<Manifest['assets']> {
  const all = Object.values(assets).toSorted((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
  return Object.fromEntries(all.map(({ replaces: _, ...asset }, index) => [String(index + 1), { ...asset, path: '' }]));
}

function silent(entry: LanguageEntry): LanguageEntry {
  if (entry.status === 'failed') return { ...entry, error: codeAlone(entry.error) };
  if (!('files' in entry)) return entry;
  const { correction: _, words: __, ...kept } = entry;
  return { ...kept, title: '', summary: '', warnings: [] };
}
