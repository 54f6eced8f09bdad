/** Returns the constructs of a link's title, from the quote before it and the construct around the link. */
export function titleSyntax(text: string, start: number, around = ''): string {
  const quote = text.charAt(start - 1);
  const construct = quote === '"' ? 'titleQuote' : quote === "'" ? 'titleApostrophe' : 'titleParens';
  return around.includes('tableCell') ? `tableCell ${construct}` : construct;
}

/** Escapes a text for any place in Markdown: for protected text without a source. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>&~|]/g, '\\$&');
}
