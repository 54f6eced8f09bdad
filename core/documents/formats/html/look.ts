import type { Token } from 'parse5';
import type { MarkupLook } from '../inline-items.ts';

/** Elements that are nothing but a look. */
const ofLook: ReadonlySet<string> = new Set('a b big em font i s small span strike strong sub sup tt u'.split(' '));

/** Elements and classes by which Word marks what only an editor of the text sees. */
const unseenElements: ReadonlySet<string> = new Set(['o:p']);
const unseenClasses = /^(?:SpellE|GramE)$/i;

/** Properties of styles that readers do not see, or hardly: converters set them for single letters. */
const unseenStyles = /^(?:mso-|letter-spacing$|font-kerning$|font-variant-ligatures$|orphans$|widows$)/i;

/**
 * Returns the look of a tag; undefined if it is more than a look.
 *
 * @param language of the page, which a tag may say again.
 */
export function lookOfTag({ tagName, attrs }: Token.TagToken, language?: string): MarkupLook | undefined {
  if (unseenElements.has(tagName)) return unseen;
  if (!ofLook.has(tagName)) return undefined;
  const [only, more] = attrs;
  if (tagName === 'span' && only?.name === 'class' && !more && unseenClasses.test(only.value.trim())) return unseen;
  const said = attrs
    .map(({ name, value }) => ({ name, value: shown(name, value) }))
    .filter(({ name, value }) => (name !== 'style' || value !== '') && (name !== 'lang' || value !== language))
    .map(({ name, value }) => `${name}=${JSON.stringify(value)}`)
    .sort();
  if (said.length === 0 && tagName === 'span') return unseen;
  const style = attrs.find((each) => each.name === 'style')?.value ?? '';
  const isStyled = attrs.some(({ name }) => name === 'class' || name === 'id');
  return {
    key: [tagName, ...said].join(' '),
    mayBeBox: isStyled || /display|border|padding|margin|float|position/i.test(style),
    showsOnSpace:
      isStyled ||
      /^(?:a|s|strike|su[bp]|tt|u)$/.test(tagName) ||
      /background|border|decoration|display|width/i.test(style),
  };
}

const unseen: MarkupLook = { key: '', mayBeBox: false, showsOnSpace: false };

/** The language of a tag, without its region. */
export function languageOf(tag: string): string {
  return tag.trim().toLowerCase().split(/[-_]/)[0] ?? '';
}

function shown(name: string, value: string): string {
  if (name === 'lang') return languageOf(value);
  if (name !== 'style') return value.trim();
  return value
    .split(';')
    .map((each) => each.split(':').map((side) => side.trim()))
    .filter(([property = '']) => property !== '' && !unseenStyles.test(property))
    .map((sides) => sides.join(':'))
    .join(';');
}
