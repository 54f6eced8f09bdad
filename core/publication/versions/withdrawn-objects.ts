import { publishKeys } from '../../../contracts/keys.ts';
import type { LanguageEntry, Latest, Manifest } from '../../../contracts/manifest.ts';
import type { Withdrawal } from '../../../contracts/withdrawal.ts';
import { html, jsonText, moving, type PublishedObject } from '../published-object.ts';
import { manifestObject } from './manifest.ts';

/** Replaces the release's lasting page by a notice; the next version replaces the notice. */
export function latestNotice(language: string, slug: string, page: string): PublishedObject {
  return moving(publishKeys.sitePage(language, slug), html, page);
}

/** The notice in the place of a version's page. */
export function versionNotice(folder: string, language: string, page: string): PublishedObject {
  return moving(`${folder}${publishKeys.page(language)}`, html, page);
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

/**
 * A manifest that still says which version it was, when, in which languages and of which files; whatever
 * repeats the text is taken out, warnings with the words that they quote among it.
 */
export function withdrawnManifest(manifest: Manifest, withdrawn: Withdrawal): PublishedObject {
  const { correction: _, ...kept } = manifest;
  const redacted: Manifest = {
    ...kept,
    withdrawn,
    source: { ...manifest.source, title: '' },
    languages: Object.fromEntries(Object.entries(manifest.languages).map(([tag, entry]) => [tag, silent(entry)])),
  };
  return manifestObject(redacted);
}

function silent(entry: LanguageEntry): LanguageEntry {
  if (!('files' in entry)) return entry;
  const { correction: _, words: __, ...kept } = entry;
  return { ...kept, title: '', summary: '', warnings: [] };
}
