import { type DefaultTreeAdapterTypes, parse, serialize } from 'parse5';
import { releasePage } from '../../../../../core/publication/pages/release-page.ts';
import { releasePageOf } from './pages.ts';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** The texts of a release that a page has outside the article too. */
export interface Said {
  language: string;
  title: string;
  summary: string;
}

/** The elements that an article may have: a list of its own, so that one which the sanitiser learns is seen here. */
const elementNames = new Set(
  `a abbr address audio b bdi bdo blockquote br caption cite code dd del details dfn div dl dt em figcaption figure h1 h2
  h3 h4 h5 h6 hr i img ins kbd li mark ol p picture pre q rp rt ruby s samp section small source span strike strong sub
  summary sup table tbody td tfoot th thead time tr track tt u ul var video wbr`.split(/\s+/),
);

/** The attributes that an element of an article may have, but for addresses, names and classes: none of them acts. */
const attributeNames = new Set(
  `abbr accesskey align alt aria-label axis border cellpadding cellspacing char charoff charset checked clear color cols
  colspan compact controls coords data-footnote-backref data-footnote-ref data-footnotes datetime default dir disabled
  for frame headers height hreflang hspace ismap kind label lang maxlength media multiple nohref noshade nowrap open preload
  readonly rev rows rowspan rules scope selected shape size sizes span srclang start summary tabindex title translate
  usemap valign value width`.split(/\s+/),
);

/** The window that the product draws onto a picture of which a part is cut off. */
const drawn = new Map([
  ['svg', new Set(['role', 'aria-label', 'aria-hidden', 'width', 'height', 'viewBox'])],
  ['image', new Set(['x', 'y', 'width', 'height', 'preserveAspectRatio'])],
]);

/** Schemes of what a page loads by itself, and of what a reader follows. */
const loaded = ['http:', 'https:'];
const followed = [...loaded, 'mailto:', 'tel:', 'sms:', 'irc:', 'ircs:', 'xmpp:'];

/** By what a browser resolves addresses with: it takes away tabs, line ends and controls before a scheme. */
function leadsTo(address: string, schemes: readonly string[]): boolean {
  const base = 'https://news.example/en/2026/ferry/';
  return !URL.canParse(address, base) || schemes.includes(new URL(address, base).protocol);
}

/** What the product and its style sheet mean by a class. */
const classes =
  /^(?:align-(?:left|right|center)|scroll|language-\S*|task-list-item|contains-task-list|footnotes|data-footnote-backref|sr-only)$/;

const eachWord = (is: (word: string) => boolean) => (value: string) => value.split(/\s+/).every(is);
const isLoaded = (value: string) => leadsTo(value, loaded);
const isPrefixed = (value: string) => value.startsWith('release-');

/** Attributes whose values count. */
const values = new Map<string, (value: string) => boolean>([
  ['href', (value) => leadsTo(value, followed)],
  ['src', isLoaded],
  ['poster', isLoaded],
  ['cite', isLoaded],
  ['longdesc', isLoaded],
  // A comma may be part of an address, or not: it leads to the web either way.
  ['srcset', (value) => eachWord(isLoaded)(value) && value.split(/[\s,]+/).every(isLoaded)],
  ['id', isPrefixed],
  ['name', isPrefixed],
  ['aria-describedby', eachWord(isPrefixed)],
  ['aria-labelledby', eachWord(isPrefixed)],
  ['class', (value) => value === '' || eachWord((word) => classes.test(word))(value)],
  ['type', (value) => !value.includes('script')],
]);

/**
 * What of a page is not as it must be with any text in its article; empty if all is. The page is judged as a browser's
 * parser reads it, not by what the product says that it wrote.
 */
