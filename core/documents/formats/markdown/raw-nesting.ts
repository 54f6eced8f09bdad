import { Rejection } from '../../../../contracts/failures.ts';
import { maxNesting } from '../../../../contracts/limits.ts';
import { optionalEnd, voidElements } from '../html/elements.ts';

const tag = /<(\/?)([a-z][^\s/<>]*)((?:[\s/][^<>]*)?)>/gi;

/**
 * Tracks how deep the raw HTML of a Markdown text nests, judging by its tags: on a page, an element that one block
 * opens and never closes surrounds all that follows.
 */
export class RawNesting {
  #depth = 0;

  /** @throws Rejection `TooDeeplyNested` */
  take(html: string): void {
    for (const [, slash, written = '', rest = ''] of html.matchAll(tag)) {
      const name = written.toLowerCase();
      // A link ends the one before it.
      if (voidElements.has(name) || optionalEnd.has(name) || name === 'a' || rest.endsWith('/')) continue;
      this.#depth = slash === '/' ? Math.max(this.#depth - 1, 0) : this.#depth + 1;
      if (this.#depth > maxNesting) {
        throw new Rejection('TooDeeplyNested', `The HTML in the Markdown nests deeper than ${maxNesting} elements.`);
      }
    }
  }
}
