/** The current time, supplied by the caller of the core. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
