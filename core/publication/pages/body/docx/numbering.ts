import { attribute, child, parseXml, type XmlElement } from '../../../../lib/xml/index.ts';

/** Which lists count, and which have bullets. */
export class Numbering {
  readonly #source: string;
  readonly #abstract = new Map<string, XmlElement>();
  readonly #lists = new Map<string, string>();

  constructor(source = '') {
    this.#source = source;
    if (source === '') return;
    for (const element of parseXml(source).children) {
      if (element.name === 'w:abstractNum') this.#abstract.set(this.#value(element, 'w:abstractNumId'), element);
      const abstract = child(element, 'w:abstractNumId');
      if (element.name === 'w:num' && abstract) {
        this.#lists.set(this.#value(element, 'w:numId'), this.#value(abstract, 'w:val'));
      }
    }
  }

  isOrdered(list: string, level: number): boolean {
    const definition = this.#abstract.get(this.#lists.get(list) ?? '');
    const levels = definition?.children.filter(({ name }) => name === 'w:lvl') ?? [];
    // A list of a style that is a step in has one level of its own.
    const found = levels.find((each) => this.#value(each, 'w:ilvl') === String(level)) ?? levels[0];
    const format = child(found, 'w:numFmt');
    return format !== undefined && !/^(?:bullet|none)$/.test(this.#value(format, 'w:val'));
  }

  #value(element: XmlElement, name: string): string {
    return attribute(this.#source, element, name) ?? '';
  }
}
