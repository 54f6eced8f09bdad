import type { Picture, SourceDocument } from '../../../contracts/document.ts';
import { noReferences, type References } from '../../documents/attachments/reference.ts';
import { unbundle } from '../../documents/formats/docx/bundle.ts';
import { type DrawnOther, drawings } from '../../documents/formats/docx/drawings.ts';
import { type Relationship, relationships } from '../../documents/formats/docx/relationships.ts';
import type { NotShown } from '../../documents/formats/html/not-shown.ts';
import { decodeXml, parseXml } from '../../lib/xml/index.ts';

const asPicture = 'Copy it and insert it as a picture, with a text that says what it shows.';

/** Contents of a Word document that pages do not show. */
export const others: Readonly<Record<DrawnOther, NotShown>> = {
  chart: { one: 'a chart', many: 'charts', instead: asPicture },
  diagram: { one: 'a SmartArt diagram', many: 'SmartArt diagrams', instead: asPicture },
  shape: { one: 'a drawing made of shapes', many: 'drawings made of shapes', instead: asPicture },
  object: { one: 'an embedded file', many: 'embedded files', instead: asPicture },
  sign: {
    one: 'a sign of a font of symbols',
    many: 'signs of fonts of symbols',
    instead: 'Insert a sign that fonts for text have too.',
  },
};

export const formulaNotShown: NotShown = { one: 'a formula', many: 'formulas', instead: asPicture };
export const linked: NotShown = {
  one: 'a picture that the document only links to',
  many: 'pictures that the document only links to',
  instead: 'Insert it into the document.',
};
export const unknown: NotShown = {
  one: 'a picture in a format that browsers do not show',
  many: 'pictures in formats that browsers do not show',
  instead: 'Save it as PNG or JPEG, and insert that.',
};
export const around: NotShown = {
  one: 'a picture of a header or footer',
  many: 'pictures of headers and footers',
  instead: 'Insert it into the text where readers should see it.',
};

/** Links and contents of the main part and the notes of a Word document; they do not have line numbers. */
export function docxOnPage({ text, pictures = [] }: SourceDocument): References {
  const parts = unbundle(text);
  const found = noReferences();
  const shown = new Map(pictures.map((picture) => [picture.part, picture]));
  const missed = (what: NotShown) => found.notShown.push({ what, at: 0 });
  for (const { role, name, xml } of parts) {
    if (role === 'header' || role === 'footer') {
      for (const { kind } of drawnIn(xml)) if (kind === 'picture') missed(around);
    }
    if (role !== 'main' && role !== 'notes') continue;
    const targets = new Map(relationships(parts, name).map((each) => [each.id, each]));
    for (const address of linksOf(xml, targets)) {
      found.places.push({ range: { start: 0, end: 0 }, addresses: [address], use: 'link', write: () => '' });
    }
    for (const drawing of drawnIn(xml)) {
      if (drawing.kind !== 'picture') {
        missed(others[drawing.kind]);
        continue;
      }
      const picture = pictureOf(drawing.id, targets, shown);
      if (picture === undefined)
        missed(drawing.of ? others[drawing.of] : targets.get(drawing.id ?? '')?.external === false ? unknown : linked);
      else found.images.push({ address: picture.name, described: drawing.decorative || drawing.text !== '' });
    }
  }
  return found;
}

function drawnIn(xml: string) {
  return /<(?:w:drawing|w:pict|w:object|w:sym|w:altChunk)/.test(xml) ? drawings(xml, parseXml(xml)) : [];
}

function pictureOf(
  id: string | undefined,
  targets: ReadonlyMap<string, Relationship>,
  shown: ReadonlyMap<string, Picture>,
): Picture | undefined {
  const target = id === undefined ? undefined : targets.get(id);
  return target === undefined || target.external ? undefined : shown.get(target.target);
}

/** Targets of the text's links and fields, in order. */
function linksOf(xml: string, targets: ReadonlyMap<string, Relationship>): string[] {
  const found: string[] = [];
  for (const [, id, field] of xml.matchAll(/<w:hyperlink\s[^<>]*r:id="([^"<>]*)"|HYPERLINK (?:"|&quot;)([^"&<>]*)/g)) {
    const target = id === undefined ? undefined : targets.get(id);
    if (target?.external && target.type === 'hyperlink') found.push(target.target);
    if (field !== undefined) found.push(decodeXml(field));
  }
  return found;
}
