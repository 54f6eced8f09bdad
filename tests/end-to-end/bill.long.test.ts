import { expect, it } from 'vitest';
import { translatableCharacters } from '../../bench/cost/translatable.ts';
import { markdownCorpus, textCorpus } from '../../bench/parse/corpus.ts';
import type { PublishedLanguage } from '../../contracts/manifest.ts';
import { dropAndWait, fresh, manifestOf } from './support/releases.ts';

it.each([
  ['a manual of 300 KB of Markdown', 'manual.md', markdownCorpus(300_000), 1.1],
  ['20 KB of plain prose', 'prose.txt', textCorpus(20_000), 1.02],
])('%s is sent once, in full requests', async (_, name, text, most) => {
  const report = await dropAndWait(fresh(name), text, { metadata: { languages: 'es' } });
  expect(report.outcome).toBe('published');
  const { charactersBilled, requests } = (await manifestOf(report.release ?? '', 1)).languages[
    'es'
  ] as PublishedLanguage;
  const translatable = translatableCharacters({ name, text });
  expect(translatable).toBeGreaterThan(text.length / 2);
  expect(charactersBilled).toBeLessThanOrEqual(most * translatable);
  expect(requests).toBeLessThanOrEqual(Math.ceil(Buffer.byteLength(text) / 9_500) + 2);
});
