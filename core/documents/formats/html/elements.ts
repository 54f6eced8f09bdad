/** The HTML reader's sets of elements; HTML Standard, "The elements of HTML". */

/** Inline elements: they belong to the unit around them. All others end it. */
export const inline = set(
  'a abbr acronym audio b bdi bdo big blink br button canvas cite code data del dfn em embed font i iframe img input ins',
  'kbd label link map mark math meter noembed object output picture progress q rb rp rt rtc ruby s samp script',
  'slot small span strike strong style sub sup svg template textarea time tt u var video wbr area source track param',
);

/** Elements without an end tag. */
export const voidElements = set(
  'area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr',
);

/** Elements kept whole, with their content: code, data, drawings, and the input of scripts and style sheets. */
export const keptElements = set(
  'code kbd samp var pre script style svg math textarea template object iframe audio video canvas noembed noframes xmp',
  'listing plaintext',
);

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
export const textAttributes = ['alt', 'title', 'aria-label', 'placeholder'] as const;

/** `<meta>` names (and `property`s) whose content is prose. */
export const textMeta = set(
  'description og:title og:description og:image:alt twitter:title twitter:description twitter:image:alt',
);

function set(...names: string[]): ReadonlySet<string> {
  return new Set(names.join(' ').split(' '));
}
