import { codePoints } from '../../lib/text/utf8-length.ts';
import type { MemoryEntry, Receipt } from '../memory/entries.ts';

/** Counts what a run has paid: in this attempt from the texts sent, in earlier ones from their receipts. */
export class Ledger {
  readonly #run: string;
  #requests = 0;
  #characters = 0;
  /** Ids of the receipts already counted. */
  readonly #counted = new Set<string>();
  /** Paid, but not yet on a receipt. */
  #open = { requests: 0, characters: 0 };

  constructor(run: string) {
    this.#run = run;
  }

  get requests(): number {
    return this.#requests;
  }

  /**
   * Characters as Amazon Translate bills them: Unicode code points of the texts sent, tags and line breaks included.
   */
  get characters(): number {
    return this.#characters;
  }

  sent(text: string): void {
    const characters = codePoints(text);
    this.#requests++;
    this.#characters += characters;
    this.#open.requests++;
    this.#open.characters += characters;
  }

  /**
   * @param key of the first entry that carries the receipt; a run does not keep a key twice, so the id is unique and
   * repeatable.
   */
  receipt(key: string): Receipt {
    const receipt = { id: `${this.#run}/${key}`, ...this.#open };
    this.#open = { requests: 0, characters: 0 };
    this.#counted.add(receipt.id);
    return receipt;
  }

  /** Adds the receipts of earlier attempts of this run, each once. */
  resume(entries: Iterable<MemoryEntry>): void {
    for (const { paidBy, receipt } of entries) {
      if (paidBy !== this.#run || this.#counted.has(receipt.id)) continue;
      this.#counted.add(receipt.id);
      this.#requests += receipt.requests;
      this.#characters += receipt.characters;
    }
  }
}
