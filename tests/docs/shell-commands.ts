import { type Doc, headings } from './documents.ts';

/** What a document tells to type: a block of shell lines, or one command in the text. */
export interface Told {
  file: string;
  /** The heading that it stands under. */
  section: string;
  /** Logical lines: what a backslash continues is one; comments and empty lines are left out. */
  lines: string[];
}

/** A fence with its language, and what stands in it. */
const fence = /^( *)```(\w*)\n([\s\S]*?)^ *```/gm;
const isShell = (language: string, text: string) =>
  language === 'sh' || (language === '' && /^ *(aws|npm|npx|cdk) /m.test(text));

/** Everything that a document tells to type into a shell, in its order. */
export function toldBy({ path: file, text }: Doc): Told[] {
  const all = headings(text);
  const sectionAt = (index: number) => all.findLast((heading) => heading.index <= index)?.title ?? '';
  const blocks = [...text.matchAll(fence)]
    .filter(({ 2: language = '', 3: body = '' }) => isShell(language, body))
    .map(({ index, 1: indent = '', 3: body = '' }) => ({ index, lines: logicalLines(body, indent) }));
  const prose = text.replaceAll(fence, (block) => block.replaceAll(/[^\n]/g, ' '));
  const inline = [...prose.matchAll(/`((?:aws|npm|npx) [^`]+)`/g)].map(({ index, 1: line = '' }) => ({
    index,
    lines: [line],
  }));
  return [...blocks, ...inline]
    .sort((a, b) => a.index - b.index)
    .map(({ index, lines }) => ({ file, section: sectionAt(index), lines }));
}

function logicalLines(body: string, indent: string): string[] {
  const joined = body.replaceAll(/\\\n */g, '');
  return joined
    .split('\n')
    .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line))
    .map((line) => line.replace(/(^|\s{2,})#.*$/, '').trimEnd())
    .filter((line) => line !== '');
}
