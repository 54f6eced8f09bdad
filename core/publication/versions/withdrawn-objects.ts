import { publishKeys } from '../../../contracts/keys.ts';
import type { LanguageEntry, Latest, Manifest } from '../../../contracts/manifest.ts';
import type { Withdrawal } from '../../../contracts/site.ts';
import { immutable, type MadeObject, moving } from './published-object.ts';

const html = 'text/html; charset=utf-8';

/** The notice in the place of the release's page, which follows whatever comes next. */
export function latestNotice(language: string, release: string, page: string): MadeObject {
  return moving(publishKeys.sitePage(language, release), html, page);
}

/** The notice in the place of a version's page, below the version's folder. */
export function versionNotice(language: string, page: string): MadeObject {
  return moving(publishKeys.page(language), html, page);
}

/** `latest/<slug>.json` of a release that is withdrawn. */
export function withdrawnLatest(release: string, version: number, withdrawn: Withdrawal): MadeObject {
  const latest: Latest = {
    release,
    version,
    manifest: publishKeys.manifest(release, version),
    status: 'withdrawn',
    withdrawn,
    languages: {},
  };
  return moving(publishKeys.latest(release), 'application/json', text(latest));
}

/**
 * A manifest that still says which version it was, when, in which languages and of which files; whatever
 * repeats the text is taken out, warnings with the words that they quote among it.
 */
export function withdrawnManifest(manifest: Manifest, withdrawn: Withdrawal): MadeObject {
  const { correction: _, ...kept } = manifest;
  const redacted: Manifest = {
    ...kept,
    withdrawn,
    source: { ...manifest.source, title: '' },
    languages: Object.fromEntries(Object.entries(manifest.languages).map(([tag, entry]) => [tag, silent(entry)])),
  };
  return immutable(publishKeys.manifest(manifest.release, manifest.version), 'application/json', text(redacted));
}

function silent(entry: LanguageEntry): LanguageEntry {
  if (!('files' in entry)) return entry;
  const { correction: _, ...kept } = entry;
  return { ...kept, title: '', summary: '', warnings: [] };
}

const text = (value: object) => `${JSON.stringify(value, null, 2)}\n`;
