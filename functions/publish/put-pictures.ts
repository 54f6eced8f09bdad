import type { Picture } from '../../contracts/document.ts';
import { publishKeys } from '../../contracts/keys.ts';
import { maxPictureBytes } from '../../contracts/limits.ts';
import type { PublishedAsset } from '../../contracts/manifest.ts';
import { inflateEntry, readZip } from '../../core/lib/zip/index.ts';
import { immutable, publishedFile } from '../../core/publication/published-object.ts';
import type { Rendition } from '../../core/publication/versions/rendition.ts';
import type { PublishStores } from './services.ts';

/**
 * The pictures of a version's documents, each as an object of its own that pages show. Translations mostly have the
 * source's, which are put once. A file of the release's folder that has the name of one stands for it.
 */
export class PutPictures {
  readonly #folder: string;
  readonly #taken: Set<string>;
  readonly #assets = new Map<string, PublishedAsset>();

  /**
   * @param folder of the version, with the slash.
   * @param names of its other assets.
   */
  constructor(folder: string, names: Iterable<string>) {
    this.#folder = folder;
    this.#taken = new Set(names);
  }

  /** Puts those that no language before has put; one after the other, since documents are large. */
  async put(
    { packed, pictures = [] }: Rendition,
    { work, published }: Pick<PublishStores, 'work' | 'published'>,
  ): Promise<void> {
    const own = new Map<string, Picture>();
    for (const picture of pictures) if (!this.#taken.has(picture.name)) own.set(picture.name, picture);
    if (packed === undefined || own.size === 0) return;
    for (const name of own.keys()) this.#taken.add(name);
    const archive = readZip(await work.getBytes(packed.key));
    const entries = new Map(archive.entries.map((entry) => [entry.name, entry]));
    for (const { name, part, mediaType } of own.values()) {
      const entry = entries.get(part);
      if (entry === undefined) throw new Error(`${packed.key} has lost a picture`);
      const made = immutable(
        `${this.#folder}${publishKeys.asset(name)}`,
        mediaType,
        inflateEntry(entry, maxPictureBytes),
      );
      await published.putOnce(made);
      this.#assets.set(name, publishedFile(made, this.#folder));
    }
  }

  /** What was put, by name: the same, whichever language was first. */
  assets(): Record<string, PublishedAsset> {
    return Object.fromEntries([...this.#assets].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}
