import { parseTree } from '../parse-tree.ts';

/** Whether two texts of one paragraph, each with what stands before it on its line, read as the same paragraph. */
export function readsTheSame(left: string, right: string): boolean {
  const expected = reading(left);
  return expected !== undefined && expected === reading(right);
}

/** What is read, without where it stands and without white space; nothing where no paragraph is. */
function reading(text: string): string | undefined {
  const tree = JSON.stringify(parseTree(withoutCommonIndent(text)), (key, value) => {
    if (key === 'position') return undefined;
    return key === 'value' && typeof value === 'string' ? value.replace(/\s+/g, '') : value;
  });
  return tree.includes('"type":"paragraph"') ? tree : undefined;
}

/** Alone, the indentation of a list around the paragraph would make code of it. */
function withoutCommonIndent(text: string): string {
  const lines = text.split(/(?<=\n|\r(?!\n))/);
  let common = Number.POSITIVE_INFINITY;
  for (const line of lines) common = Math.min(common, /^ */.exec(line)?.[0].length ?? 0);
  return lines.map((line) => line.slice(common)).join('');
}
