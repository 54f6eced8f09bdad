/** Editors that store rich text as JSON, by the shape of what they write. */
export type RichDialect = 'prosemirror' | 'lexical' | 'slate' | 'portable-text' | 'contentful';

/** Elements of HTML that blocks are shown as. */
export type BlockTag = (typeof blockTags)[number];
const blockTags = [
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'li',
  'blockquote',
  'pre',
  'hr',
  'table',
  'tr',
  'td',
  'th',
  'div',
  'figcaption',
  'img',
] as const;

/** Elements of HTML that marks and elements in a line are shown as. */
export type MarkTag = 'strong' | 'em' | 'u' | 's' | 'code' | 'sub' | 'sup' | 'mark' | 'a' | 'span';

/** Names of blocks without case, hyphens and underscores: editors spell them differently. */
const blocks: ReadonlyMap<string, BlockTag> = table<BlockTag>({
  p: 'p paragraph lic listitemtext listitemchild listitemcontent default textblock line blockparagraph normal',
  h1: 'h1 heading1 headingone headerone title',
  h2: 'h2 heading2 headingtwo headertwo heading header subheading',
  h3: 'h3 heading3 headingthree headerthree',
  h4: 'h4 heading4 headingfour headerfour',
  h5: 'h5 heading5 headingfive headerfive',
  h6: 'h6 heading6 headingsix headersix',
  ul: 'ul bulletlist bulletedlist unorderedlist list tasklist checklist todolist',
  ol: 'ol orderedlist numberedlist numberlist',
  li: 'li listitem taskitem checklistitem todo todoli actionitem',
  blockquote: 'blockquote quote pullquote',
  pre: 'pre code codeblock codeline',
  hr: 'hr horizontalrule divider thematicbreak rule',
  table: 'table',
  tr: 'tr tablerow',
  td: 'td tablecell',
  th: 'th tableheader tableheadercell',
  figcaption: 'figcaption caption imagecaption',
  img: 'img image imageblock mediasingle media upload embeddedassetblock',
  div: 'root doc document',
});

const marks: ReadonlyMap<string, MarkTag> = table<MarkTag>({
  strong: 'strong bold b',
  em: 'em italic i emphasis',
  u: 'u underline underlined',
  s: 's strike strikethrough del',
  code: 'code inlinecode kbd',
  sub: 'sub subscript',
  sup: 'sup superscript',
  mark: 'mark highlight',
  a: 'a link autolink hyperlink assethyperlink entryhyperlink internallink resourcehyperlink',
});

function table<T extends string>(names: Partial<Record<T, string>>): ReadonlyMap<string, T> {
  return new Map(
    Object.entries<string | undefined>(names).flatMap(([tag, all = '']) =>
      all.split(' ').map((name) => [name, tag as T] as const),
    ),
  );
}

const folded = (name: string) => name.toLowerCase().replace(/[-_ ]/g, '');

export function blockOf(name: string): BlockTag | undefined {
  return blocks.get(folded(name));
}

export function markOf(name: string): MarkTag | undefined {
  return marks.get(folded(name));
}

const hardBreaks = new Set(['hardbreak', 'linebreak', 'br', 'break', 'softbreak']);

export function isHardBreak(name: string): boolean {
  return hardBreaks.has(folded(name));
}
