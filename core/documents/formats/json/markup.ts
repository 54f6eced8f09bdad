import { voidElements } from '../html/elements.ts';

/**
 * A tag of HTML or of a translation catalogue: `<0>`, `</guidelines>`, `<Enter/>`. Without a sign of equality, more
 * words in it are a text between brackets.
 */
const tag = /<(\/?)([a-zA-Z][\w.-]{0,40}|\d{1,3})(\s[^<>=]{1,100}=[^<>]{0,2000})?\s{0,3}(\/?)>/g;

export interface CatalogueTag {
  start: number;
  end: number;
  /** As written; numbered tags have a number. */
  name: string;
  type: 'open' | 'close' | 'whole';
  hasAttributes: boolean;
}

/** Finds what is written like a tag, in order. */
export function tagsIn(text: string): CatalogueTag[] {
  if (!text.includes('<')) return [];
  return Array.from(text.matchAll(tag), ({ 0: source, 1: slash, 2: name = '', 3: attributes, 4: empty, index }) => ({
    start: index,
    end: index + source.length,
    name,
    type: slash === '/' ? 'close' : empty === '/' ? 'whole' : 'open',
    hasAttributes: attributes !== undefined,
  }));
}

/** The names of tags that both open and close: what is around words. A name that nothing closes is a word itself. */
export function pairedNames(tags: readonly CatalogueTag[]): Set<string> {
  const closed = new Set(tags.filter(({ type }) => type === 'close').map(({ name }) => name));
  return new Set(tags.flatMap(({ type, name }) => (type === 'open' && closed.has(name) ? [name] : [])));
}

/** The tags of a value that programs replace and readers do not see, as written. */
export function hiddenTags(value: string, html: boolean): Set<string> {
  const tags = tagsIn(value);
  const pairs = pairedNames(tags);
  const hidden = tags.filter((tag) => isNumbered(tag) || (!html && pairs.has(tag.name)));
  return new Set(hidden.map(({ start, end }) => value.slice(start, end)));
}

export function isNumbered({ name }: Pick<CatalogueTag, 'name'>): boolean {
  return /^\d/.test(name);
}

/** A character reference: a text that holds one is HTML. */
const reference =
  /&(?:#\d{1,7}|#x[\da-f]{1,6}|amp|lt|gt|quot|apos|nbsp|shy|[mn]dash|hellip|[lr][ds]quo|laquo|raquo|copy|reg|trade|euro|bull|middot|[a-z](?:acute|grave|circ|uml|tilde|cedil|ring)|szlig);/i;

/** Elements of HTML that texts hold (HTML Standard, "The elements of HTML", with those of older versions). */
const elements = new Set(
  [
    'a abbr acronym address article aside audio b bdi bdo big blink blockquote br button canvas caption center cite',
    'code data dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form h1 h2 h3 h4',
    'h5 h6 header hgroup hr i iframe img input ins kbd label legend li main map mark marquee math menu meter nav nobr',
    'noscript object ol optgroup option output p picture pre progress q rb rp rt ruby s samp section select small span',
    'strike strong sub summary sup svg table tbody td template tfoot th thead time tr tt u ul var video wbr',
  ].flatMap((line) => line.split(' ')),
);
/** Elements that a text has without their ends. */
const alone = new Set('br hr img wbr p li dt dd td th tr tbody thead tfoot option'.split(' '));
/** Elements whose content is not markup, so an end tag that is missing would take in the rest of the text. */
const raw = new Set('script style textarea title iframe noembed noframes xmp plaintext'.split(' '));

/**
 * Whether a value is HTML: it has an element of HTML that ends or needs no end, a comment or a character reference.
 * `<Enter>` is a key, `<0>` a tag of a catalogue, and a `<script>` that never ends is a word in a sentence.
 */
export function isHtml(value: string): boolean {
  if (!/[<&]/.test(value)) return false;
  const tags = tagsIn(value).map((each) => ({ ...each, name: each.name.toLowerCase() }));
  const ends = new Set(tags.filter(({ type }) => type === 'close').map(({ name }) => name));
  if (tags.some(({ name, type }) => type === 'open' && raw.has(name) && !ends.has(name))) return false;
  if (reference.test(value) || /<!--|<!doctype|<html[\s>]/i.test(value)) return true;
  return tags.some(
    ({ name, type, hasAttributes }) =>
      type !== 'close' &&
      (elements.has(name) || raw.has(name)
        ? ends.has(name) || alone.has(name) || (hasAttributes && voidElements.has(name))
        : false),
  );
}
