import type { Range } from '../../../../../contracts/document.ts';
import type { XmlElement } from '../../../../lib/xml/index.ts';
import type { Splice } from '../../format.ts';

/** The required order of a list's elements (ECMA-376 part 1, annex A), as far as needed for those set here. */
const orders: Readonly<Record<string, string>> = {
  'w:pPr':
    'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange',
  'w:rPr':
    'ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange',
  'w:tblPr':
    'tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange',
  'w:sectPr':
    'headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange',
};

const ranks = new Map(
  Object.entries(orders).map(([list, order]) => [
    list,
    new Map(order.split(' ').map((name, rank) => [`w:${name}`, rank])),
  ]),
);

/** A list of properties that is changed and then rewritten in place; unchanged properties keep their bytes. */
export class PropertyList {
  readonly #name: string;
  readonly #open: string;
  /** With their places in the source, if unchanged. */
  readonly #items: { name: string; xml: string; range?: Range }[];
  readonly #element: XmlElement | undefined;
  changed = false;

  /** @param element the existing list; absent if its owner has none. */
  constructor(source: string, name: string, element?: XmlElement) {
    this.#name = name;
    this.#open = element ? openTag(source.slice(element.start, element.innerStart)) : `<${name}>`;
    this.#element = element;
    this.#items = (element?.children ?? []).map(({ name: item, start, end }) => ({
      name: item,
      xml: source.slice(start, end),
      range: { start, end },
    }));
  }

  get(name: string): string | undefined {
    return this.#items.find((item) => item.name === name)?.xml;
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  set(name: string, xml: string): void {
    const index = this.#items.findIndex((item) => item.name === name);
    if (index !== -1) {
      if (this.#items[index]?.xml === xml) return;
      this.#items[index] = { name, xml };
    } else {
      const order = ranks.get(this.#name);
      const rank = order?.get(name) ?? Number.POSITIVE_INFINITY;
      // Extensions of Word's, which the order does not list, go to the end.
      const next = this.#items.findIndex((item) => (order?.get(item.name) ?? Number.POSITIVE_INFINITY) > rank);
      this.#items.splice(next === -1 ? this.#items.length : next, 0, { name, xml });
    }
    this.changed = true;
  }

  remove(name: string): void {
    const index = this.#items.findIndex((item) => item.name === name);
    if (index === -1) return;
    // Keep its place: `splice` leaves everything after the last change.
    this.#items[index] = { name: '', xml: '' };
    this.changed = true;
  }

  /**
   * Returns the change to a list in the source; leaves everything after the last changed property, since it may hold
   * units.
   */
  splice(): Splice | undefined {
    if (!this.#element || !this.changed) return undefined;
    const { start, end } = this.#element;
    const last = this.#items.findLastIndex(({ range }) => range === undefined);
    const rest = this.#items[last + 1]?.range;
    if (last === -1 || !rest) return { range: { start, end }, text: this.toString() };
    const text = this.#items.slice(0, last + 1).map(({ xml }) => xml);
    return { range: { start, end: rest.start }, text: this.#open + text.join('') };
  }

  toString(): string {
    return `${this.#open}${this.#items.map(({ xml }) => xml).join('')}</${this.#name}>`;
  }
}

/** Makes an empty-element tag a start tag. */
export function openTag(tag: string): string {
  return tag.endsWith('/>') ? `${tag.slice(0, -2).trimEnd()}>` : tag;
}
