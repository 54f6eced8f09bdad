import { contentOf, type LineDialect, type MarkdownLine } from './marks.ts';

const box = /^(?:(?:!!!|\?\?\?\+?)[ \t]{1,9}[\w-][\w -]{0,100}|===[+!]{0,2}[ \t]{0,9})(?:"(.{0,500})")?$/;

export const indentedBoxes: LineDialect = {
  reason: 'Admonitions and tabs of MkDocs: their text is indented by four spaces, and CommonMark takes it for code.',
  find(lines, at) {
    const line = lines[at] as MarkdownLine;
    const content = contentOf(line);
    if (!/^(?:!!!|\?\?\?|===)/.test(content)) return undefined;
    const found = box.exec(content.slice(0, 700).trimEnd());
    if (!found || content.length > 700 || (content.startsWith('===') && found[1] === undefined)) return undefined;
    const start = line.start + line.prefix;
    const title = found[1] ?? '';
    // An item holds what is indented below it, over blank lines too.
    if (title === '')
      return { marks: [{ start, end: line.end, as: '- #'.padEnd(line.end - start), page: '- \u00a0' }], lines: 1 };
    const from = start + content.indexOf('"') + 1;
    return {
      marks: [
        { start, end: from, as: '- #'.padEnd(from - start), page: '- **' },
        { start: from + title.length, end: line.end, page: '**\n' },
      ],
      lines: 0,
    };
  },
};
