import type { Picture } from '../../contracts/document.ts';
import { fault } from '../../contracts/fault.ts';
import { publishKeys } from '../../contracts/keys.ts';
import { maxPictureBytes } from '../../contracts/limits.ts';
import type { PublishedAsset } from '../../contracts/manifest.ts';
import { inflateEntry, readZip } from '../../core/lib/zip/index.ts';
import { immutable, publishedFile } from '../../core/publication/published-object.ts';
import type { Rendition } from '../../core/publication/versions/rendition.ts';
import type { PuttingStores } from './services.ts';

/**
 * The pictures of a version's documents, each as its own object that pages show. Translations mostly have the
 * source's pictures, which are put once. An attachment with the name of a picture replaces it.
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

  /** Puts the pictures that no earlier language has put; one after the other, since documents are large. */
  async put(
    { packed, pictures = [] }: Rendition,
    { work, published }: Pick<PuttingStores, 'work' | 'published'>,
  ): Promise<void> {
    const own = new Map<string, Picture>();
    for (const picture of pictures) if (!this.#taken.has(picture.name)) own.set(picture.name, picture);
    if (packed === undefined || own.size === 0) return;
    for (const name of own.keys()) this.#taken.add(name);
    const archive = readZip(await work.getBytes(packed.key));
    const entries = new Map(archive.entries.map((entry) => [entry.name, entry]));
    for (const { name, part, mediaType } of own.values()) {
      const entry = entries.get(part);
      if (entry === undefined) throw fault`a document has lost a picture`;
      const made = immutable(
        `${this.#folder}${publishKeys.asset(name)}`,
        mediaType,
        inflateEntry(entry, maxPictureBytes),
      );
      await published.putOnce(made);
      this.#assets.set(name, publishedFile(made, this.#folder));
    }
  }

  /** The pictures that were put, by name. The order of languages does not change the result. */
  assets(): Record<string, PublishedAsset> {
    return Object.fromEntries([...this.#assets].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}
