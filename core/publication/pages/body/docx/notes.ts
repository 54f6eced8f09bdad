import type { DocxPart } from '../../../../documents/formats/docx/parts.ts';
import { attribute, parseXml, type XmlElement } from '../../../../lib/xml/index.ts';

interface Note {
  part: DocxPart;
  element: XmlElement;
}

/** Footnotes and endnotes, numbered in the order in which the text refers to them. */
export class Notes {
  readonly #notes = new Map<string, Note>();
  readonly used: (Note & { number: number })[] = [];

  constructor(parts: readonly DocxPart[]) {
    for (const part of parts) {
      for (const element of parseXml(part.xml).children) {
        this.#notes.set(`${element.name} ${attribute(part.xml, element, 'w:id')}`, { part, element });
      }
    }
  }

  /** The number of the note that a reference means; undefined where there is none, or it was referred to before. */
  number(markup: string): number | undefined {
    const [, name, id] = /<(w:footnote|w:endnote)Reference\b[^<>]*\sw:id="([^"<>]*)"/.exec(markup) ?? [];
    const key = `${name} ${id}`;
    const note = this.#notes.get(key);
    if (!note) return undefined;
    this.#notes.delete(key);
    const number = this.used.length + 1;
    this.used.push({ ...note, number });
    return number;
  }
}
