import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';

export function elements(html: string, tagName: string): Element[] {
  const found: Element[] = [];
  visit(fromHtml(html) as Root, 'element', (element) => {
    if (element.tagName === tagName) found.push(element);
  });
  return found;
}

/** Addresses of `<link>`s by their relation, and of alternates by their language. */
export function links(html: string) {
  const all = elements(html, 'link').map(({ properties }) => properties);
  const hrefOf = (relation: string) =>
    all.find(({ rel }) => Array.isArray(rel) && rel.includes(relation))?.['href']?.toString();
  return {
    canonical: hrefOf('canonical'),
    stylesheets: all.filter(({ rel }) => Array.isArray(rel) && rel.includes('stylesheet')).map(({ href }) => href),
    alternates: Object.fromEntries(all.flatMap(({ hrefLang, href }) => (hrefLang ? [[hrefLang, href]] : []))) as Record<
      string,
      string
    >,
  };
}

export function meta(html: string, name: string): string | undefined {
  return elements(html, 'meta')
    .find(({ properties }) => properties['name'] === name || properties['property'] === name)
    ?.properties['content']?.toString();
}

export function jsonLd(html: string): Record<string, unknown> {
  const [script] = elements(html, 'script');
  const [text] = script?.children ?? [];
  return JSON.parse(text?.type === 'text' ? text.value : '') as Record<string, unknown>;
}
