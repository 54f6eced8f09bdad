import { contentOf, type LineDialect, lineMark, type Mark, type MarkdownLine } from './marks.ts';

const fence = /^:{3,40}[ \t]*/;
const leaf = /^::[a-z][\w-]{0,40}(?:\[[^[\]\r\n]{0,300}\])?(?:\{[^{}\r\n]{0,300}\})?[ \t]*$/i;
/** A kind, and its title after a space or in brackets, with attributes. */
const opening = /^(?:\{[^{}\r\n]{0,300}\}|[\w-]{1,60})?(?:[ \t]{0,9}\{[^{}\r\n]{0,300}\})?[ \t]*/;

export const containers: LineDialect = {
  reason: 'Boxes of Docusaurus, Starlight, VitePress, Pandoc and Quarto: their marks count only on lines of their own.',
  find(lines, at) {
    const line = lines[at] as MarkdownLine;
    const content = contentOf(line);
    if (!content.startsWith('::')) return undefined;
    if (leaf.test(content.slice(0, 700))) return { marks: [lineMark(line)], lines: 1 };
    const colons = fence.exec(content)?.[0];
    if (colons === undefined) return undefined;
    const kind = opening.exec(content.slice(colons.length, colons.length + 700))?.[0] ?? '';
    const rest = content.slice(colons.length + kind.length).trimEnd();
    const from = line.start + line.prefix + colons.length + kind.length;
    const bracketed = /^\[(.{0,500})\](?:[ \t]*\{[^{}]{0,300}\})?$/.exec(rest);
    const title = bracketed
      ? { start: from + 1, end: from + 1 + (bracketed[1]?.length ?? 0) }
      : { start: from, end: from + rest.length };
    if (kind === '' || title.start === title.end) return { marks: [lineMark(line)], lines: 1 };
    const before: Mark = { start: line.start + line.prefix, end: title.start, page: '**' };
    before.as = '#'.padEnd(before.end - before.start);
    return { marks: [before, { start: title.end, end: line.end, page: '**\n' }], lines: 0 };
  },
};
