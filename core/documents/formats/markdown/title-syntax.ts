/** The constructs of a link's title, by the quote before it and what is around the link. */
export function titleSyntax(text: string, start: number, around = ''): string {
  const quote = text.charAt(start - 1);
  const construct = quote === '"' ? 'titleQuote' : quote === "'" ? 'titleApostrophe' : 'titleParens';
  return around.includes('tableCell') ? `tableCell ${construct}` : construct;
}
