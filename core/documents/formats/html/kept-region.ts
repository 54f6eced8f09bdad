import { Rejection } from '../../../../contracts/failures.ts';
import { maxNesting } from '../../../../contracts/limits.ts';
import { htmlAttribute } from './attributes.ts';
import { decodeHtml } from './decode.ts';
import { endedBy, isInline, keptElements, optionalEnd, voidElements } from './elements.ts';
import type { HtmlToken, TagToken } from './tokens.ts';

/** Whether an element is kept whole: by its name, or because its author asks for it. */
export function isKept(token: TagToken): boolean {
  if (token.type !== 'start') return false;
  return keptElements.has(token.name) || isKeptByAuthor(token.tag) || isListSign(token.tag);
}

/** Whether an author asks that an element is not translated. */
export function isKeptByAuthor(tag: TagToken['tag']): boolean {
  if (htmlAttribute(tag, 'translate')?.trim().toLowerCase() === 'no') return true;
  return (htmlAttribute(tag, 'class') ?? '').split(/[ \t\r\n\f]+/).includes('notranslate');
}

/** Whether an element is the sign or number of a list's item, as Word writes it. */
function isListSign(tag: TagToken['tag']): boolean {
  return /mso-list:\s{0,9}ignore/i.test(htmlAttribute(tag, 'style') ?? '');
}

/** An element that is kept whole, as its tokens are read. */
export class KeptRegion {
  readonly name: string;
  readonly start: number;
  /** Whether its text is part of the sentence. */
  readonly isSeen: boolean;
  readonly #open: string[] = [];
  readonly #count = new Map<string, number>();
  /** Its visible text: code and names, not scripts. */
  text = '';

  constructor({ name, start, tag }: TagToken) {
    this.name = name;
    this.start = start;
    this.isSeen = !/^(?:script|style|template|svg)$/.test(name) && !isListSign(tag);
    this.#push(name);
  }

  /**
   * @returns `inside` within the element, `last` at its end tag, and `before` if it ended without one, so that a
   * forgotten end tag does not keep the rest of the document.
   */
  take(token: HtmlToken): 'inside' | 'last' | 'before' {
    if (token.type === 'text') this.text += decodeHtml(token.source);
    if (token.type === 'start') return this.#start(token);
    if (token.type === 'end') return this.#end(token.name);
    return 'inside';
  }

  #start({ name, tag }: TagToken): 'inside' | 'before' {
    if (this.#open.length === 1 && endedBy[this.name]?.has(name)) return 'before';
    if (!voidElements.has(name) && !tag.selfClosing) this.#push(name);
    return 'inside';
  }

  #end(name: string): 'inside' | 'last' | 'before' {
    if (!this.#count.get(name)) {
      // The end tag of an element around it. Stray inline end tags are common: ignore them.
      const ends = isInline(this.name) || optionalEnd.has(this.name);
      return ends && !isInline(name) ? 'before' : 'inside';
    }
    for (let open = this.#open.pop(); open !== undefined; open = this.#open.pop()) {
      this.#count.set(open, (this.#count.get(open) ?? 1) - 1);
      if (open === name) break;
    }
    return this.#open.length === 0 ? 'last' : 'inside';
  }

  #push(name: string): void {
    this.#open.push(name);
    if (this.#open.length > maxNesting) {
      throw new Rejection(
        'TooDeeplyNested',
        `The HTML nests deeper than ${maxNesting} elements in what is kept whole.`,
      );
    }
    this.#count.set(name, (this.#count.get(name) ?? 0) + 1);
  }
}
