import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FormatName, formatNames, type SourceDocument } from '../../../../../contracts/document.ts';
import { runs, sampleOf } from '../../../../support/runs.ts';
import { translated } from '../../../support/parse.ts';
import { pseudo } from '../../../support/pseudo.ts';
import { corpora } from './corpora.ts';
import { content, echoed, kept, read, render, type Sample, same, structure, withItsLanguage } from './sample.ts';

/** Rendered without translations, and with those of an engine that changes nothing, a document is itself. */
function expectIdentity(format: FormatName, document: SourceDocument, name: string, sample: Sample): void {
  const expected = withItsLanguage(format, sample);
  for (const translations of [new Map(), echoed(document)]) {
    const rendition = render(document, translations, 'en');
    // Not `toEqual`, which would print both.
    if (!same(rendition, expected)) expect(String(rendition), name).toBe(String(expected));
  }
}

/** Every letter changed, it has the same units with the same tags and the same things kept whole. */
function expectRoundTrip(format: FormatName, document: SourceDocument, name: string, steady = true): void {
  const translations = translated(document, pseudo);
  const again = read(format, render(document, translations, 'fr'));
  if (steady) {
    expect(structure(again), name).toEqual(structure(document, translations));
    expect(kept(again), name).toEqual(kept(document));
  } else expect(content(again), name).toBe(content(document, translations));
  const left = again.units.filter(
    ({ range, parts }) => range && parts.some((part) => part.type === 'text' && /[a-z]/i.test(part.value)),
  );
  expect(left, name).toEqual([]);
}

function expectConformance(format: FormatName, name: string, sample: Sample, steady = corpora[format].steady): void {
  const document = read(format, sample);
  expectIdentity(format, document, name, sample);
  expectRoundTrip(format, document, name, steady?.(document));
}

const documents = formatNames.flatMap((format) =>
  Object.entries(corpora[format].documents).map(([name, make]) => [format, name, make] as const),
);

describe('a document is itself to the byte where nothing is translated, and as it was where every letter is', () => {
  it.each(documents)(
    '%s: %s',
    (format, _, make) => {
      const samples = make();
      expect(samples.length).toBeGreaterThan(0);
      for (const [name, sample] of sampleOf(samples, 15)) expectConformance(format, name, sample);
    },
    600_000,
  );

  it.each(formatNames)(
    '%s: 600 documents made at random',
    (format) => {
      const { generated, steady, steadyAtRandom } = corpora[format];
      fc.assert(
        fc.property(generated, (sample) => expectConformance(format, 'at random', sample, steadyAtRandom ?? steady)),
        { numRuns: runs(600) },
      );
    },
    600_000,
  );
});
