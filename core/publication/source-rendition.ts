import type { SourceDocument } from '../../contracts/document.ts';
import { renderDocument } from '../render-document.ts';
import type { Rendition } from './rendition.ts';
import { segmentData } from './segment-data.ts';

/** The source in its own language: the document as it was written, in UTF-8. */
export function sourceRendition(document: SourceDocument): Rendition {
  return {
    schema: 1,
    language: document.language,
    origin: 'source',
    title: document.title.text,
    text: renderDocument(document, new Map(), document.language),
    segments: segmentData(document, new Map()),
    warnings: [],
  };
}
