import { contentOf, type LineDialect, type MarkdownLine } from './marks.ts';

export const definitions: LineDialect = {
  reason:
    'Definition lists of PHP Markdown Extra, kramdown, Pandoc and Hugo: a term, and below it ": " with its meaning.',
  find(lines, at) {
    const line = lines[at] as MarkdownLine;
    if (!/^:[ \t]{1,8}\S/.test(contentOf(line).slice(0, 20))) return undefined;
    const above = lines[at - 1]?.kind === 'blank' ? lines[at - 2] : lines[at - 1];
    if (above?.kind !== 'text') return undefined;
    const start = line.start + line.prefix;
    return { marks: [{ start, end: start + 1, as: '-', page: '-' }], lines: 0 };
  },
};