export function problemsOf(page: string, said: Said): string[] {
  const tree = parse(page);
  const all = elementsIn(tree);
  const articles = all.filter(({ tagName }) => tagName === 'article');
  const [article] = articles;
  if (!article || articles.length !== 1) return [`${articles.length} articles`];
  return [
    ...all.filter((element) => element.tagName === 'script' && !isData(element)).map(() => 'a script'),
    ...all.flatMap(({ attrs }) => attrs.filter(({ name }) => /^on/i.test(name)).map(({ name }) => `a handler ${name}`)),
    ...article.childNodes.flatMap(problemsIn),
    ...(outside(tree) === outsideOf(said) ? [] : ['something outside the article differs']),
    // Who reads a page, writes it and shows it again must not show another one.
    ...(shape(parse(serialize(tree))) === shape(tree) ? [] : ['another page after parse → serialise → parse']),
  ];
}

/** The page of a release that has this title, this summary, and this article. */
export function pageOf({ language, title, summary }: Said, body: string): string {
  const origin = language === 'en' ? 'source' : 'machine';
  return releasePage(releasePageOf({ language, origin, title, sourceTitle: title, summary, body }));
}

function elementsIn(node: Node): Element[] {
  const below = 'childNodes' in node ? node.childNodes.flatMap(elementsIn) : [];
  return 'tagName' in node ? [node, ...below] : below;
}

function isData({ attrs }: Element): boolean {
  return attrs.some(({ name, value }) => name === 'type' && value === 'application/ld+json');
}

function problemsIn(node: Node): string[] {
  if (node.nodeName === '#text') return [];
  if (!('tagName' in node)) return [`a node ${node.nodeName}`];
  const { tagName, namespaceURI, attrs } = node;
  const window = drawn.get(tagName);
  const known = namespaceURI.endsWith('/xhtml') ? elementNames.has(tagName) : window !== undefined;
  const names = window ?? attributeNames;
  const wrong = attrs.filter(({ name, value }) => !(values.get(name)?.(value) ?? names.has(name)));
  return [
    ...(known ? [] : [`an element ${tagName}`]),
    ...wrong.map(({ name, value }) => `an attribute ${name}=${JSON.stringify(value)}`),
    ...node.childNodes.flatMap(problemsIn),
  ];
}

/** A tree as one string; equal trees have equal ones. @param change what to see in the place of a node, or a text. */
function shape(tree: Node, change: { text?: (text: string) => string; skip?: string } = {}): string {
  const { text = (value) => value, skip } = change;
  const seen = (node: Node): unknown => {
    if (node.nodeName === '#text') return text((node as DefaultTreeAdapterTypes.TextNode).value);
    if (!('childNodes' in node)) return { ...node, parentNode: undefined };
    const content = node.nodeName === skip ? [] : node.childNodes.map(seen);
    if (!('tagName' in node)) return content;
    const attributes = node.attrs.map(({ name, value, prefix }) => [prefix, name, text(value)]);
    return [node.namespaceURI, node.tagName, attributes, content];
  };
  return JSON.stringify(seen(tree));
}

/** A text that nobody could object to. */
const harmless = { title: 'A harmless title', summary: 'A harmless summary.' };
const harmlessPages = new Map<string, Node>();

/** All but the article, as the page of a harmless text has it, with this title and this summary in their places. */
function outsideOf({ language, title, summary }: Said): string {
  const filled = { title: title && harmless.title, summary: summary && harmless.summary };
  const key = JSON.stringify([language, filled]);
  const page = harmlessPages.get(key) ?? parse(pageOf({ language, ...filled }, '<h1>A harmless heading</h1>'));
  harmlessPages.set(key, page);
  return outside(
    page,
    new Map([
      [harmless.title, title],
      [harmless.summary, summary],
    ]),
  );
}

/**
 * A page without what its article has, and with other words in the place of some; also in the data of its script. A
 * parser reads NUL as U+FFFD in one place, and passes over it in another.
 */
function outside(page: Node, words: ReadonlyMap<string, string> = new Map()): string {
  const text = (value: string) => {
    if (value.startsWith('{"@context"')) return JSON.stringify(JSON.parse(value), (_, each) => words.get(each) ?? each);
    return (words.get(value) ?? value).replaceAll('\0', '').replaceAll('\ufffd', '');
  };
  return shape(page, { text, skip: 'article' });
}
