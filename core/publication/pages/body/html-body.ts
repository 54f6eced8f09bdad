import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';

/** What stands in an HTML document's body; what its head says is the page's own business. */
export function htmlBody(text: string): Root {
  const document = fromHtml(text);
  const html = document.children.find((node): node is Element => node.type === 'element' && node.tagName === 'html');
  const body = html?.children.find((node): node is Element => node.type === 'element' && node.tagName === 'body');
  return { type: 'root', children: body?.children ?? [] };
}
