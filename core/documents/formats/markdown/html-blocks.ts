import type { DraftUnit, Look } from '../format.ts';
import { readHtml } from '../html/read.ts';

/** Reads the HTML blocks of a Markdown text through the HTML format, adding their units. */
export class HtmlBlocks {
  readonly #text: string;
  readonly #units: DraftUnit[];
  /** A kept element that continues after the block where it began; `units` is the number of units before it. */
  #kept: { name: string; units: number } | undefined;

  readonly #looks: Look<DraftUnit>[];

  /** @param looks to which the looks of the blocks' units are added. */
  constructor(text: string, units: DraftUnit[], looks: Look<DraftUnit>[]) {
    this.#text = text;
    this.#units = units;
    this.#looks = looks;
  }

  /** @param quoted whether the block's lines begin with the marks of a block quote, which HTML would take for text. */
  take(start: number, end: number, quoted: boolean): void {
    const html = this.#text.slice(start, end);
    let from = 0;
    if (this.#kept) {
      const closing = endTag(html, this.#kept.name);
      if (closing === undefined) return;
      // The element's end is found: drop the units read inside it.
      this.#units.splice(this.#kept.units);
      this.#kept = undefined;
      from = closing;
    }
    if (quoted && /[\r\n]/.test(html)) return;
    const { units, unclosed, look } = readHtml(html.slice(from), start + from);
    for (const unit of units) this.#units.push(unit);
    if (look) this.#looks.push(look);
    if (unclosed !== undefined) this.#kept = { name: unclosed, units: this.#units.length };
  }
}

function endTag(html: string, name: string): number | undefined {
  const at = html.toLowerCase().indexOf(`</${name}`);
  if (at < 0) return undefined;
  const end = html.indexOf('>', at);
  return end < 0 ? undefined : end + 1;
}
