import { parse, postprocess, preprocess } from 'micromark';
import { gfm } from 'micromark-extension-gfm';
import type { Event } from 'micromark-util-types';

/**
 * The events of a Markdown text: each construct as it is entered and left, with its place.
 *
 * Events rather than a syntax tree, since places are all that is asked for, down to single escapes,
 * which a tree has lost.
 */
export function markdownEvents(text: string): Event[] {
  return postprocess(
    parse({ extensions: [gfm()] })
      .document()
      .write(preprocess()(text, undefined, true)),
  );
}
