import {
  contentOf,
  type FoundMarks,
  type InlineDialect,
  inlineMark,
  type LineDialect,
  lineMark,
  type MarkdownLine,
  type Memo,
} from './marks.ts';

/**
 * Statements and values of Hugo, Liquid, Jinja, Nunjucks, Handlebars, Mustache, ERB. Braces within braces are rare, and
 * would have to be counted.
 */
const template = /\{\{\{?[^{}\r\n]{0,500}\}?\}\}|\{[%#][^{}\r\n]{0,500}[%#]\}|<%[^<>\r\n]{0,500}%>/g;

/** A line of nothing but statements: not a value, which is part of the text. */
const statement =
  /^(?:(?:\{%[^{}]{0,500}%\}|\{#[^{}]{0,500}#\}|\{\{[<%#/>!~][^{}]{0,500}\}\}|\{\{-?[ ]?(?:else|end)\b[^{}]{0,200}\}\}|<%[^<>=]{0,500}%>)[ \t]*){1,20}$/;

/** The longest line of statements. */
const longest = 2000;

/** Pairs of statements around what is code or a comment. */
const code = /^\{(?:%-?[ ]?|\{[<%][ ]?)(code-toggle|highlight|raw|comment|mermaid|katex|math|code)\b/;

/** Lines of a statement that is written over several. */
const overLines = 40;

export const templateLines: LineDialect = {
  reason: 'A statement of a template language on a line of its own; joined to a paragraph it would end or begin there.',
  find(lines, at, memo) {
    const line = lines[at] as MarkdownLine;
    const content = contentOf(line);
    if (!content.startsWith('{') && !content.startsWith('<%')) return undefined;
    if (content.includes('|') && isRow(lines, at)) return undefined;
    const block = codeBlock(lines, at, memo);
    if (block) return block;
    if (content.length <= longest && statement.test(content.trimEnd())) {
      return isRow(lines, at) ? undefined : { marks: [lineMark(line)], lines: 1 };
    }
    return longStatement(lines, at, memo);
  },
};

export const templateValues: InlineDialect = {
  reason:
    'What a template language fills in later: in text, and in addresses, where its spaces and quotes would end the link.',
  hint: '',
  find: (line) => {
    if (!line.includes('{') && !line.includes('<%')) return [];
    return [...line.matchAll(template)].map(({ 0: source, index }) => inlineMark(index, source, { text: source }));
  },
};

/** Between rows of a table a blank line would end it. */
function isRow(lines: readonly MarkdownLine[], at: number): boolean {
  const isOne = (line: MarkdownLine | undefined) => line?.kind === 'text' && contentOf(line).startsWith('|');
  return isOne(lines[at - 1]) || isOne(lines[at + 1]);
}

function codeBlock(lines: readonly MarkdownLine[], at: number, memo: Memo): FoundMarks | undefined {
  const content = contentOf(lines[at] as MarkdownLine);
  const name = code.exec(content)?.[1];
  if (name === undefined || content.length > longest) return undefined;
  const ends = content.startsWith('{%')
    ? new RegExp(`\\{%-?[ ]?end${name}\\b`)
    : new RegExp(`\\{\\{[<%][ ]?/[ ]?${name}\\b`);
  const none = memo.get(`end of ${name}`);
  if (none !== undefined && none <= at) return undefined;
  if (at <= (memo.get(`text behind the end of ${name}`) ?? -1)) return undefined;
  let end = at;
  while (end < lines.length && !ends.test(contentOf(lines[end] as MarkdownLine).slice(0, longest))) end++;
  if (end === lines.length) {
    memo.set(`end of ${name}`, at);
    return undefined;
  }
  // Text after the block's end on its line would be lost.
  const [first, last] = [lines[at], lines[end]] as [MarkdownLine, MarkdownLine];
  if (!/[%>]\}\}?[ \t]*$/.test(last.text.slice(-longest))) {
    memo.set(`text behind the end of ${name}`, end);
    return undefined;
  }
  const shown =
    name === 'comment' || end === at
      ? ''
      : `\`\`\`${lines
          .slice(at + 1, end)
          .map(({ text }) => `\n${text}`)
          .join('')}\n\`\`\``;
  return { marks: [{ start: first.start + first.prefix, end: last.end, page: shown }], lines: end - at + 1 };
}

/** A shortcode or tag whose arguments are on lines of their own. */
function longStatement(lines: readonly MarkdownLine[], at: number, memo: Memo): FoundMarks | undefined {
  const first = lines[at] as MarkdownLine;
  const content = contentOf(first);
  const opening = /^\{(?:%|\{[<%])/.exec(content)?.[0];
  if (opening === undefined || content.includes('}') || (memo.get('statement') ?? 0) > at) return undefined;
  const closing = opening === '{%' ? '%}' : opening === '{{<' ? '>}}' : '%}}';
  for (let end = at + 1; end < Math.min(lines.length, at + overLines); end++) {
    const line = lines[end] as MarkdownLine;
    memo.set('statement', end);
    if (line.kind === 'blank' || line.text.length > longest) return undefined;
    const text = line.text.trimEnd();
    if (text.endsWith(closing))
      return { marks: [{ start: first.start + first.prefix, end: line.end }], lines: end - at + 1 };
    if (text.includes(closing)) return undefined;
  }
  return undefined;
}
