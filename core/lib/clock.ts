/** The time, as whoever runs the core gives it. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
