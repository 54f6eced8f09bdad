import { describe, expect, it } from 'vitest';
import { batchesOf } from '../../bench/latency/engine-alone.ts';
import { documentOf, example } from '../../bench/support/example.ts';
import { reworded } from '../../bench/support/reworded.ts';

/** A benchmark whose text the translation memory knows would measure nothing. */
describe.each(['river-ferry.md', 'observatory.txt', 'harvest-fair.html'])('reworded examples/%s', (name) => {
  it('shares no segment with its source or with another rewording', async () => {
    const source = await example(name);
    const segments = [source, reworded(source), reworded(source)].flatMap((version) => [
      ...new Set(batchesOf(version).join('\n').split('\n')),
    ]);
    expect(segments.length).toBeGreaterThan(30);
    expect(new Set(segments).size).toBe(segments.length);
  });

  it('is made of the same units', async () => {
    const source = await example(name);
    const kinds = (version: typeof source) => documentOf(version).units.map(({ kind }) => kind);
    expect(kinds(reworded(source))).toEqual(kinds(source));
  });
});
