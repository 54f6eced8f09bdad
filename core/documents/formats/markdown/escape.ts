/** A text as Markdown wherever it stands: for what is kept and has no source of its own. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>&~|]/g, '\\$&');
}
