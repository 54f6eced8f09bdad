import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Picture } from '../../../../../contracts/document.ts';
import { publishKeys, strictUrlPath } from '../../../../../contracts/keys.ts';
import { fileName } from '../../../../documents/formats/docx/drawings.ts';
import { inlineKind, readingOfElement, spacesOf } from '../../../../documents/formats/odt/read-paragraph.ts';
import type { OdtStyles } from '../../../../documents/formats/odt/styles.ts';
import { collapseSpaces } from '../../../../lib/text/white-space.ts';
import { attribute, child, decodeXml, descendants, textOf, type XmlElement } from '../../../../lib/xml/index.ts';

/** The content of paragraphs as HTML. */
export class OdtPhrasing {
  readonly notes: XmlElement[] = [];
  readonly #source: string;
  readonly #styles: OdtStyles;
  readonly #pictures: ReadonlyMap<string, Picture>;
  #boxes: XmlElement[] = [];

  constructor(source: string, styles: OdtStyles, pictures: readonly Picture[]) {
    this.#source = source;
    this.#styles = styles;
    this.#pictures = new Map(pictures.map((picture) => [picture.part, picture]));
  }

  /** Returns a paragraph's content, and the boxes of text that are anchored in it. */
  read(paragraph: XmlElement): { inline: ElementContent[]; boxes: XmlElement[] } {
    this.#boxes = [];
    const inline = trimmed(this.#content(paragraph));
    const isBlank = inline.every((node) => node.type === 'text' && node.value.trim() === '');
    return { inline: isBlank ? [] : inline, boxes: this.#boxes };
  }

  #content(parent: XmlElement): ElementContent[] {
    const content: ElementContent[] = [];
    const say = (value: string) => {
      const last = content.at(-1);
      if (last?.type === 'text') last.value += value;
      else if (value !== '') content.push({ type: 'text', value });
    };
    const text = (from: number, to: number) => {
      if (from < to) say(decodeXml(this.#source.slice(from, to)).replace(/[ \t\r\n]+/g, ' '));
    };
    let done = parent.innerStart;
    for (const each of parent.children) {
      text(done, each.start);
      done = each.end;
      for (const node of this.#element(each)) {
        if (node.type === 'text') say(node.value);
        else content.push(node);
      }
    }
    text(done, parent.innerEnd);
    return content;
  }

  #element(element: XmlElement): ElementContent[] {
    switch (inlineKind(element)) {
      case 'space':
        return [{ type: 'text', value: spacesOf(this.#source, element) }];
      case 'break':
        return [h('br')];
      case 'span':
        return this.#marked(element);
      case 'wrapper':
        return element.name === 'text:a' ? this.#link(element) : this.#content(element);
      case 'ruby':
        return element.children.flatMap((each) => (each.name === 'text:ruby-base' ? this.#content(each) : []));
      case 'whole':
        return this.#whole(element);
      default:
        return [];
    }
  }

  #marked(span: XmlElement): ElementContent[] {
    const content = this.#content(span);
    if (content.length === 0) return content;
    // The mark of a note is raised by itself.
    if (content.every((node) => node.type === 'element' && node.tagName === 'sup')) return content;
    const style = attribute(this.#source, span, 'text:style-name') ?? '';
    return this.#styles.marks(style).reduce<ElementContent[]>((inner, tag) => [h(tag, inner)], content);
  }

  /** Places within the text are not on the page. */
  #link(link: XmlElement): ElementContent[] {
    const content = this.#content(link);
    const href = attribute(this.#source, link, 'xlink:href') ?? '';
    return href === '' || href.startsWith('#') || content.length === 0 ? content : [h('a', { href }, content)];
  }

  #whole(element: XmlElement): ElementContent[] {
    if (element.name === 'text:note') {
      const body = child(element, 'text:note-body');
      if (!body) return [];
      const number = this.notes.push(body);
      return [h('sup', { id: `note-mark-${number}` }, h('a', { href: `#note-${number}` }, String(number)))];
    }
    if (element.name.startsWith('draw:')) return this.#drawn(element);
    const value = element.name.startsWith('office:') ? '' : readingOfElement(this.#source, element);
    return value === '' ? [] : [{ type: 'text', value }];
  }

  #drawn(element: XmlElement): ElementContent[] {
    if (element.name === 'draw:a') {
      const href = attribute(this.#source, element, 'xlink:href') ?? '';
      const inner = element.children.flatMap((each) => this.#drawn(each));
      return inner.length > 0 && href !== '' && !href.startsWith('#') ? [h('a', { href }, inner)] : inner;
    }
    if (element.name === 'draw:g') return element.children.flatMap((each) => this.#drawn(each));
    if (element.name !== 'draw:frame') {
      if (element.children.some(({ name }) => name === 'text:p' || name === 'text:list')) this.#boxes.push(element);
      return [];
    }
    const box = child(element, 'draw:text-box');
    if (box) this.#boxes.push(box);
    return this.#image(element);
  }

  #image(frame: XmlElement): ElementContent[] {
    const shown = [...descendants(frame)].filter(({ name }) => name === 'draw:image');
    const picture = shown
      .map((image) => this.#pictures.get(attribute(this.#source, image, 'xlink:href') ?? ''))
      .find((each) => each !== undefined);
    if (!picture || child(frame, 'draw:text-box')) return [];
    const said = (name: string) => {
      const element = child(frame, name);
      const text = element ? collapseSpaces(textOf(this.#source, element)) : '';
      return fileName.test(text) ? '' : text;
    };
    const src = `../${strictUrlPath(publishKeys.asset(picture.name))}`;
    const size = sized(pixels(this.#source, frame, 'svg:width'), pixels(this.#source, frame, 'svg:height'));
    return [h('img', { src, alt: said('svg:desc') || said('svg:title'), ...size })];
  }
}

function trimmed(content: ElementContent[]): ElementContent[] {
  const [first] = content;
  if (first?.type === 'text') first.value = first.value.trimStart();
  const last = content.at(-1);
  if (last?.type === 'text') last.value = last.value.trimEnd();
  return content;
}

const inPixels: ReadonlyMap<string, number> = new Map([
  ['in', 96],
  ['cm', 96 / 2.54],
  ['mm', 96 / 25.4],
  ['pt', 96 / 72],
  ['px', 1],
]);

function pixels(source: string, frame: XmlElement, name: string): number {
  const [, value, unit = ''] = /^([\d.]{1,12})(in|cm|mm|pt|px)$/.exec(attribute(source, frame, name) ?? '') ?? [];
  return Math.round(Number(value) * (inPixels.get(unit) ?? Number.NaN));
}

function sized(width: number, height: number): { width: number; height: number } | undefined {
  const isSize = (each: number) => each >= 1 && each <= 20_000;
  return isSize(width) && isSize(height) ? { width, height } : undefined;
}
