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

const esm =
  /^(?:import[ \t]{1,4}(?:[\w*{},$ \t]{1,300}[ \t]from[ \t]{0,4})?['"]|import[ \t]{1,4}(?:[\w$]{1,60},[ \t]{0,4})?\{[^'"]{0,300}$|export[ \t]+(?:default|const|let|var|function|class|async|type|interface|enum|\{|\*)(?:[ \t{(*]|$))/;
/** Nothing between the signs is a fragment; a sign before a space is text. */
const component = /^<\/?(?:(?:[A-Z]\w{0,60}[a-z]\w{0,60}|[A-Za-z]\w{0,60}\.\w{1,60}|[A-Z])(?=[\s/>])|(?=>))/;
/** Lines of a tag whose properties are on lines of their own. */
const overLines = 60;
const longest = 4000;
/** Characters before a property that are searched for the beginning of its tag. */
const inTag = 300;

export const mdxLines: LineDialect = {
  reason: 'JavaScript in MDX: imports and exports, tags of components, comments in braces, on lines of their own.',
  find(lines, at, memo) {
    const line = lines[at] as MarkdownLine;
    const content = contentOf(line);
    if (content.startsWith('{/*')) return comment(lines, at, memo);
    if (line.prefix === 0 && esm.test(content.slice(0, 400)) && begins(lines, at)) return script(lines, at);
    return content.startsWith('<') ? tags(lines, at, memo) : undefined;
  },
};

export const mdxComments: InlineDialect = {
  reason: 'A comment of MDX in a line.',
  hint: '{/*',
  find: (line) =>
    [...line.matchAll(/\{\/\*(?:[^*{}]|\*(?!\/)){0,500}\*\/\}/g)].map(({ 0: source, index }) =>
      inlineMark(index, source, { page: '' }),
    ),
};

export const mdxProperties: InlineDialect = {
  reason: 'The value of a property in braces: CommonMark takes a tag with it for text.',
  hint: '={',
  find: (line) =>
    [...line.matchAll(/(?<=[\w-]=)\{[^{}\r\n]{0,300}\}/g)]
      .filter(({ index }) => /<[A-Za-z][^<>]*$/.test(line.slice(Math.max(0, index - inTag), index)))
      .map(({ 0: source, index }) => inlineMark(index, source)),
};

/** At the top, below a blank line, or below another such line. */
function begins(lines: readonly MarkdownLine[], at: number): boolean {
  const above = lines[at - 1];
  return above === undefined || above.kind === 'blank' || esm.test(above.text.slice(0, 400));
}

/** Up to a blank line. */
function script(lines: readonly MarkdownLine[], at: number): FoundMarks {
  let end = at;
  while (end < lines.length && lines[end]?.kind !== 'blank') end++;
  return { marks: lines.slice(at, end).map((line) => ({ start: line.start, end: line.end })), lines: end - at };
}

function comment(lines: readonly MarkdownLine[], at: number, memo: Memo): FoundMarks | undefined {
  const none = memo.get('*/}');
  if (none !== undefined && none <= at) return undefined;
  // Comments that begin above one end with it.
  if (at <= (memo.get('*/} text') ?? -1)) return undefined;
  for (let end = at; end < lines.length; end++) {
    const line = lines[end] as MarkdownLine;
    const found = line.text.indexOf('*/}');
    if (found < 0) continue;
    if (line.text.slice(found + 3).trim() !== '') {
      memo.set('*/} text', end);
      return undefined;
    }
    const first = lines[at] as MarkdownLine;
    return { marks: [{ start: first.start + first.prefix, end: line.end }], lines: end - at + 1 };
  }
  memo.set('*/}', at);
  return undefined;
}

/** Tags of components, with nothing else on their lines. */
function tags(lines: readonly MarkdownLine[], at: number, memo: Memo): FoundMarks | undefined {
  const first = lines[at] as MarkdownLine;
  // Lines below a tag that does not end were searched for it.
  const most = (memo.get('tags') ?? 0) > at ? 1 : overLines;
  let source = '';
  for (let end = at; end < Math.min(lines.length, at + most); end++) {
    const line = lines[end] as MarkdownLine;
    memo.set('tags', Math.max(memo.get('tags') ?? 0, end));
    if (source.length + line.text.length > longest || line.text.trim() === '') return undefined;
    source += `${end === at ? contentOf(line) : line.text}\n`;
    const rest = afterTags(source);
    if (rest === undefined) return undefined;
    if (rest === '') {
      return {
        marks: lines
          .slice(at, end + 1)
          .map((each) => (each === first ? lineMark(each) : { start: each.start, end: each.end })),
        lines: end - at + 1,
      };
    }
  }
  return undefined;
}

/** What is left behind the tags that a source begins with: `…` if the last does not end; undefined if it is text. */
function afterTags(source: string): string | undefined {
  let at = 0;
  for (let count = 0; count < 20; count++) {
    while (/\s/.test(source.charAt(at))) at++;
    if (at >= source.length) return '';
    if (!component.test(source.slice(at, at + 140))) return undefined;
    const end = endOfTag(source, at);
    if (end === undefined) return '…';
    at = end;
  }
  return undefined;
}

/** Where a tag ends, over strings and braces. */
function endOfTag(source: string, start: number): number | undefined {
  let depth = 0;
  for (let at = start + 1; at < source.length; at++) {
    const sign = source.charAt(at);
    if (sign === '"' || sign === "'" || sign === '`') {
      at = source.indexOf(sign, at + 1);
      if (at < 0) return undefined;
    } else if (sign === '{') depth++;
    else if (sign === '}') depth--;
    else if (sign === '>' && depth <= 0) return at + 1;
  }
  return undefined;
}
