import { expect, it } from 'vitest';
import { translatableCharacters } from '../../../../bench/cost/translatable.ts';
import { markdownCorpus, textCorpus } from '../../../../bench/parse/corpus.ts';
import { sampleOf } from '../../../support/runs.ts';
import { parse } from '../../support/parse.ts';
import { engine, inLines, shout, translate } from '../../support/translation.ts';

const texts = [
  ['20 KB of plain prose', 'text', 'prose.txt', textCorpus(20_000), 1.02],
  ['a manual of 300 KB of Markdown', 'markdown', 'manual.md', markdownCorpus(300_000), 1.1],
] as const;

it.each(sampleOf(texts, 1))('%s is sent once, in full requests', async (_, format, name, text, most) => {
  const asked = engine(inLines(shout));
  const { charactersBilled, requests } = await translate(parse(format, text), { engine: asked });
  expect(charactersBilled).toBe(asked.sent.reduce((sum, sent) => sum + [...sent].length, 0));
  const translatable = translatableCharacters({ name, text });
  expect(translatable).toBeGreaterThan(text.length / 2);
  expect(charactersBilled).toBeLessThanOrEqual(most * translatable);
  expect(requests).toBe(asked.sent.length);
  expect(requests).toBeLessThanOrEqual(Math.ceil(Buffer.byteLength(text) / 9_500) + 2);
});
