/**
 * S3's `sequencer` orders the events of one key. Compares as hexadecimal, the shorter one padded with zeros
 * on the right (Amazon S3 User Guide: Event ordering and duplicate events).
 */
export function compareSequencers(a: string, b: string): number {
  const width = Math.max(a.length, b.length);
  const left = a.toLowerCase().padEnd(width, '0');
  const right = b.toLowerCase().padEnd(width, '0');
  return left < right ? -1 : left > right ? 1 : 0;
}
