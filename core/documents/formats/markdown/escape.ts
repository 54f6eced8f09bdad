/** Escapes a text for any place in Markdown: for protected text without a source. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>&~|]/g, '\\$&');
}
