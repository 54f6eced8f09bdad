import { fault } from '../../../contracts/fault.ts';
import { publishKeys } from '../../../contracts/keys.ts';
import type { NewObject, ObjectStore } from '../../lib/object-store.ts';
import { isPage, pageForFiles } from '../pages/page-for-files.ts';
import { stylesheetKey } from '../pages/stylesheet.ts';

/** What a preview shows, before it is published. */
export interface Previewed {
  slug: string;
  /** Key of the version's folder in the publish bucket, with the slash. */
  folder: string;
  /** The languages that will have a page. */
  published: readonly string[];
  settings: { siteUrl: string };
}

/** Files of a preview beside those of its version. */
export const previewFiles = {
  overview: 'index.html',
  stylesheet: 'style.css',
  /** The page at the lasting address. `publishKeys.page` is that of the version. */
  latest: (language: string) => `${language}/latest.html`,
} as const;

export type PreviewStore = Pick<ObjectStore, 'putOnce' | 'putForward' | 'read' | 'getJson' | 'put'>;

/**
 * The folder of a preview in place of the publish bucket: takes what Publish puts there, and keeps it under the paths
 * that it has in its version. Pages can be opened as files, and say that they are not public. Takes each object as
 * often as it is put, since the site may have changed before a retry.
 *
 * @param into the folder in the work bucket, with the slash.
 */
export function previewStore(
  { slug, folder, published, settings }: Previewed,
  { into, until, work }: { into: string; until: string; work: Pick<ObjectStore, 'put' | 'getJson'> },
): PreviewStore {
  const lasting = new Map(
    published.map((language) => [publishKeys.sitePage(language, slug), previewFiles.latest(language)]),
  );
  const fileOf = (key: string) => {
    if (key === stylesheetKey) return previewFiles.stylesheet;
    return key.startsWith(folder) ? key.slice(folder.length) : lasting.get(key);
  };
  const copies = { siteUrl: settings.siteUrl, fileOf, notice: notPublicUntil(until) };
  const fileOrFail = (key: string) => {
    const file = fileOf(key);
    if (file === undefined) throw fault`an object of a preview belongs to another release`;
    return file;
  };
  const put = async ({ key, body, contentType }: NewObject) => {
    const file = fileOrFail(key);
    const shown = isPage(key) ? pageForFiles(body.toString(), file, copies) : body;
    await work.put({ key: `${into}${file}`, body: shown, contentType });
  };
  return {
    put,
    putOnce: put,
    async putForward(object) {
      await put(object);
      return true;
    },
    getJson: (key) => work.getJson(`${into}${fileOrFail(key)}`),
    // Nothing of an earlier attempt counts.
    read: async () => undefined,
  };
}

/** The banner of every page of a preview. */
export function notPublicUntil(until: string): string {
  return `<p class="notice weighty" lang="en" dir="ltr"><strong>Preview:</strong> not public until <time datetime="${until}">${minute(until)}</time>.</p>`;
}

/** RFC 3339, as an editor reads it. */
function minute(time: string): string {
  return `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
