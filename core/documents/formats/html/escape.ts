/** Escapes a text for HTML content, so that nothing in it reads as markup or a character reference. */
export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** Escapes a text for the value of an attribute in these quotes. */
export function escapeAttribute(text: string, quote: string): string {
  const escaped = escapeHtml(text);
  return quote === "'" ? escaped.replace(/'/g, '&#39;') : escaped.replace(/"/g, '&quot;');
}
