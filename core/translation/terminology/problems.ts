import { Rejection } from '../../../contracts/failures.ts';

/** The most mistakes reported at once: beyond that, one mistake is repeated. */
const most = 20;

/** Collects a list's mistakes, so that an editor corrects them all at once. */
export class Problems {
  readonly #messages: string[] = [];
  #count = 0;

  /** @param line of the file, from 1; undefined if the mistake does not belong to a line. */
  add(line: number | undefined, message: string): void {
    this.#count++;
    if (this.#messages.length < most) this.#messages.push(line === undefined ? message : `Line ${line}: ${message}`);
  }

  get any(): boolean {
    return this.#count > 0;
  }

  /** @throws Rejection `InvalidTerminology` with an error for each mistake, if there are any */
  throwAny(): void {
    if (this.#count === 0) return;
    const more = this.#count - this.#messages.length;
    throw new Rejection('InvalidTerminology', [
      ...this.#messages,
      ...(more > 0 ? [`There are ${more} more mistakes; these are the first ${most}.`] : []),
    ]);
  }
}

/** Quotes a cell's text for a message. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
