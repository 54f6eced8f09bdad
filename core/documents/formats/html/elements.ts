/** The HTML reader's sets of elements; HTML Standard, "The elements of HTML". */

/** Elements that end the unit around them: those that browsers show as blocks, or not at all. */
const blocks = set(
  'address article aside base basefont bgsound blockquote body caption center col colgroup datalist dd details dialog',
  'dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html',
  'keygen legend li listing main marquee menu meta nav noframes noscript ol optgroup option p plaintext pre search',
  'section select style summary table tbody td tfoot th thead title tr ul xmp',
);

/**
 * Whether an element belongs to the unit around it. Elements that HTML does not know are inline, as browsers show them:
 * smart tags of Word, custom elements, what HTML used to know.
 */
export function isInline(name: string): boolean {
  return !blocks.has(name);
}

/** Elements without an end tag. */
export const voidElements = set(
  'area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr',
);

/** Elements kept whole, with their content: code, data, drawings, and the input of scripts and style sheets. */
export const keptElements = set(
  'code kbd samp var pre script style svg math textarea template object iframe audio video canvas noembed noframes xmp',
  'listing plaintext',
);

/** Elements kept whole whose tags have attributes for readers, such as the title of an embedded page. */
export const withTextAttributes = set('iframe object audio video canvas svg');

/** Elements whose end tag may be left out: they do not count towards a document's nesting. */
export const optionalEnd = set(
  'html head body p li dt dd tr td th thead tbody tfoot option optgroup rb rt rtc rp caption colgroup',
);

/** Tags that end an element without an end tag, beside the end of its parent. */
export const endedBy: Readonly<Record<string, ReadonlySet<string>>> = {
  li: set('li'),
  dt: set('dt dd'),
  dd: set('dt dd'),
  td: set('td th tr tbody tfoot'),
  th: set('td th tr tbody tfoot'),
  tr: set('tr tbody tfoot'),
  option: set('option optgroup'),
  p: set(
    'address article aside blockquote details div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr main nav ol p',
    'pre section table ul',
  ),
};

/** Attributes that a reader sees or hears. */
export const textAttributes = [
  'alt',
  'title',
  'aria-label',
  'placeholder',
  'aria-description',
  'aria-placeholder',
  'aria-roledescription',
  'aria-valuetext',
] as const;

/** Further attributes that are shown, by element. */
export const textAttributesOf: Readonly<Record<string, string>> = {
  track: 'label',
  option: 'label',
  optgroup: 'label',
};

/** Kinds of `<input>` whose value is the text on a button. */
export const buttons = set('submit button reset');

/** `<meta>` names (and `property`s) whose content is prose. */
export const textMeta = set(
  'description og:title og:description og:image:alt twitter:title twitter:description twitter:image:alt dc:title dc.title dcterms:title dcterms.title parsely-title',
);

/** Those that name a page where it is shared, the surest first. */
export const sharedTitles: readonly string[] = [
  'headline', // of linked data
  'dc:title',
  'dc.title',
  'dcterms:title',
  'dcterms.title',
  'og:title',
  'twitter:title',
  'parsely-title',
];

function set(...names: string[]): ReadonlySet<string> {
  return new Set(names.join(' ').split(' '));
}
