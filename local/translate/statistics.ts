interface Count {
  requests: number;
  characters: number;
}

export interface Statistics extends Count {
  /** Requests answered with an error; they are not billed. */
  rejected: number;
  byTarget: Record<string, TargetCount>;
}

interface TargetCount extends Count {
  /** Settings of the last request, if it had any. */
  settings?: Record<string, string>;
}

/** Counts what Amazon Translate would bill: every character of a translated text, spaces and tags too. */
export class Counter {
  #current: Statistics = empty();

  read(): Statistics {
    return this.#current;
  }

  reset(): void {
    this.#current = empty();
  }

  translated(text: string, target: string, settings?: Record<string, string>): void {
    const characters = [...text].length;
    this.#current.byTarget[target] ??= { requests: 0, characters: 0 };
    if (settings) this.#current.byTarget[target].settings = settings;
    for (const count of [this.#current, this.#current.byTarget[target]]) {
      count.requests += 1;
      count.characters += characters;
    }
  }

  rejected(): void {
    this.#current.rejected += 1;
  }
}

function empty(): Statistics {
  return { requests: 0, characters: 0, rejected: 0, byTarget: {} };
}
