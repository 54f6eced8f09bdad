import { attributes, child, type XmlElement } from '../../../lib/xml/index.ts';
import type { MarkupLook } from '../inline-items.ts';

interface Style {
  displayName: string;
  parent: string | undefined;
  /** How its text looks, by attribute. */
  text: ReadonlyMap<string, string>;
  /** The list of its paragraphs. */
  list: string | undefined;
}

/** A part and its tree. */
export interface OdtTree {
  source: string;
  root: XmlElement;
}

type Family = 'text' | 'paragraph';

/** Properties that readers do not see: of spelling checkers, of line breaks, of scripts that the text does not have. */
const unseen =
  /^(?:fo:(?:language|country|script|hyphen[\w-]*)|style:(?:[\w-]*-(?:asian|complex)|rfc-language-tag|letter-kerning|use-window-font-color|font-charset|text-underline-(?:width|color)|text-line-through-(?:width|color|type|text)|font-style-name)|loext:[\w-]+)$/;

/** Values that look as text looks without them, or hardly otherwise. */
const plainValues: readonly { of: RegExp; is: RegExp }[] = [
  {
    of: /^fo:(?:font-weight|font-style|font-variant|letter-spacing)$/,
    is: /^(?:normal|-?0?\.0[0-2]\d*(?:in|cm)|-?[01](?:\.\d+)?pt)$/,
  },
  { of: /^fo:color$/, is: /^#000000$/ },
  { of: /^fo:background-color$/, is: /^(?:transparent|#ffffff)$/i },
  { of: /^style:text-(?:underline|line-through|overline)-style$/, is: /^none$/ },
  { of: /^style:text-position$/, is: /^0%/ },
  { of: /^style:text-scale$/, is: /^(?:[89]\d|1[01]\d|120)%$/ },
  { of: /^text:display$/, is: /^true$/ },
  { of: /^fo:text-(?:transform|shadow)$|^style:text-emphasize$/, is: /^none$/ },
];

/** What of a text's look means something. */
const marks: readonly { tag: string; of: string; is: RegExp }[] = [
  { tag: 'strong', of: 'fo:font-weight', is: /^(?:bold|[6-9]00)$/ },
  { tag: 'em', of: 'fo:font-style', is: /^(?:italic|oblique)$/ },
  { tag: 'del', of: 'style:text-line-through-style', is: /^(?!none$)/ },
  { tag: 'sup', of: 'style:text-position', is: /^(?:super|[1-9])/ },
  { tag: 'sub', of: 'style:text-position', is: /^(?:sub|-)/ },
];

/** The styles that one part uses: its own, and those of the document. */
export class OdtStyles {
  readonly #styles = new Map<string, Style>();
  /** The numbers' formats of a list's levels; empty for a sign. */
  readonly #lists = new Map<string, string[]>();
  readonly #looks = new Map<string, MarkupLook>();

  /** @param trees the part's, and that of the document's styles. */
  constructor(trees: readonly OdtTree[]) {
    for (const { source, root } of trees) {
      for (const group of root.children) {
        if (group.name !== 'office:styles' && group.name !== 'office:automatic-styles') continue;
        for (const element of group.children) this.#take(source, element);
      }
    }
  }

  /** How a span of a style looks; its key is empty if nobody sees it. */
  look(name: string): MarkupLook {
    const known = this.#looks.get(name);
    if (known) return known;
    const properties = this.#text('text', name);
    const shown = [...properties].filter(
      ([key, value]) => !unseen.test(key) && !plainValues.some(({ of, is }) => of.test(key) && is.test(value)),
    );
    const key = shown
      .map((pair) => pair.join('='))
      .sort()
      .join(' ');
    const look = {
      key,
      mayBeBox: false,
      showsOnSpace: /underline|line-through|background|border/.test(key),
    };
    this.#looks.set(name, look);
    return look;
  }

  marks(name: string): string[] {
    const properties = this.#text('text', name);
    return marks.filter(({ of, is }) => is.test(properties.get(of) ?? 'none')).map(({ tag }) => tag);
  }

  isBold(paragraph: string): boolean {
    return /^(?:bold|[6-9]00)$/.test(this.#text('paragraph', paragraph).get('fo:font-weight') ?? '');
  }

  /** Whether nobody sees its text, which is hidden or of two points or less. */
  isHidden(family: Family, name: string): boolean {
    const properties = this.#text(family, name);
    return (
      properties.get('text:display') === 'none' || /^[0-2](?:\.\d{1,6})?pt$/.test(properties.get('fo:font-size') ?? '')
    );
  }

  /** The kind of a paragraph by its style, whose names are the same in every language of LibreOffice. */
  as(paragraph: string): 'title' | 'caption' | 'quote' | undefined {
    for (const { displayName } of this.#line('paragraph', paragraph)) {
      const found = kinds.get(displayName);
      if (found) return found;
    }
    return undefined;
  }

  list(paragraph: string): string | undefined {
    for (const { list } of this.#line('paragraph', paragraph)) if (list !== undefined) return list;
    return undefined;
  }

  isOrdered(list: string, level: number): boolean {
    return (this.#lists.get(list)?.[level] ?? '') !== '';
  }

  #take(source: string, element: XmlElement): void {
    const found = attributes(source, element);
    const value = (key: string) => found.get(key)?.value;
    const name = value('style:name');
    if (name === undefined) return;
    if (element.name === 'text:list-style') {
      const levels = element.children.map((level) => attributes(source, level).get('style:num-format')?.value ?? '');
      this.#lists.set(name, levels);
    }
    if (element.name !== 'style:style') return;
    const properties = child(element, 'style:text-properties');
    const text = properties ? [...attributes(source, properties)] : [];
    this.#styles.set(`${value('style:family')} ${name}`, {
      displayName: value('style:display-name') ?? name,
      parent: value('style:parent-style-name'),
      text: new Map(text.map(([key, each]) => [key, each.value])),
      list: value('style:list-style-name') || undefined,
    });
  }

  #text(family: Family, name: string): Map<string, string> {
    const properties = new Map<string, string>();
    for (const { text } of this.#line(family, name)) {
      for (const [key, value] of text) if (!properties.has(key)) properties.set(key, value);
    }
    return properties;
  }

  /** A style and those that it is derived from. */
  *#line(family: Family, name: string): Generator<Style> {
    const seen = new Set<string>();
    for (let next: string | undefined = name; next !== undefined && !seen.has(next) && seen.size < longestLine; ) {
      seen.add(next);
      const style = this.#styles.get(`${family} ${next}`);
      if (!style) return;
      yield style;
      next = style.parent;
    }
  }
}

/** LibreOffice's own styles are derived in six steps at most. */
const longestLine = 40;

const kinds: ReadonlyMap<string, 'title' | 'caption' | 'quote'> = new Map([
  ['Title', 'title'],
  ['Caption', 'caption'],
  ['caption', 'caption'],
  ['Quotations', 'quote'],
  ['Quote', 'quote'],
]);
