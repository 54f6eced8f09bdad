import { readMarkdown } from '../read.ts';

/** Whether two texts of one paragraph, each with what stands before it on its line, read as the same paragraph. */
export function readsTheSame(left: string, right: string): boolean {
  const expected = reading(left);
  return expected !== undefined && expected === reading(right);
}

/** Kind and content of what is read, without where it stands; nothing where no paragraph is read. */
function reading(text: string): string | undefined {
  const markdown = withoutCommonIndent(text);
  const { units } = readMarkdown(markdown);
  if (!units.some(({ syntax }) => syntax === 'paragraph phrasing')) return undefined;
  return JSON.stringify(
    units.map(({ kind, syntax, parts }) => [
      kind,
      syntax,
      parts.map((part) => {
        if (part.type === 'text') return part.value;
        return [part.type, 'raw' in part.source ? part.source.raw : markdown.slice(part.source.start, part.source.end)];
      }),
    ]),
  );
}

/** Alone, the indentation of a list around the paragraph would make code of it. */
function withoutCommonIndent(text: string): string {
  const lines = text.split(/(?<=\n|\r(?!\n))/);
  const indents = lines.map((line) => /^ */.exec(line)?.[0].length ?? 0);
  const common = Math.min(...indents);
  return lines.map((line) => line.slice(common)).join('');
}
