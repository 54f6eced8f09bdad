import type { Element, ElementContent, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { locale } from '../../../../contracts/locales.ts';
import { collapseSpaces } from '../../../lib/text/white-space.ts';

/** What a rendition has left in the source's language. */
export interface KeptTexts {
  /** Canonical tag of the source's language. */
  language: string;
  /** Canonical tag of the rendition's language. */
  rendition: string;
  /** As a reader sees them. */
  texts: readonly string[];
}

const blocks = new Set(
  'p li td th caption dt dd h1 h2 h3 h4 h5 h6 blockquote pre figcaption summary div section'.split(' '),
);

/**
 * Blocks that are in the source's language say so, with its direction: else a voice would read them as
 * if they were in the page's, and their punctuation would stand at the wrong end.
 */
export function keptBlocks(tree: Root, { language, rendition, texts }: KeptTexts): Root {
  const kept = new Set(texts.filter(isProse).map(collapseSpaces));
  if (kept.size === 0) return tree;
  const { lang, direction } = locale(language);
  const page = locale(rendition).lang;
  visit(tree, 'element', (element: Element) => {
    if (!blocks.has(element.tagName) || !kept.has(collapseSpaces(textOfElement(element)))) return undefined;
    // Markup that says the rendition's language spoke of the source's before; what is in a third one keeps its own.
    visit(element, 'element', ({ properties }: Element) => {
      if (properties['lang'] !== page) return;
      delete properties['lang'];
      delete properties['dir'];
    });
    element.properties['lang'] ??= lang;
    element.properties['dir'] ??= direction;
    return SKIP;
  });
  return tree;
}

/** A single word or a number is often the same in both languages: a name, a title, an abbreviation. */
function isProse(text: string): boolean {
  return (
    (text.match(/\p{L}{2,}/gu) ?? []).length > 2 ||
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{6,}/u.test(text)
  );
}

export function textOfElement(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  return node.type === 'element' ? node.children.map(textOfElement).join('') : '';
}
