import { type Part, relationshipsOf } from '../../../formats/docx/parts.ts';
import { attribute, attributes, parseXml } from '../../../xml/index.ts';

/** Where the links of a part lead to. */
export class Links {
  readonly #targets = new Map<string, string>();

  /** @param name of the part that the links stand in. */
  constructor(parts: readonly Part[], name: string) {
    const wanted = relationshipsOf(name);
    const part = parts.find((each) => each.role === 'relationships' && each.name === wanted);
    if (!part) return;
    for (const element of parseXml(part.xml).children) {
      const found = attributes(part.xml, element);
      const target = found.get('Target')?.value;
      if (target !== undefined && found.get('TargetMode')?.value === 'External') {
        this.#targets.set(found.get('Id')?.value ?? '', target);
      }
    }
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
