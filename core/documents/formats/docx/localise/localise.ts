import { sameLanguage } from '../../../../../contracts/locales.ts';
import { attributes, child, parseXml, type XmlElement } from '../../../../lib/xml/index.ts';
import type { RenditionLocale, Splice } from '../../format.ts';
import { type BundledPart, unbundle } from '../bundle.ts';
import { orUnreadable } from '../unreadable.ts';
import { authorSplices } from './authors.ts';
import { staysLeftToRight } from './left-to-right.ts';
import { openTag, PropertyList } from './property-list.ts';
import { type WordLanguage, wordLanguage } from './word-language.ts';

/**
 * Declares a rendition's language and direction, and drops the names of the source's authors. A rendition in the
 * document's own language keeps the document's language and direction.
 */
export function localiseDocx(text: string, locale: RenditionLocale): Splice[] {
  const parts = unbundle(text);
  const own = sameLanguage(locale.lang, locale.source);
  const hasStyles = parts.some(({ role }) => role === 'styles');
  return parts.flatMap((part) => {
    if (part.role === 'relationships') return [];
    const root = orUnreadable(() => parseXml(text, part.start, part.end), `"${part.name}"`);
    const authors = authorSplices(text, part.role, root);
    return own ? authors : authors.concat(new PartLocaliser(text, part, locale, hasStyles).splices(root));
  });
}

class PartLocaliser {
  readonly #text: string;
  readonly #part: BundledPart;
  readonly #language: WordLanguage;
  readonly #rtl: boolean;
  readonly #hasStyles: boolean;
  readonly #splices: Splice[] = [];

  constructor(text: string, part: BundledPart, { lang, dir }: RenditionLocale, hasStyles: boolean) {
    this.#text = text;
    this.#part = part;
    this.#language = wordLanguage(lang);
    this.#rtl = dir === 'rtl';
    this.#hasStyles = hasStyles;
  }

  splices(root: XmlElement): Splice[] {
    const { role } = this.#part;
    if (role === 'core-properties') this.#declared(root);
    else if (role === 'settings') this.#element(child(root, 'w:themeFontLang'));
    else if (role === 'styles') {
      this.#defaults(root);
      this.#walk(root);
    } else if (role !== 'app-properties' && role !== 'people' && role !== 'comments') this.#walk(root);
    return this.#splices;
  }

