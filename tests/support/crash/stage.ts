import type { Services } from '../services.ts';

type When = 'before' | 'after';

export interface KillAt {
  n: number;
  when: When;
}

/** Buckets and tables that functions run against, one run after the other, and may be killed in. */
export interface Stage {
  /** Puts a file into the upload bucket, and returns its version id. */
  drop(key: string, body: string): Promise<string>;
  /** Deletes a file of the upload bucket, whose versions stay, and returns the version id of its marker. */
  remove(key: string): Promise<string>;
  /** What a run is given. All its requests end at the n-th, counted from 0; without a kill, at none. */
  run(kill?: KillAt): Run;
  /** Every object of a bucket below prefixes, by key. */
  objects(bucket: 'work' | 'publish', prefixes: readonly string[]): Promise<Record<string, string>>;
}

export interface Run {
  services: Services;
  /** How many requests it has made. */
  requests(): number;
  isDead(): boolean;
  /** Releases whose pages it had taken out of the caches. */
  invalidated(): readonly string[];
}

class Killed extends Error {
  override readonly name = 'Killed';
}

/**
 * Ends all traffic at its n-th request, counted from 0: `before` the request is sent, or `after` it has taken effect
 * but before its answer is seen. As with a function that is killed, nothing that follows happens either.
 */
export class Kill {
  isDead = false;
  requests = 0;
  readonly #n: number;
  readonly #when: When;

  constructor({ n, when }: KillAt = { n: Number.POSITIVE_INFINITY, when: 'before' }) {
    this.#n = n;
    this.#when = when;
  }

  async step<T>(send: () => T | Promise<T>): Promise<T> {
    const mine = this.requests;
    this.requests += 1;
    if (mine === this.#n && this.#when === 'before') this.isDead = true;
    if (this.isDead) throw new Killed();
    try {
      return await send();
    } finally {
      if (mine === this.#n) this.isDead = true;
      // biome-ignore lint/correctness/noUnsafeFinally: a refusal is an answer too, and is not seen either.
      if (this.isDead) throw new Killed();
    }
  }
}

/** Whether a run was killed, even if the code caught what that threw: a process would be gone. What else fails is thrown. */
export async function dies(run: Run, act: (services: Services) => Promise<unknown>): Promise<boolean> {
  try {
    await act(run.services);
  } catch (error) {
    if (!run.isDead()) throw error;
  }
  return run.isDead();
}
