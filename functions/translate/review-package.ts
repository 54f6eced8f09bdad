import type { Part, SourceDocument } from '../../contracts/document.ts';
import { workKeys } from '../../contracts/keys.ts';
import type { ReleaseReference } from '../../contracts/messages.ts';
import { formats } from '../../core/documents/formats/formats.ts';
import { packDocument } from '../../core/documents/render-document.ts';
import type { ObjectStore } from '../../core/lib/object-store.ts';
import { reviewPage } from '../../core/people/review/review-page.ts';
import { writeXliff } from '../../core/people/xliff/write-xliff.ts';
import { writeXliff1 } from '../../core/people/xliff/write-xliff-1.ts';
import { borrowedAt } from '../../core/publication/versions/borrowed-words.ts';
import type { Rendition } from '../../core/publication/versions/rendition.ts';

export interface ReviewPackage {
  release: ReleaseReference;
  /** SHA-256 of the source's bytes, hex. */
  sha256: string;
  /** The source, and the document that the rendition is made from. */
  source: SourceDocument;
  madeFrom: SourceDocument;
  rendition: Rendition;
  /** The translation of each unit of the source. */
  translations: ReadonlyMap<string, Part[]>;
  /** Units that a person has translated already. */
  finished: ReadonlySet<string>;
}

const contentType = 'application/xliff+xml; charset=utf-8';

/** Writes the files for a reviewer to the work bucket: the document, a page with both languages, and XLIFF 2.1 and 1.2. */
export async function keepReviewPackage(review: ReviewPackage, work: ObjectStore): Promise<void> {
  const { release, sha256, source, madeFrom, rendition, translations, finished } = review;
  const { slug, revision } = release;
  const { language, title, text, words } = rendition;
  const warnings = [...rendition.warnings, ...borrowedAt(words)];
  const key = workKeys.review(slug, revision, language);
  const { mediaType } = formats[madeFrom.format];
  const packed = packDocument(madeFrom, text);
  const identity = { slug, revision, sha256 };
  const shared = { document: source, language, translations, finished, warnings };
  const xliff = writeXliff({ ...shared, identity });
  await Promise.all([
    work.put({
      key: `${key}.${madeFrom.extension}`,
      body: packed ?? text,
      contentType: packed ? mediaType : `${mediaType}; charset=utf-8`,
    }),
    work.put({
      key: `${key}.html`,
      body: reviewPage({ ...shared, title, slug, revision }),
      contentType: 'text/html; charset=utf-8',
    }),
    work.put({ key: `${key}.xlf`, body: xliff, contentType }),
    work.put({ key: `${key}.xliff-1.xlf`, body: writeXliff1({ ...shared, identity }), contentType }),
  ]);
}
