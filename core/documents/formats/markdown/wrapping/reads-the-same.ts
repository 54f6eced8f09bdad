import { parseTree } from '../parse-tree.ts';

/** Whether two versions of a paragraph, each with the text before it on its line, parse as the same paragraph. */
export function readsTheSame(left: string, right: string): boolean {
  const expected = reading(left);
  return expected !== undefined && expected === reading(right);
}

/** Returns the parsed content without positions and white space; undefined if it is not one paragraph. */
function reading(text: string): string | undefined {
  const tree = JSON.stringify(parseTree(withoutCommonIndent(text)), (key, value) => {
    if (key === 'position') return undefined;
    return key === 'value' && typeof value === 'string' ? value.replace(/\s+/g, '') : value;
  });
  return tree.includes('"type":"paragraph"') ? tree : undefined;
}

/** Without the list around the paragraph, its indentation would make it code. */
function withoutCommonIndent(text: string): string {
  const lines = text.split(/(?<=\n|\r(?!\n))/);
  let common = Number.POSITIVE_INFINITY;
  for (const line of lines) common = Math.min(common, /^ */.exec(line)?.[0].length ?? 0);
  return lines.map((line) => line.slice(common)).join('');
}
