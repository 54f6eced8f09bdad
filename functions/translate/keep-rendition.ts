import type { SourceDocument } from '../../contracts/document.ts';
import { workKeys } from '../../contracts/keys.ts';
import { sha256 } from '../../contracts/sha256.ts';
import { formats } from '../../core/documents/formats/formats.ts';
import { packDocument } from '../../core/documents/render-document.ts';
import { defined } from '../../core/lib/defined.ts';
import type { ObjectStore } from '../../core/lib/object-store.ts';
import type { Rendition } from '../../core/publication/versions/rendition.ts';

/**
 * Writes a rendition to the work bucket; for an archive format also its document, as a separate object, since it
 * is large and binary.
 *
 * @returns the rendition's SHA-256, hex. The rendition names that of its document.
 */
export async function keepRendition(
  rendition: Rendition,
  { document, slug, revision }: { document: SourceDocument; slug: string; revision: number },
  work: ObjectStore,
): Promise<string> {
  const { language, text } = rendition;
  const to = workKeys.rendition(slug, revision, language);
  const bytes = packDocument(document, text);
  if (bytes === undefined) return putJson(to, rendition, work);
  const key = workKeys.packed(slug, revision, language, document.extension);
  await work.put({ key, body: bytes, contentType: formats[document.format].mediaType });
  const packed = { key, sha256: sha256(bytes), bytes: bytes.byteLength };
  const { pictures } = document;
  return putJson(to, { ...rendition, text: '', packed, ...defined({ pictures }) }, work);
}

async function putJson(key: string, rendition: Rendition, work: ObjectStore): Promise<string> {
  await work.putJson(key, rendition);
  return sha256(JSON.stringify(rendition)); // as `putJson` writes it
}
