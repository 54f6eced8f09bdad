import type { Token } from 'parse5';
import { sameLanguage } from '../../../../contracts/locales.ts';
import { escapeAttribute } from '../../../lib/xml/index.ts';
import type { RenditionLocale, Splice } from '../format.ts';
import { attributeValue, htmlAttribute } from './attributes.ts';

/** Names, properties and `http-equiv`s of `<meta>` whose content is the document's language. */
const ofLanguage: ReadonlySet<string> = new Set([
  'content-language',
  'language',
  'dc.language',
  'dcterms.language',
  'og:locale',
]);

/** Replaces what a `<meta>` or `<link>` says of the document's language. */
export function localiseMeta(html: string, tag: Token.TagToken, { lang, source }: RenditionLocale): Splice[] {
  if (tag.tagName === 'link') return canonical(html, tag, source);
  const name = ['property', 'name', 'http-equiv'].map((each) => htmlAttribute(tag, each)?.trim().toLowerCase());
  if (!name.some((each) => each !== undefined && ofLanguage.has(each))) return [];
  const content = attributeValue(html, tag, 'content');
  if (!content || !sameLanguage(content.value, source)) return [];
  const said = /_/.test(content.value) || name.includes('og:locale') ? territorial(lang) : lang;
  return [{ range: content.range, text: content.quote ? said : `"${said}"` }];
}

/** Open Graph names a language with a territory; without one in the tag, where most people speak it. */
function territorial(lang: string): string {
  const { language, region } = new Intl.Locale(lang).maximize();
  return `${language}_${region}`;
}

/**
 * The canonical address of a source is that of the source: search engines would take a translation that names it for a
 * copy, and not show it. It becomes the address of the same text in the source's language.
 */
function canonical(html: string, tag: Token.TagToken, source: string): Splice[] {
  const rel = attributeValue(html, tag, 'rel');
  if (rel?.value.trim().toLowerCase() !== 'canonical' || htmlAttribute(tag, 'hreflang') !== undefined) return [];
  const quote = rel.quote || '"';
  const text = `alternate${quote} hreflang=${quote}${escapeAttribute(source, quote)}`;
  return [{ range: rel.range, text: rel.quote ? text : `"${text}"` }];
}
