import { contentOf, type InlineDialect, inlineMark, type LineDialect, type MarkdownLine, type Memo } from './marks.ts';

const dollars = /(?<![\\$\p{L}\p{N}])(\$\$?)(?=[^\s$])([^$`\r\n]{1,400})(?<=[^\s\\])\1(?![$\p{L}\p{N}])/gu;
/** Escaped brackets are mostly text; a command of TeX says that they are not. */
const brackets = /\\\(([^`\r\n()]{1,300})\\\)/g;
const command = /\\[A-Za-z]{2}/;
/** What prose between two signs for money does not have. */
const formal = /[\\^_={}<>]|^\p{L}'{0,3}$|^[\p{L}\p{N}][ ]?(?:[-+*/,.|!()[\]:][ ]?[\p{L}\p{N}]{1,3}){1,20}$/u;

export const formulaBlocks: LineDialect = {
  reason: 'Formulas of KaTeX and MathJax between $$ or brackets, which count on lines of their own.',
  find(lines, at, memo) {
    const line = lines[at] as MarkdownLine;
    const content = contentOf(line).trimEnd();
    const opening = content.slice(0, 2);
    if (opening !== '$$' && opening !== '\\[') return undefined;
    const closing = opening === '$$' ? '$$' : '\\]';
    const start = line.start + line.prefix;
    if (content.length > 4 && content.endsWith(closing)) {
      const inner = content.slice(2, -2);
      if (inner.includes(closing) || (opening === '\\[' && !command.test(inner))) return undefined;
      return { marks: [{ start, end: line.end, page: asCode(inner) }], lines: 1 };
    }
    if (content.length > 2 && (content.includes(closing, 2) || opening === '\\[')) return undefined;
    const end = endOf(lines, at, closing, memo);
    const last = end === undefined ? undefined : lines[end];
    if (end === undefined || last === undefined) return undefined;
    const inner = lines
      .slice(at, end + 1)
      .map(contentOf)
      .join('\n');
    return {
      marks: [{ start, end: last.end, page: asCode(inner.slice(2).trimEnd().slice(0, -2)) }],
      lines: end - at + 1,
    };
  },
};

export const formulas: InlineDialect = {
  reason: 'Formulas in a line. "$5 and $7" is none: no space is beside the signs on their inner sides.',
  hint: '',
  find: (line) => {
    if (!line.includes('$') && !line.includes('\\')) return [];
    const found = [
      ...[...line.matchAll(dollars)].filter(
        ({ 0: source, 2: inner = '', index }) =>
          formal.test(inner) && !beginsWithPlaceholder(inner) && line[index + source.length] !== '{',
      ),
      ...[...line.matchAll(brackets)].filter(({ 1: inner = '' }) => command.test(inner)),
    ];
    return found.map(({ 0: source, index }) => inlineMark(index, source, { text: source }));
  },
};

/** `${name} and …`: a placeholder of a program, and words behind it. */
function beginsWithPlaceholder(inner: string): boolean {
  const name = inner.startsWith('{') ? inner.slice(1, inner.indexOf('}')) : '';
  return name !== '' && inner[name.length + 2] === ' ' && !name.includes('\\') && !name.includes(' ');
}

function endOf(lines: readonly MarkdownLine[], at: number, closing: string, memo: Memo): number | undefined {
  const none = memo.get(closing);
  if (none !== undefined && none <= at) return undefined;
  for (let end = at + 1; end < lines.length; end++) {
    const line = lines[end] as MarkdownLine;
    if (line.text.trimEnd().endsWith(closing)) return end;
  }
  memo.set(closing, at);
  return undefined;
}

function asCode(formula: string): string {
  return `\`${formula.replace(/[`\s]+/g, ' ').trim()}\``;
}
