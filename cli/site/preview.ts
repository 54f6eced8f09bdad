import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ObjectStore } from '../../core/lib/object-store.ts';
import { isPage, pageForFiles } from '../../core/publication/pages/page-for-files.ts';
import type { SiteServices } from '../../core/publication/site/writer/services.ts';
import type { SiteTools } from './services.ts';

/** A site that reads the deployment and writes into a folder, with pages that can be opened as files. */
export function previewOf({ services, store }: Pick<SiteTools, 'services' | 'store'>, folder: string) {
  const write = async (key: string, body: Uint8Array | string) => {
    const name = fileOf(key);
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    const { siteUrl } = services.settings;
    const copies = { siteUrl, fileOf: (other: string) => (isPreviewed(other) ? fileOf(other) : undefined) };
    await writeFile(file, isPage(key) ? pageForFiles(Buffer.from(body).toString(), name, copies) : body);
  };
  const preview: SiteServices = {
    ...services,
    table: { ...services.table, commit: async () => refuse() },
    work: keptInMemory(services.work),
    published: {
      read: (key) => services.published.read(key),
      // Reports every object as missing, so that all are written.
      look: async () => undefined,
      async replace({ key, body }) {
        await write(key, body);
        return true;
      },
    },
  };
  const previewStore: ObjectStore = {
    ...store,
    async putForward({ key, body }) {
      await write(key, body);
      return true;
    },
  };
  return { services: preview, store: previewStore };
}

/** False for objects that only publishing a version writes: a preview links to them on the site. */
function isPreviewed(key: string): boolean {
  return !/^(releases|latest|versions)\//.test(key);
}

/** Keeps changed states in memory instead of the work bucket. */
function keptInMemory(work: SiteServices['work']): SiteServices['work'] {
  const changed = new Map<string, { text: string; etag: string }>();
  return {
    read: async (key) => changed.get(key) ?? work.read(key),
    async replace({ key, body }) {
      changed.set(key, { text: body.toString(), etag: `preview ${changed.size}` });
      return true;
    },
  };
}

function refuse(): never {
  throw new Error('A release has just changed, and the site is still being updated. Try again in a moment.');
}

/** A key as a path whose names are valid on every system. */
function fileOf(key: string): string {
  return key.replaceAll(/[<>:"\\|?*\p{Cc}]/gu, (character) => encodeURIComponent(character));
}
