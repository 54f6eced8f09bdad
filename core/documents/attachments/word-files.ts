/** Files that Word opens, and that may hold macros or objects which Dragoman cannot take out. */
const refused: ReadonlySet<string> = new Set(['doc', 'dot', 'docm', 'dotm', 'dotx', 'rtf']);

/** Whether an attachment is a file of Word, and may be one: of those, only `.docx` can be sanitised. */
export function wordFile(name: string): 'sanitised' | 'refused' | undefined {
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  if (extension === 'docx') return 'sanitised';
  return refused.has(extension) ? 'refused' : undefined;
}
