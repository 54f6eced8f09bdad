import type { DraftUnit, Look } from '../format.ts';
import { readHtml } from '../html/read.ts';

/** Reads the HTML blocks of a Markdown text through the HTML format, adding their units. */
export class HtmlBlocks {
  readonly #text: string;
  readonly #units: DraftUnit[];
  /** An element that is kept whole and goes on after the block that it began in, since this many units. */
  #kept: { name: string; units: number } | undefined;

  readonly #looks: Look<DraftUnit>[];

  /** @param looks what the blocks say of how their units look; they are added to. */
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
      // Only now is it known that it ends: what was read meanwhile belongs to it.
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
