import type { Part } from '../../../contracts/document.ts';
import { markupText, plainText } from '../../documents/parts/plain-text.ts';
import { pairLabels, tagLabel } from '../../documents/parts/tag-label.ts';
import { block, element, encodeXml, startTag, type Xml, type XmlAttributes } from '../../lib/xml/index.ts';
import { decodeText } from '../../translation/segments/entities.ts';
import type { Segment, Tag } from '../../translation/segments/segment.ts';
import { tokensOf } from '../../translation/segments/tokens.ts';

/** Characters of markup shown as original data, which is not read back. */
const longestData = 1_000;

/** Writes the tags of a segment as inline codes, which programs show and keep from being lost. */
export class Codes {
  readonly #tags: readonly Tag[];
  readonly #text: string;
  readonly #showsMarkup: boolean;

  /** @param showsMarkup whether people can read the document's markup; not Word's. */
  constructor({ tags }: Segment, documentText: string, showsMarkup: boolean) {
    this.#tags = tags;
    this.#text = documentText;
    this.#showsMarkup = showsMarkup;
  }

  /** @param encoded the segment's text, or a translation with its tags. */
  write(encoded: string): Xml {
    const written = tokensOf(encoded).map((token) => {
      if (token.type === 'text') return encodeXml(decodeText(token.source));
      if (token.type === 'close') return '</pc>';
      const tag = this.#tags[token.number - 1];
      if (tag?.type === 'pair') return startTag('pc', this.#pair(tag, token.number));
      return element('ph', this.#whole(tag?.parts ?? [], token.number)).markup;
    });
    return { markup: written.join('') };
  }

  originalData(): Xml | undefined {
    const data = this.#tags.flatMap((tag, index) => {
      const number = index + 1;
      if (tag.type === 'whole') return this.#data(`d${number}`, tag.parts);
      return [...this.#data(`d${number}s`, tag.open), ...this.#data(`d${number}e`, tag.close)];
    });
    return data.length === 0 ? undefined : block('originalData', {}, ...data);
  }

  #data(id: string, parts: readonly Part[]): Xml[] {
    if (!this.#showsMarkup) return [];
    const markup = markupOf(parts, this.#text);
    return markup.length > longestData ? [] : [element('data', { id }, markup)];
  }

  #reference(name: string, id: string, parts: readonly Part[]): Record<string, string> {
    return this.#data(id, parts).length > 0 ? { [name]: id } : {};
  }

  #pair({ open, close }: Extract<Tag, { type: 'pair' }>, number: number): XmlAttributes {
    const markup = markupOf([...open, ...close], this.#text);
    const [dispStart, dispEnd] = pairLabels(open, close, this.#text);
    return onOneLine({
      id: String(number),
      canCopy: 'no',
      canDelete: 'no',
      type: /href|hyperlink|\]\(|\]\[/i.test(markup) ? 'link' : 'fmt',
      ...this.#reference('dataRefStart', `d${number}s`, open),
      ...this.#reference('dataRefEnd', `d${number}e`, close),
      dispStart,
      dispEnd,
    });
  }

  #whole(parts: readonly Part[], number: number): XmlAttributes {
    const markup = markupOf(parts, this.#text);
    const seen = plainText(parts);
    return onOneLine({
      id: String(number),
      canCopy: 'no',
      canDelete: 'no',
      type: /^!\[|^<img|drawing|<w:pict/i.test(markup) ? 'image' : 'other',
      ...this.#reference('dataRef', `d${number}`, parts),
      disp: tagLabel(parts, this.#text),
      equiv: seen,
    });
  }
}

function markupOf(parts: readonly Part[], documentText: string): string {
  return parts.map((part) => (part.type === 'text' ? part.value : markupText(part, documentText))).join('');
}

function onOneLine(values: Record<string, string>): XmlAttributes {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.replace(/\s+/g, ' ')]));
}
