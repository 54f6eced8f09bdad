import type { RenditionLocale, Splice } from '../format.ts';
import { InnerLocaliser } from '../html/localise.ts';
import { markdownEvents } from './events.ts';
import { frontMatter } from './front-matter/front-matter.ts';

/** Whether a text may hold a tag that says a language or a direction. */
const says = /[\s"'](?:lang|xml:lang|dir|style)[ \t]{0,9}=/i;

/** Replaces what the HTML in a Markdown text says of the source's language or direction. */
export function localiseMarkdown(text: string, locale: RenditionLocale): Splice[] {
  if (!says.test(text)) return [];
  const inner = new InnerLocaliser(locale);
  const body = frontMatter(text)?.end ?? 0;
  for (const { start, events } of markdownEvents(text.slice(body))) {
    for (const [kind, { type, ...token }] of events) {
      if (kind !== 'enter' || (type !== 'htmlFlow' && type !== 'htmlText')) continue;
      const from = body + start + token.start.offset;
      inner.read(text.slice(from, body + start + token.end.offset), from);
    }
  }
  return inner.splices;
}
