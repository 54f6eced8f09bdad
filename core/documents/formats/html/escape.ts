/** A text as HTML content: nothing in it can be read as markup or as a character reference. */
export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** A text as the value of an attribute in these quotes. */
export function escapeAttribute(text: string, quote: string): string {
  const escaped = escapeHtml(text);
  return quote === "'" ? escaped.replace(/'/g, '&#39;') : escaped.replace(/"/g, '&quot;');
}
