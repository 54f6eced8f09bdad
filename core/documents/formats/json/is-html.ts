/** A start or end tag, a comment, or a character reference: a text that holds one is HTML. */
const markup =
  /<\/?[a-z][a-z0-9-]{0,40}(?:\s[^<>]{0,2000})?\/?>|<!--|&(?:#\d{1,7}|#x[\da-f]{1,6}|amp|lt|gt|quot|apos|nbsp|shy|[mn]dash|hellip|[lr][ds]quo|laquo|raquo|copy|reg|trade|euro|bull|middot|[a-z](?:acute|grave|circ|uml|tilde|cedil|ring)|szlig);/i;

export function isHtml(value: string): boolean {
  return /[<&]/.test(value) && markup.test(value);
}
