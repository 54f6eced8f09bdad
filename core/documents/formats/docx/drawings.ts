import { own } from '../../../../contracts/own.ts';
import { attribute, child, type XmlElement } from '../../../lib/xml/index.ts';
import { signOf } from './sign.ts';

/** A picture in the text of a document. */
export interface DrawnPicture {
  kind: 'picture';
  /** Id of its relationship; absent if the document only links to it. */
  id?: string | undefined;
  /** Its alternative text; empty if there is none. */
  text: string;
  /** Marked as decoration by its writer. */
  decorative: boolean;
  /** Size in the document, in pixels. */
  size?: { width: number; height: number };
  /** Cropped share of each side, from 0 to 1. */
  crop?: { left: number; top: number; right: number; bottom: number };
  /** Set if it depicts an embedded object. */
  of?: 'object';
}

/** Drawings of a document that a page does not show. */
export type DrawnOther = 'chart' | 'diagram' | 'shape' | 'object' | 'sign';

export type Drawing = DrawnPicture | { kind: DrawnOther };

/** An alternative text inserted by a program: the name of the picture's file. */
export const fileName = /^\S+\.[a-z]{2,4}$/i;

/** Returns the drawings in a stretch of a document, in order; of alternatives, the first that shows something. */
export function drawings(source: string, parent: XmlElement): Drawing[] {
  return parent.children.flatMap((element) => drawingsOf(source, element));
}

function drawingsOf(source: string, element: XmlElement): Drawing[] {
  switch (element.name) {
    case 'w:txbxContent': // text with its own paragraphs
    case 'w:del':
    case 'w:moveFrom':
      return [];
    case 'mc:AlternateContent': {
      const all = element.children.map((each) => ({ each, found: drawings(source, each) }));
      const best = all.find(({ each, found }) => has(each, textBox) || found.some(({ kind }) => kind === 'picture'));
      return (best ?? all[0])?.found ?? [];
    }
    case 'w:drawing':
      return drawn(source, element);
    case 'w:pict':
      return vml(source, element);
    case 'w:object': {
      const found = vml(source, element).filter(({ kind }) => kind === 'picture') as DrawnPicture[];
      return found.length > 0 ? found.map((each) => ({ ...each, of: 'object' })) : [{ kind: 'object' }];
    }
    case 'w:altChunk':
      return [{ kind: 'object' }];
    case 'w:sym':
      return signOf(source, element) === undefined ? [{ kind: 'sign' }] : [];
    default:
      return drawings(source, element);
  }
}

const textBox = new Set(['w:txbxContent']);

/** Reads DrawingML (ECMA-376 part 1, 20.4): one picture, several in a group, or something else. */
function drawn(source: string, drawing: XmlElement): Drawing[] {
  const frame = child(drawing, 'wp:inline') ?? child(drawing, 'wp:anchor');
  const properties = child(frame, 'wp:docPr');
  if (frame === undefined || isTrue(properties && attribute(source, properties, 'hidden'))) return [];
  const pictures = all(frame, 'pic:pic');
  if (pictures.length === 0) return otherDrawing(frame);
  const decorative =
    properties !== undefined && /<adec:decorative\b[^<>]* val="(?:1|true)"/.test(markup(source, properties));
  return pictures.map((picture, index): DrawnPicture => {
    const own = first(picture, 'pic:cNvPr');
    const blip = first(picture, 'a:blip');
    const crop = cropOf(source, first(picture, 'a:srcRect'));
    const size = pictures.length === 1 ? extentOf(source, child(frame, 'wp:extent')) : undefined;
    return {
      kind: 'picture',
      id: blip && attribute(source, blip, 'r:embed'),
      text: (index === 0 && alternative(source, properties)) || alternative(source, own),
      decorative,
      ...(size ? { size } : {}),
      ...(size && crop ? { crop } : {}),
    };
  });
}

function otherDrawing(frame: XmlElement): Drawing[] {
  if (has(frame, new Set(['c:chart', 'cx:chart']))) return [{ kind: 'chart' }];
  if (has(frame, new Set(['dgm:relIds']))) return [{ kind: 'diagram' }];
  // A shape with text is shown by its text; a line has nothing to read.
  const shapes = all(frame, 'wps:wsp').filter((shape) => !has(shape, textBox) && !has(shape, new Set(['wps:cNvCnPr'])));
  const known = has(frame, new Set(['wps:wsp']));
  return shapes.length > 0 || !known ? [{ kind: 'shape' }] : [];
}

