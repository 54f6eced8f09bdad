import type { MarkdownLine } from './marks.ts';

/** Characters of a line that are searched for what begins a block. */
const lookedAt = 300;

const prefix = /^[ \t]*(?:>[ \t]*)*/;
const fence = /^(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*(`{3,}|~{3,})/;
const rawHtml = /^<(?:(script|pre|style|textarea)(?:[\s>]|$)|(!--))/i;
/** Names of HTML; a component of MDX begins with a capital and goes on in small letters. */
const html = /^<(?:[!?a-z]|\/[a-z]|[A-Z]{2})/;
/** What may hold indented lines that are not code: items, footnotes, boxes, definitions. */
const holder = /^(?:[-+*]|\d{1,9}[.)]|:|\[\^[^\]\s]{1,60}\]:|!!!|\?\?\?|===)(?:[ \t]|[+!][ \t]|$)/;

/** Divides a text into lines, and says which of them dialects may be read in. */
export function markdownLines(text: string): MarkdownLine[] {
  const lines: MarkdownLine[] = [];
  let code: string | undefined;
  let raw: string | undefined;
  let inHtml = false;
  let held = false;
  let blank = true;
  for (const { 0: written, index: start } of text.matchAll(/[^\r\n]+|\r\n|\n|\r/g)) {
    if (/^[\r\n]/.test(written)) {
      // The end of the line before it, or a blank line.
      const last = lines.at(-1);
      if (last && last.end === start) continue;
      lines.push({ start, end: start, text: '', prefix: 0, kind: 'blank' });
      if (raw === undefined) inHtml = false;
      blank = true;
      continue;
    }
    const head = written.slice(0, lookedAt);
    const before = prefix.exec(head)?.[0] ?? '';
    const content = head.slice(before.length);
    const line: MarkdownLine = {
      start,
      end: start + written.length,
      text: written,
      prefix: before.length,
      kind: 'text',
    };
    lines.push(line);
    if (code !== undefined) {
      line.kind = 'code';
      if (isRunOf(content.trimEnd(), code.charAt(0), code.length)) code = undefined;
      continue;
    }
    if (raw !== undefined) {
      line.kind = 'html';
      if (written.toLowerCase().includes(raw)) raw = undefined;
      continue;
    }
    // Most lines begin with a word, which begins none of these.
    const isWord = /^\p{L}/u.test(content);
    const opening = isWord ? undefined : fence.exec(content)?.[1];
    const indented = columns(before) >= 4;
    if (content === '') line.kind = 'blank';
    else if (opening && !(opening.startsWith('`') && written.slice(before.length + opening.length + 2).includes('`'))) {
      line.kind = 'code';
      code = opening;
    } else if (indented && blank && !held) line.kind = 'code';
    else if (inHtml) line.kind = 'html';
    else if (!isWord && html.test(content)) {
      line.kind = 'html';
      inHtml = true;
      const [, name, comment] = rawHtml.exec(content) ?? [];
      const end = comment ? '-->' : name && `</${name.toLowerCase()}`;
      if (end && !written.toLowerCase().includes(end)) raw = end;
    }
    if (line.kind === 'blank') inHtml = false;
    if (!isWord && holder.test(content)) held = true;
    else if (blank && !indented && columns(before) < 2 && line.kind !== 'blank') held = false;
    blank = line.kind === 'blank' || (line.kind === 'code' && code === undefined);
  }
  return lines;
}

/** The columns of the spaces at the end of a prefix. */
function columns(before: string): number {
  let count = 0;
  for (let at = before.length - 1; at >= 0 && before[at] !== '>'; at--) count += before[at] === '\t' ? 4 : 1;
  return before.includes('>') ? count - 1 : count;
}

function isRunOf(text: string, sign: string, least: number): boolean {
  if (text.length < least) return false;
  for (const each of text) if (each !== sign) return false;
  return true;
}
