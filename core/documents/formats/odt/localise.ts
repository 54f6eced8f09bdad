import { sameLanguage } from '../../../../contracts/locales.ts';
import { attributes, child, parseXml, textOf, type XmlElement } from '../../../lib/xml/index.ts';
import { type BundledPart, unbundle } from '../docx/bundle.ts';
import { openTag } from '../docx/localise/property-list.ts';
import { type WordLanguage, wordLanguage } from '../docx/localise/word-language.ts';
import type { RenditionLocale, Splice } from '../format.ts';

/** Properties that name the language of a text in Latin, East Asian and complex scripts (ODF 1.3, part 3: 20.202, 20.198). */
const languageProperties = [
  { script: 'latin', language: 'fo:language', country: 'fo:country' },
  { script: 'eastAsia', language: 'style:language-asian', country: 'style:country-asian' },
  { script: 'complex', language: 'style:language-complex', country: 'style:country-complex' },
] as const;

const directed: ReadonlySet<string> = new Set([
  'style:paragraph-properties',
  'style:page-layout-properties',
  'style:table-properties',
  'style:section-properties',
  'style:table-cell-properties',
]);

/**
 * Declares a rendition's language and direction in its styles. A rendition in the document's own language keeps the
 * document's; text that is marked as of a third language keeps its mark.
 */
export function localiseOdt(text: string, locale: RenditionLocale): Splice[] {
  if (sameLanguage(locale.lang, locale.source)) return [];
  return unbundle(text).flatMap((part) => new PartLocaliser(text, part, locale).splices());
}

class PartLocaliser {
  readonly #text: string;
  readonly #part: BundledPart;
  readonly #locale: RenditionLocale;
  readonly #language: WordLanguage;
  readonly #splices: Splice[] = [];

  constructor(text: string, part: BundledPart, locale: RenditionLocale) {
    this.#text = text;
    this.#part = part;
    this.#locale = locale;
    this.#language = wordLanguage(locale.lang);
  }

  splices(): Splice[] {
    const root = parseXml(this.#text, this.#part.start, this.#part.end);
    if (this.#part.role === 'core-properties') this.#properties(root);
    else {
      for (const group of root.children) {
        if (/^office:(?:automatic-)?styles$/.test(group.name)) this.#styles(group);
      }
      if (this.#part.role === 'styles') this.#defaults(child(root, 'office:styles'));
    }
    return this.#splices;
  }

  #properties(root: XmlElement): void {
    const language = child(child(root, 'office:meta'), 'dc:language');
    if (!language || textOf(this.#text, language).trim() === '') return;
    this.#splices.push({
      range: { start: language.innerStart, end: language.innerEnd },
      text: this.#language.tag,
    });
  }

  #styles(group: XmlElement): void {
    for (const style of group.children) {
      const isDefault = isDefaultOfParagraphs(this.#text, style);
      for (const properties of style.children) {
        if (properties.name === 'style:text-properties') this.#languageOf(properties, isDefault);
        if (directed.has(properties.name)) this.#directionOf(properties, isDefault);
      }
    }
  }

  #languageOf(properties: XmlElement, isDefault: boolean): void {
    const found = attributes(this.#text, properties);
    const said = found.get('fo:language')?.value;
    const isSource = said !== undefined && sameLanguage(said, this.#locale.source);
    if (!isDefault && !isSource) return;
    const values = this.#declared();
    const { script } = new Intl.Locale(this.#language.tag);
    if (script !== undefined) values.set('fo:script', script);
    this.#set(properties, values, ['fo:script', 'style:rfc-language-tag']);
  }

  #directionOf(properties: XmlElement, isDefault: boolean): void {
    const found = attributes(this.#text, properties);
    const mode = found.get('style:writing-mode')?.value;
    const wanted = this.#locale.dir === 'rtl' ? 'rl-tb' : 'lr-tb';
    const values = new Map<string, string>();
    const isLayout = properties.name === 'style:page-layout-properties';
    const isStated = mode !== undefined && /^(?:lr|rl)(?:-tb)?$/.test(mode);
    if (isStated ? !mode.startsWith(wanted.slice(0, 2)) : this.#locale.dir === 'rtl' && (isDefault || isLayout)) {
      values.set('style:writing-mode', wanted);
    }
    // Left is left in either direction; the start is where lines begin.
    const align = found.get('fo:text-align')?.value;
    if (this.#locale.dir === 'rtl' && align === 'left') values.set('fo:text-align', 'start');
    if (this.#locale.dir === 'rtl' && align === 'right') values.set('fo:text-align', 'end');
    this.#set(properties, values);
  }

  /** Declares what styles without properties would not. */
  #defaults(styles: XmlElement | undefined): void {
    if (!styles) return;
    const style = styles.children.find((each) => isDefaultOfParagraphs(this.#text, each));
    const direction = this.#locale.dir === 'rtl' ? '<style:paragraph-properties style:writing-mode="rl-tb"/>' : '';
    const declared = [...this.#declared()].map(([name, value]) => ` ${name}="${value}"`);
    const language = `<style:text-properties${declared.join('')}/>`;
    if (!style) {
      this.#fill(styles, `<style:default-style style:family="paragraph">${direction}${language}</style:default-style>`);
      return;
    }
    const missing =
      (child(style, 'style:paragraph-properties') ? '' : direction) +
      (child(style, 'style:text-properties') ? '' : language);
    if (missing !== '') this.#fill(style, missing);
  }

  /** The rendition's language, for Latin text and text of its script. */
  #declared(): Map<string, string> {
    const { language, region } = new Intl.Locale(this.#language.tag);
    const isMeant = (script: string) => script === 'latin' || script === this.#language.script;
    return new Map(
      languageProperties
        .filter(({ script }) => isMeant(script))
        .flatMap((each) => [
          [each.language, language],
          [each.country, region ?? 'none'],
        ]),
    );
  }

  /** Sets attributes of an element, and drops others. */
  #set(element: XmlElement, values: ReadonlyMap<string, string>, without: readonly string[] = []): void {
    if (values.size === 0) return;
    const { start, innerStart, name } = element;
    const all = new Map([...attributes(this.#text, element)].map(([key, { range }]) => [key, range]));
    const kept = [...all]
      .filter(([key]) => !without.includes(key) && !values.has(key))
      .map(([key, range]) => ` ${key}=${this.#text.slice(range.start - 1, range.end + 1)}`);
    const set = [...values].map(([key, value]) => ` ${key}="${value}"`);
    const close = this.#text.slice(start, innerStart).endsWith('/>') ? '/>' : '>';
    this.#splices.push({ range: { start, end: innerStart }, text: `<${name}${kept.join('')}${set.join('')}${close}` });
  }

  /** Inserts content at the beginning of an element. */
  #fill({ start, end, innerStart, name }: XmlElement, xml: string): void {
    if (innerStart === end) {
      const text = `${openTag(this.#text.slice(start, end))}${xml}</${name}>`;
      this.#splices.push({ range: { start, end }, text });
    } else this.#splices.push({ range: { start: innerStart, end: innerStart }, text: xml });
  }
}

function isDefaultOfParagraphs(source: string, style: XmlElement): boolean {
  if (style.name !== 'style:default-style') return false;
  return attributes(source, style).get('style:family')?.value === 'paragraph';
}
