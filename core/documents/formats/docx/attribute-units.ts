import type { Part, UnitKind } from '../../../../contracts/document.ts';
import { own } from '../../../../contracts/own.ts';
import { hasLetters } from '../../../lib/text/words.ts';
import { attributes, encodeXml, textOf, type XmlElement } from '../../../lib/xml/index.ts';
import { protectedParts } from '../../protection/protected-parts.ts';
import type { DraftUnit } from '../format.ts';
import { fileName } from './drawings.ts';

/** Attributes that are read aloud or shown: the alternative texts of pictures, shapes and tables, tips of links. */
const textAttributes: Readonly<Record<string, readonly string[]>> = {
  'wp:docPr': ['descr', 'title'],
  'pic:cNvPr': ['descr', 'title'],
  'wps:cNvPr': ['descr', 'title'],
  'v:shape': ['alt'],
  'v:rect': ['alt'],
  'v:image': ['alt'],
  'w:hyperlink': ['w:tooltip'],
  'w:tblCaption': ['w:val'],
  'w:tblDescription': ['w:val'],
};

export function docxAttributeUnits(source: string, element: XmlElement): DraftUnit[] {
  const names = own(textAttributes, element.name);
  if (!names) return [];
  const found = attributes(source, element);
  return names.flatMap((name) => {
    const at = found.get(name);
    return at && !fileName.test(at.value) ? unitOf(at.value, at.range, 'attribute', 'attribute') : [];
  });
}

/** Reads the words of a list's labels, such as "Chapter %1:"; Word puts the number in place of `%1`. */
export function labelUnits(source: string, element: XmlElement): DraftUnit[] {
  if (element.name !== 'w:lvlText') return [];
  const at = attributes(source, element).get('w:val');
  return at && /%\d/.test(at.value) ? unitOf(at.value, at.range, 'attribute', 'label') : [];
}

const textProperties: readonly string[] = ['dc:title', 'dc:subject', 'dc:description', 'cp:keywords', 'cp:category'];

/** Reads title and subject, which readers see in a list of files. */
export function propertyUnits(source: string, element: XmlElement): DraftUnit[] {
  if (!textProperties.includes(element.name)) return [];
  return unitOf(textOf(source, element), { start: element.innerStart, end: element.innerEnd }, 'metadata', 'element');
}

function unitOf(
  text: string,
  range: { start: number; end: number },
  kind: UnitKind,
  syntax: 'attribute' | 'label' | 'element',
): DraftUnit[] {
  let id = 0;
  const nextId = () => ++id;
  const value = text.replace(/\s+/g, ' ');
  const parts = syntax === 'label' ? labelParts(value, nextId) : protectedParts(value, encodeXml, nextId);
  return parts.some((part) => part.type === 'text' && hasLetters(part.value)) ? [{ kind, range, parts, syntax }] : [];
}

function labelParts(label: string, nextId: () => number): Part[] {
  return label
    .split(/(%\d)/)
    .filter((piece) => piece !== '')
    .map((piece) =>
      /^%\d$/.test(piece)
        ? { type: 'placeholder', id: nextId(), source: { raw: piece }, text: piece }
        : { type: 'text', value: piece },
    );
}
