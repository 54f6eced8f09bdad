import { type LineDialect, lineMark, type MarkdownLine } from './marks.ts';

const alert = /^[ \t]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)?(?:>[ \t]*)+\[!([^\]\s]{1,60})\][-+]?[ \t]*/;

export const alerts: LineDialect = {
  reason:
    'Alerts of GitHub and callouts of Obsidian: programs know them by a mark alone on the first line of a quotation.',
  find(lines, at) {
    const line = lines[at] as MarkdownLine;
    const found = alert.exec(line.text.slice(0, 300));
    if (!found) return undefined;
    const start = line.start + line.text.indexOf('[!');
    const end = line.start + found[0].length;
    const title = line.text.slice(found[0].length).trim();
    if (title === '') return { marks: [{ ...lineMark(line), start }], lines: 1 };
    return {
      marks: [
        { start, end, as: '#'.padEnd(end - start), page: '**' },
        { start: line.start + line.text.trimEnd().length, end: line.end, page: `**\n${'>'.repeat(quotes(found[0]))}` },
      ],
      lines: 0,
    };
  },
};

function quotes(prefix: string): number {
  return prefix.split('>').length - 1;
}