/** Reads VML, which older programs write, and newer ones for embedded files. */
function vml(source: string, picture: XmlElement): Drawing[] {
  const images = all(picture, 'v:imagedata');
  if (images.length === 0) {
    const isText = has(picture, textBox) || /\so:hr="t/.test(markup(source, picture)) || !has(picture, vmlShapes);
    return isText ? [] : [{ kind: 'shape' }];
  }
  const shape = first(picture, 'v:shape') ?? first(picture, 'v:rect');
  const size = shape && sizeOfStyle(attribute(source, shape, 'style') ?? '');
  const text = (shape && attribute(source, shape, 'alt')) ?? '';
  return images.map(
    (image): DrawnPicture => ({
      kind: 'picture',
      id: attribute(source, image, 'r:id'),
      text: described(text),
      decorative: false,
      ...(images.length === 1 && size ? { size } : {}),
    }),
  );
}

const vmlShapes = new Set(['v:shape', 'v:rect', 'v:oval', 'v:roundrect', 'v:group', 'v:polyline', 'v:curve', 'v:arc']);

function alternative(source: string, element: XmlElement | undefined): string {
  if (!element) return '';
  return described(attribute(source, element, 'descr') ?? '') || described(attribute(source, element, 'title') ?? '');
}

function described(text: string): string {
  const said = text.replace(/\s+/g, ' ').trim();
  return fileName.test(said) ? '' : said;
}

/** English Metric Units: 9525 make a pixel (ECMA-376 part 1, 20.1.2.1). */
function extentOf(source: string, extent: XmlElement | undefined): DrawnPicture['size'] {
  const pixels = (name: string) => Math.round(Number(extent && attribute(source, extent, name)) / 9525);
  return sized(pixels('cx'), pixels('cy'));
}

/** Reads `width:120pt;height:80pt`. */
function sizeOfStyle(style: string): DrawnPicture['size'] {
  const declared = new Map(
    style.split(';').map((each) => each.split(':').map((word) => word.trim()) as [string, string]),
  );
  const pixels = (name: string) => {
    const [, value, unit = ''] = /^([\d.]{1,12})(pt|in|px|cm|mm)?$/.exec(declared.get(name) ?? '') ?? [];
    return Math.round(Number(value) * (own(inPixels, unit) ?? 1));
  };
  return sized(pixels('width'), pixels('height'));
}

const inPixels: Readonly<Record<string, number>> = { pt: 96 / 72, in: 96, px: 1, cm: 96 / 2.54, mm: 96 / 25.4 };

function sized(width: number, height: number): DrawnPicture['size'] {
  const isSize = (pixels: number) => pixels >= 1 && pixels <= 20_000;
  return isSize(width) && isSize(height) ? { width, height } : undefined;
}

/** In thousandths of a per cent; less than a hundredth is rounding. */
function cropOf(source: string, rectangle: XmlElement | undefined): DrawnPicture['crop'] {
  if (!rectangle) return undefined;
  const part = (name: string) =>
    Math.min(Math.max(Number(attribute(source, rectangle, name) ?? 0) / 100_000 || 0, 0), 1);
  const crop = { left: part('l'), top: part('t'), right: part('r'), bottom: part('b') };
  const isCut = Object.values(crop).some((each) => each >= 0.01);
  return isCut && crop.left + crop.right < 1 && crop.top + crop.bottom < 1 ? crop : undefined;
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

function markup(source: string, { start, end }: XmlElement): string {
  return source.slice(start, end);
}

/** Finds elements by name, outside of text boxes. */
function all(parent: XmlElement, name: string): XmlElement[] {
  return parent.children.flatMap((each) => {
    if (each.name === name) return [each];
    return textBox.has(each.name) ? [] : all(each, name);
  });
}

function first(parent: XmlElement, name: string): XmlElement | undefined {
  return all(parent, name)[0];
}

function has(parent: XmlElement, names: ReadonlySet<string>): boolean {
  return parent.children.some((each) => names.has(each.name) || has(each, names));
}
