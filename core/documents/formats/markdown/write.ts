import type { Nodes } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { type ConstructName, type State, toMarkdown } from 'mdast-util-to-markdown';
import type { Part, Unit } from '../../../../contracts/document.ts';
import { collapseSpaces } from '../../../lib/text/white-space.ts';
import { plainText } from '../../parts/plain-text.ts';
import type { RenderContext } from '../format.ts';
import { writeHtml } from '../html/write.ts';
import { tomlString } from './front-matter/toml-string.ts';
import { yamlBlock, yamlScalar } from './front-matter/yaml-scalar.ts';
import { serialize } from './serialize.ts';
import { type Span, spansOf } from './spans.ts';
import { glued } from './wrapping/glue.ts';
import { wrapParagraph } from './wrapping/wrap-paragraph.ts';

const extensions = [gfmToMarkdown()];

/**
 * The rest of a character reference: an ampersand before it must be escaped. The rule of mdast-util-to-markdown would
 * write "R\&D".
 */
const reference = '(?:#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});';

/** Writes a translated unit as Markdown: copies its markup from the source, and escapes its text for its place. */
export function writeMarkdown(unit: Unit, parts: readonly Part[], place: RenderContext): string {
  const syntax = unit.syntax ?? '';
  if (syntax.startsWith('attribute:')) return writeHtml(unit, parts, place);
  if (syntax.startsWith('html')) return aloneOnItsLine(unit, writeHtml(unit, parts, place), place);
  if (syntax === 'yaml:block') {
    return yamlBlock(flat(parts), place.source.slice(unit.range?.start, unit.range?.end));
  }
  if (syntax.startsWith('yaml')) return yamlScalar(flat(parts), syntax);
  if (syntax.startsWith('toml')) return tomlString(flat(parts), syntax);
  if (syntax.includes('titleParens')) return flat(parts).replace(/[\\()&|]/g, '\\$&');
  const constructs = syntax.split(' ').filter((name) => !name.startsWith('columns:'));
  const before = beforeText(constructs, unit, place);
  const after = afterText(constructs);
  const nodes = spansOf(parts, place);
  const write = (spans: readonly Span[]) =>
    inConstructs(constructs as ConstructName[], (state) => serialize(spans, state, { before, after }));
  return unit.wrap ? wrapParagraph(write(glued(nodes)), unit, place) : write(nodes);
}

/** Uses mdast-util-to-markdown's rules of unsafe characters to write the content. */
function inConstructs(constructs: readonly ConstructName[], write: (state: State) => string): string {
  let written = '';
  const handlers = {
    unit(_node: unknown, _parent: unknown, state: State) {
      const exits = constructs.map((name) => state.enter(name));
      state.unsafe = state.unsafe.map((pattern) => (pattern.character === '&' ? ampersand(pattern) : pattern));
      written = write(state);
      for (const exit of exits.reverse()) exit();
      return '';
    },
  };
  // Its types include only the nodes of mdast.
  toMarkdown({ type: 'unit' } as unknown as Nodes, { extensions: [...extensions, { handlers } as object] });
  return written;
}

/** The rule for `&`, without what the library has compiled of its own if it has written anything by it before. */
function ampersand({ _compiled, ...pattern }: State['unsafe'][number]): State['unsafe'][number] {
  return { ...pattern, after: reference };
}

/** Keeps a tag alone on its line: for most elements, that makes it an HTML block. */
function aloneOnItsLine({ range }: Unit, written: string, { source }: RenderContext): string {
  const found = range && /^(<[^<>]*>)[ \t]*((?:\r\n|\n|\r)[ \t]*)/.exec(source.slice(range.start, range.start + 2000));
  const [, tag = '', line = ''] = found ?? [];
  return tag !== '' && written.startsWith(tag) ? tag + line + written.slice(tag.length).trimStart() : written;
}

/** Returns the text before the unit: at the beginning of a line, more characters are syntax. */
function beforeText(constructs: readonly string[], { range }: Unit, { source }: RenderContext): string {
  // Titles may begin on a line of their own, and so do the first cells of tables without outer bars.
  const start = range?.start ?? 0;
  if (/(?:^|[\r\n])[ \t>]*$/.test(source.slice(Math.max(0, start - 50), start))) return '\n';
  if (constructs.includes('titleQuote')) return '"';
  if (constructs.includes('titleApostrophe')) return "'";
  if (constructs.includes('label')) return '[';
  if (constructs.includes('tableCell')) return '|';
  return constructs.includes('headingAtx') ? ' ' : '\n';
}

/** Returns the character after the text, if it matters. */
function afterText(constructs: readonly string[]): string {
  if (constructs.includes('titleQuote')) return '"';
  if (constructs.includes('titleApostrophe')) return "'";
  if (constructs.includes('label')) return ']';
  return constructs.includes('tableCell') ? '|' : '\n';
}

function flat(parts: readonly Part[]): string {
  return collapseSpaces(plainText(parts));
}
