import { Rejection } from '../../../contracts/failures.ts';

/** So many mistakes are reported at once: who has more than that has one mistake many times. */
const most = 20;

/** What is wrong with a list, collected, so that an editor corrects it once. */
export class Problems {
  readonly #messages: string[] = [];
  #count = 0;

  /** @param line of the file, from 1; undefined where the mistake has no place. */
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

/** What a cell says, as a message quotes it. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
