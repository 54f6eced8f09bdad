import type { Part, SourceDocument } from '../../../contracts/document.ts';
import { attached, referenceWarnings } from '../../documents/attachments/attach.ts';
import type { AttachmentFolder } from '../../documents/attachments/folder.ts';
import { disclosed, type InDocument } from '../../documents/disclosure/disclosed.ts';
import { plainText } from '../../documents/parts/plain-text.ts';
import { renderDocument } from '../../documents/render-document.ts';
import { linesThatGoOn } from '../../documents/title/head.ts';
import { renditionTitle } from '../../documents/title/rendition-title.ts';
import { type SummaryPassage, summaryOf } from '../../documents/title/summary.ts';
import { defined } from '../../lib/defined.ts';
import type { KeptTexts } from '../pages/body/kept-blocks.ts';
import { pageBody } from '../pages/body/page-body.ts';
import type { Rendition } from './rendition.ts';

/**
 * A document with its translations as the rendition of one language: as document, as page and as data.
 *
 * @param inDocument what the document itself says of how it was made; pages and data say it always.
 * @param folder the attachments that it may point to.
 */
export function makeRendition(
  document: SourceDocument,
  language: string,
  translations: ReadonlyMap<string, Part[]>,
  { inDocument, folder }: { inDocument?: InDocument; folder?: AttachmentFolder | undefined } = {},
): Pick<Rendition, 'schema' | 'language' | 'title' | 'summary' | 'text' | 'body' | 'segments'> {
  const title = renditionTitle(document, translations, language);
  const text = attached(renderDocument(document, translations, language), document.format, folder);
  const segments = segmentData(document, translations);
  return {
    schema: 1,
    language,
    title,
    summary: summaryOf({
      passages: segments,
      title: { text: title, unit: document.title.unit },
      language: { source: document.language, target: language },
      goOn: linesThatGoOn(document),
    }),
    text: inDocument ? disclosed(text, { format: document.format, language }, inDocument) : text,
    body: pageBody(document, document.bom ? text.slice(1) : text, title, keptOf(document, language, segments)),
    segments,
  };
}

/** What the page of a rendition shows in the source's language: what was not translated, or is the same in both. */
function keptOf(document: SourceDocument, language: string, segments: Rendition['segments']): KeptTexts | undefined {
  if (language === document.language) return undefined;
  const texts = segments.filter(({ source, target }) => source === target).map(({ target }) => target);
  return { language: document.language, rendition: language, texts };
}

/** The source in its own language: the document as it was written, in UTF-8. */
export function sourceRendition(
  document: SourceDocument,
  { correction, folder }: { correction?: string | undefined; folder?: AttachmentFolder | undefined } = {},
): Rendition {
  const made = makeRendition(document, document.language, new Map(), { folder });
  return {
    ...made,
    origin: 'source',
    ...defined({ correction }),
    warnings: folder ? referenceWarnings(made.text, document.format, folder) : [],
  };
}

/** Source and target of each unit as a reader sees them; a unit without a translation has its source as target. */
function segmentData(document: SourceDocument, translations: ReadonlyMap<string, Part[]>): SummaryPassage[] {
  return document.units.map(({ id, kind, parts }) => ({
    id,
    kind,
    source: plainText(parts),
    target: plainText(translations.get(id) ?? parts),
  }));
}
