import { attribute, child, type XmlElement } from '../../../lib/xml/index.ts';

interface Style {
  name: string;
  basedOn: string | undefined;
  /** From 1; 0 for the title of the document. */
  level: number | undefined;
  hidden: boolean | undefined;
  /** The list of its paragraphs; `0` means none. `depth` is their depth in it. */
  list: string | undefined;
  depth: number | undefined;
  bold: boolean | undefined;
}

/**
 * Kinds of paragraphs recognised by their style's name, which is the same in every language of Word; only ids differ.
 */
export type StyledAs = 'quote' | 'caption';

/** The styles' effect on the paragraphs and runs that use them. */
export class Styles {
  readonly #styles = new Map<string, Style>();

  /** @param root of the styles part, if there is one. */
  constructor(source: string, root?: XmlElement) {
    for (const element of root?.children ?? []) {
      const id = element.name === 'w:style' ? attribute(source, element, 'w:styleId') : undefined;
      if (id !== undefined) this.#styles.set(id, styleOf(source, element));
    }
  }

  /** The level of a heading, from 1, or 0 for the title of the document; undefined for other paragraphs. */
  level(id: string | undefined): number | undefined {
    return this.#inherited(id, ({ level }) => level);
  }

  hidden(id: string | undefined): boolean {
    return this.#inherited(id, ({ hidden }) => hidden) ?? false;
  }

  /** The list of a style's paragraphs, and their depth in it, from 0. */
  list(id: string | undefined): { list: string; depth: number } | undefined {
    const list = this.#inherited(id, (style) => style.list);
    if (list === undefined || list === '0') return undefined;
    return { list, depth: this.#inherited(id, ({ depth }) => depth) ?? 0 };
  }

  as(id: string | undefined): StyledAs | undefined {
    return this.#inherited(id, ({ name }) => styledAs.get(name));
  }

  bold(id: string | undefined): boolean {
    return this.#inherited(id, ({ bold }) => bold) ?? false;
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

const styledAs: ReadonlyMap<string, StyledAs> = new Map([
  ['quote', 'quote'],
  ['intense quote', 'quote'],
  ['caption', 'caption'],
]);

/** "List Bullet 2" is one step in, though it begins a list of its own. */
function depthOf(name: string, level: string | undefined): number {
  const step = Number(/^list (?:bullet|number) ([2-5])$/.exec(name)?.[1] ?? 1) - 1;
  return Math.max(Number(level ?? 0) || 0, step);
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
  const numbering = child(paragraph, 'w:numPr');
  const bold = child(run, 'w:b');
  const outline = Number(value('w:outlineLvl', paragraph) ?? 9);
  // Built-in styles have the same names in every language of Word; only their ids differ.
  const heading = /^heading (\d)$/.exec(name)?.[1];
  return {
    name,
    basedOn: value('w:basedOn'),
    level: name === 'title' ? 0 : heading ? Number(heading) : outline < 9 ? outline + 1 : undefined,
    hidden: vanish && isOn(source, vanish),
    list: numbering && value('w:numId', numbering),
    depth: numbering && depthOf(name, value('w:ilvl', numbering)),
    bold: bold && isOn(source, bold),
  };
}

/** Whether a property such as `<w:b/>` is on (ECMA-376 part 1, 17.17.4: it is unless its value is off). */
export function isOn(source: string, element: XmlElement | undefined): boolean {
  return element !== undefined && !/^(?:0|false|off)$/.test(attribute(source, element, 'w:val') ?? '');
}