  #walk(parent: XmlElement): void {
    for (const element of parent.children) {
      if (element.name === 'w:p')
        this.#owned(element, 'w:pPr', (list) => this.#paragraph(list, child(element, 'w:pPr'), element));
      else if (element.name === 'w:r') this.#run(element);
      else if (element.name === 'w:tbl')
        this.#owned(element, 'w:tblPr', (list) => this.#toggle(list, 'w:bidiVisual', true));
      else if (element.name === 'w:sectPr') this.#own(element, (list) => this.#section(list));
      // Properties of a style, a list level or a content control; a run's and a paragraph's own are set with their
      // owner.
      else if (element.name === 'w:rPr' && !ownsRuns(parent)) {
        this.#own(element, (list) => this.#runProperties(list, parent.name === 'w:rPrDefault'));
      } else if (element.name === 'w:pPr' && parent.name !== 'w:p') {
        this.#own(element, (list) => this.#paragraph(list, element));
      }
      if (!propertyLists.has(element.name)) this.#walk(element);
    }
  }

  #run(run: XmlElement): void {
    const text = run.children.some(({ name }) => name === 'w:t');
    this.#owned(run, 'w:rPr', (list) => {
      this.#runProperties(list);
      if (text) this.#toggle(list, 'w:rtl', !staysLeftToRight(this.#text, run));
      // Without styles there is no default that could declare it.
      if (text && !this.#hasStyles && !list.has('w:lang')) list.set('w:lang', this.#lang(undefined));
    });
  }

  #runProperties(list: PropertyList, isDefault = false): void {
    if (isDefault || list.has('w:lang')) list.set('w:lang', this.#lang(list.get('w:lang')));
    if (!this.#rtl) list.remove('w:rtl');
    if (this.#language.script !== 'complex') return;
    for (const [name, complex] of mirrored) {
      const xml = list.get(name);
      if (xml !== undefined && !list.has(complex)) list.set(complex, xml.replace(`<${name}`, `<${complex}`));
    }
  }

  #paragraph(list: PropertyList, element: XmlElement | undefined, paragraph?: XmlElement): void {
    if (paragraph && this.#rtl && !list.has('w:numPr') && staysLeftToRight(this.#text, paragraph)) {
      // The groups of a telephone number keep their order; only the side of the page changes.
      list.remove('w:bidi');
      if (!/"(?:center|right|end)"/.test(list.get('w:jc') ?? '')) list.set('w:jc', '<w:jc w:val="right"/>');
    } else this.#toggle(list, 'w:bidi', paragraph !== undefined);
    for (const [name, change] of [
      ['w:rPr', (nested: PropertyList) => this.#runProperties(nested)],
      ['w:sectPr', (nested: PropertyList) => this.#section(nested)],
    ] as const) {
      const found = child(element, name);
      if (!found) continue;
      const nested = new PropertyList(this.#text, name, found);
      change(nested);
      if (nested.changed) list.set(name, nested.toString());
    }
  }

  #section(list: PropertyList): void {
    this.#toggle(list, 'w:bidi', true);
  }

  /** Switches a direction on for text that needs it; otherwise off. */
  #toggle(list: PropertyList, name: string, wanted: boolean): void {
    if (!this.#rtl) list.remove(name);
    else if (wanted) list.set(name, `<${name}/>`);
    else if (name === 'w:rtl') list.remove(name);
  }

  /** Sets the language of all text that does not declare its own. */
  #defaults(styles: XmlElement): void {
    const defaults = child(styles, 'w:docDefaults');
    const run = child(defaults, 'w:rPrDefault');
    if (child(run, 'w:rPr')) return; // set with all the others
    const made = `<w:rPr>${this.#lang(undefined)}</w:rPr>`;
    if (run) this.#fill(run, made);
    else if (defaults) this.#fill(defaults, `<w:rPrDefault>${made}</w:rPrDefault>`);
    else this.#fill(styles, `<w:docDefaults><w:rPrDefault>${made}</w:rPrDefault></w:docDefaults>`);
  }

  /** Inserts content at the beginning of an element. */
  #fill(element: XmlElement, xml: string): void {
    const { start, end, innerStart, name } = element;
    if (innerStart === end) {
      const text = `${openTag(this.#text.slice(start, end))}${xml}</${name}>`;
      this.#splices.push({ range: { start, end }, text });
    } else this.#splices.push({ range: { start: innerStart - 1, end: innerStart }, text: `>${xml}` });
  }

  /** Changes a property list that is not owned by a paragraph, run or table. */
  #own(element: XmlElement, change: (list: PropertyList) => void): void {
    const list = new PropertyList(this.#text, element.name, element);
    change(list);
    const splice = list.splice();
    if (splice) this.#splices.push(splice);
  }

  /** Changes the list of a paragraph, run or table, creating it if needed. */
  #owned(owner: XmlElement, name: string, change: (list: PropertyList) => void): void {
    const element = child(owner, name);
    if (element) {
      this.#own(element, change);
      return;
    }
    if (owner.innerStart === owner.end) return; // empty: nothing to read
    const list = new PropertyList(this.#text, name);
    change(list);
    if (list.changed) this.#fill(owner, list.toString());
  }

  #declared(properties: XmlElement): void {
    const language = child(properties, 'dc:language');
    if (!language || language.innerStart === language.end) return;
    const range = { start: language.innerStart, end: language.innerEnd };
    this.#splices.push({ range, text: this.#language.tag });
  }

  /** Changes an element that names languages, in place. */
  #element(element: XmlElement | undefined): void {
    if (!element) return;
    const { start, end } = element;
    this.#splices.push({ range: { start, end }, text: this.#lang(this.#text.slice(start, end), element) });
  }

  /** Writes a `w:lang` or its like, with the rendition's language for the kind of text of its script. */
  #lang(written: string | undefined, element?: XmlElement): string {
    const { tag, script } = this.#language;
    const found = new Map<string, string>();
    if (element) for (const [name, { value }] of attributes(this.#text, element)) found.set(name, value);
    else
      for (const [, name = '', value = ''] of (written ?? '').matchAll(/\s([\w:]+)=["']([^"']*)["']/g))
        found.set(name, value);
    found.set('w:val', tag);
    if (script === 'eastAsia') found.set('w:eastAsia', tag);
    if (script === 'complex') found.set('w:bidi', tag);
    const name = element?.name ?? 'w:lang';
    return `<${name}${[...found].map(([key, value]) => ` ${key}="${value}"`).join('')}/>`;
  }
}

/** Properties of Latin text, and their counterparts for complex scripts. */
const mirrored = [
  ['w:b', 'w:bCs'],
  ['w:i', 'w:iCs'],
  ['w:sz', 'w:szCs'],
] as const;

const propertyLists: ReadonlySet<string> = new Set(['w:pPr', 'w:rPr', 'w:tblPr', 'w:sectPr']);

/** Owners whose run properties are changed together with them. */
function ownsRuns({ name }: XmlElement): boolean {
  return name === 'w:r' || name === 'w:pPr';
}
