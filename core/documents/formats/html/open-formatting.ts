import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { Rejection } from '../../../../contracts/failures.ts';
import { maxNesting } from '../../../../contracts/limits.ts';
import type { HtmlToken, TagToken } from './tokens.ts';

/** Elements that a browser opens again where another end tag closed them (HTML, 13.2.4.3). */
const formatting: ReadonlySet<string> = new Set('a b big code em font i nobr s small strike strong tt u'.split(' '));

/** So many that are alike are opened again; those before them stay around what follows. */
const maxAlike = 3;

/** Building a tree of more takes the square of its depth. */
const maxBuilt = 10_000;

/**
 * Tracks formatting elements that are not closed where they were opened. On a page they nest in themselves, deeper than
 * they do in the file.
 */
export class OpenFormatting {
  readonly #open: { name: string; alike: string }[] = [];
  #forgotten = 0;
  /** The most that can have nested so far. */
  #most = 0;

  /** @throws Rejection `TooDeeplyNested` */
  take(token: HtmlToken): void {
    if (!('name' in token) || !formatting.has(token.name)) return;
    if (token.type === 'end') this.#close(token.name);
    else this.#start(token);
    // The next word is inside of all that are open.
    if (this.#open.length > maxNesting) throw tooDeep();
    this.#most = Math.max(this.#most, this.#open.length + this.#forgotten);
  }

  /** @throws Rejection `TooDeeplyNested` if the page of this HTML would nest too deep */
  check(html: string): void {
    if (this.#most > maxBuilt || (this.#most > maxNesting && depthOf(html) > maxNesting)) throw tooDeep();
  }

  #start({ name, tag }: TagToken): void {
    if (name === 'a' || name === 'nobr') this.#close(name); // one ends the one before it
    const alike = JSON.stringify([name, tag.attrs.map((each) => [each.name, each.value])]);
    const same = this.#open.filter((each) => each.alike === alike);
    if (same.length >= maxAlike) {
      this.#open.splice(this.#open.indexOf(same[0] as (typeof same)[0]), 1);
      this.#forgotten++;
    }
    this.#open.push({ name, alike });
  }

  #close(name: string): void {
    const at = this.#open.findLastIndex((each) => each.name === name);
    if (at >= 0) this.#open.splice(at, 1);
  }
}

function tooDeep(): Rejection {
  return new Rejection(
    'TooDeeplyNested',
    `On a page the HTML nests deeper than ${maxNesting} elements, since marks such as <b> are not closed in the order in which they were opened.`,
  );
}

/** How deep the tree is that a browser builds; without recursion, which is what depth would break. */
function depthOf(html: string): number {
  let level: DefaultTreeAdapterTypes.Node[] = [parseFragment(html)];
  let depth = 0;
  for (; level.length > 0; depth++) {
    level = level.flatMap((node) => ('childNodes' in node ? node.childNodes : []));
  }
  return depth;
}
