import { attribute, child, type XmlElement } from '../../xml/index.ts';
import { isOn } from './toggle.ts';

interface Style {
  name: string;
  basedOn: string | undefined;
  /** From 1; 0 for the title of the document. */
  level: number | undefined;
  hidden: boolean | undefined;
  numbered: boolean | undefined;
}

/** What styles say about the paragraphs and runs that use them. */
export class Styles {
  readonly #styles = new Map<string, Style>();

  /** @param root of the styles part, if there is one. */
  constructor(source: string, root?: XmlElement) {
    for (const element of root?.children ?? []) {
      const id = element.name === 'w:style' ? attribute(source, element, 'w:styleId') : undefined;
      if (id !== undefined) this.#styles.set(id, styleOf(source, element));
    }
  }

  /** The level of a heading, from 1, or 0 for the title of the document; nothing for other paragraphs. */
  level(id: string | undefined): number | undefined {
    return this.#inherited(id, ({ level }) => level);
  }

  hidden(id: string | undefined): boolean {
    return this.#inherited(id, ({ hidden }) => hidden) ?? false;
  }

  numbered(id: string | undefined): boolean {
    return this.#inherited(id, ({ numbered }) => numbered) ?? false;
  }

  #inherited<T>(id: string | undefined, property: (style: Style) => T | undefined): T | undefined {
    const seen = new Set<string>();
    for (let next = id; next !== undefined && !seen.has(next); next = this.#styles.get(next)?.basedOn) {
      seen.add(next);
      const style = this.#styles.get(next);
      const found = style && property(style);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

function styleOf(source: string, element: XmlElement): Style {
  const value = (name: string, parent: XmlElement | undefined = element) => {
    const found = child(parent, name);
    return found && attribute(source, found, 'w:val');
  };
  const name = (value('w:name') ?? '').toLowerCase();
  const paragraph = child(element, 'w:pPr');
  const run = child(element, 'w:rPr');
  const vanish = child(run, 'w:vanish');
  const outline = Number(value('w:outlineLvl', paragraph) ?? 9);
  // Built-in styles have the same names in every language of Word; only their ids differ.
  const heading = /^heading (\d)$/.exec(name)?.[1];
  return {
    name,
    basedOn: value('w:basedOn'),
    level: name === 'title' ? 0 : heading ? Number(heading) : outline < 9 ? outline + 1 : undefined,
    hidden: vanish && isOn(source, vanish),
    numbered: child(paragraph, 'w:numPr') && true,
  };
}
