import type { Picture } from '../../../../../contracts/document.ts';
import type { DocxPart } from '../../../../documents/formats/docx/parts.ts';
import { relationships } from '../../../../documents/formats/docx/relationships.ts';
import { attribute, parseXml } from '../../../../lib/xml/index.ts';

/** Where the links of a part lead to, and which pictures it shows. */
export class Links {
  readonly #targets = new Map<string, string>();
  readonly #pictures = new Map<string, Picture>();

  /**
   * @param name of the part that the links stand in.
   * @param pictures of the document.
   */
  constructor(parts: readonly DocxPart[], name: string, pictures: readonly Picture[]) {
    const shown = new Map(pictures.map((picture) => [picture.part, picture]));
    for (const { id, target, external } of relationships(parts, name)) {
      const picture = external ? undefined : shown.get(target);
      if (external) this.#targets.set(id, target);
      else if (picture) this.#pictures.set(id, picture);
    }
  }

  picture(id: string | undefined): Picture | undefined {
    return id === undefined ? undefined : this.#pictures.get(id);
  }

  /** @param markup what begins the link: a `w:hyperlink`, or the runs of a field up to its result. */
  target(markup: string): string | undefined {
    if (markup.startsWith('<w:hyperlink')) {
      const { children, ...element } = parseXml(`${markup}</w:hyperlink>`);
      const id = attribute(markup, { ...element, children }, 'r:id');
      const place = attribute(markup, { ...element, children }, 'w:anchor');
      const target = id === undefined ? undefined : this.#targets.get(id);
      return target && place ? `${target}#${place}` : target;
    }
    const code = markup
      .replace(/<[^<>]*>/g, '')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&');
    return /^\s*HYPERLINK\s+"([^"]+)"/i.exec(code)?.[1];
  }
}
