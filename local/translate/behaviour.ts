import { z } from 'zod';
import { maxTerminologies } from '../../contracts/limits.ts';
import { alterationNames } from './alterations.ts';
import { type EngineChoice, engineChoices } from './engine.ts';
import { type ServiceErrorName, serviceErrors } from './service-error.ts';

const errorNames = Object.keys(serviceErrors) as [ServiceErrorName, ...ServiceErrorName[]];

const faultSchema = z
  .strictObject({
    /** The engine's code of the target language; absent: every target. */
    target: z.string().optional(),
    error: z.enum(errorNames).optional(),
    alter: z.enum(alterationNames).optional(),
    /** Number of requests; absent: until the reset. */
    times: z.int().positive().optional(),
  })
  .refine(
    (fault) => (fault.error === undefined) !== (fault.alter === undefined),
    'A fault has either "error" or "alter".',
  );

export const behaviourSchema = z.strictObject({
  engine: z.enum(engineChoices).optional(),
  /** Minimum duration of a request; the engine's own time counts. */
  latencyMs: z.number().min(0).optional(),
  /** Throttles requests beyond this rate. */
  requestsPerSecond: z.number().positive().optional(),
  /** Places for terminologies in the account; 100 as Amazon Translate has them, if absent. */
  terminologies: z.int().positive().optional(),
  faults: z.array(faultSchema).optional(),
});
export type BehaviourSettings = z.infer<typeof behaviourSchema>;
export type Fault = z.infer<typeof faultSchema>;

/** The endpoint's current behaviour: as started, or as a test has set it. */
export class Behaviour {
  readonly #initial: EngineChoice;
  readonly #now: () => number;
  #settings: BehaviourSettings = {};
  #left: { fault: Fault; times: number }[] = [];
  #recent: number[] = [];

  constructor(engine: EngineChoice, now: () => number) {
    this.#initial = engine;
    this.#now = now;
  }

  get engine(): EngineChoice {
    return this.#settings.engine ?? this.#initial;
  }

  get latencyMs(): number {
    return this.#settings.latencyMs ?? 0;
  }

  get terminologies(): number {
    return this.#settings.terminologies ?? maxTerminologies;
  }

  replace(settings: BehaviourSettings): void {
    this.#settings = settings;
    this.#left = (settings.faults ?? []).map((fault) => ({ fault, times: fault.times ?? Number.POSITIVE_INFINITY }));
    this.#recent = [];
  }

  reset(): void {
    this.replace({});
  }

  /** Whether one more request is within the rate; if so, counts it. */
  admit(): boolean {
    const limit = this.#settings.requestsPerSecond;
    if (limit === undefined) return true;
    const now = this.#now();
    this.#recent = this.#recent.filter((time) => time > now - 1_000);
    if (this.#recent.length >= limit) return false;
    this.#recent.push(now);
    return true;
  }

  /** The first fault that applies to this request; uses it up once. */
  nextFault(target: string): Fault | undefined {
    const met = this.#left.find(({ fault, times }) => times > 0 && (fault.target ?? target) === target);
    if (met) met.times -= 1;
    return met?.fault;
  }
}
