import type { Mark } from '../../lib/object-store.ts';

/**
 * Object metadata of what moves with a release: the `tick` of the public record that it shows. Versions
 * alone would not order it, since a withdrawal and what was withdrawn are of one version.
 */
export const publicMark = (tick: number): Mark => ({ tick: String(tick) });

export const aheadOf =
  (tick: number) =>
  (stored: Mark): boolean =>
    Number(stored['tick'] ?? 0) > tick;
