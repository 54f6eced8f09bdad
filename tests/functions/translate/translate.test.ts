import { expect, test } from 'vitest';
import type { CheckCode } from '../../../contracts/warnings.ts';
import type { Rendition } from '../../../core/publication/rendition.ts';
import type { ObjectStore } from '../../../functions/shared/object-store.ts';
import { translate } from '../../../functions/translate/translate.ts';
import { parse } from '../../core/support/parse.ts';
import { engine, memory, plentyOfTime } from '../../core/support/translation.ts';

/** A release whose engine turns 1,850 into 1,580. */
async function translateWrongly(blockingChecks: CheckCode[] | undefined) {
  const document = parse('markdown', '# A title of some words\n\nThe boat was paid for by 1,850 residents.\n');
  const kept: Rendition[] = [];
  const work = {
    getJson: async () => ({ document }),
    putJson: async (_key: string, value: Rendition) => void kept.push(value),
  } as unknown as ObjectStore;
  const result = await translate(
    {
      schema: 1,
      language: 'es',
      release: {
        slug: 'a',
        revision: 1,
        languages: ['en', 'es'],
        upload: { key: 'a.md', versionId: 'v', etag: 'e' },
      } as never,
    },
    {
      work,
      settings: { languages: ['es'], sourceLanguage: 'en', ...(blockingChecks ? { blockingChecks } : {}) },
      engine: engine((text) => text.replace('1,850', '1.580')),
      memory: memory(),
      clock: plentyOfTime,
    },
  );
  return { result, kept };
}

test('a check warns where nothing blocks on it', async () => {
  const { result, kept } = await translateWrongly(undefined);
  expect(result).toEqual({ language: 'es', status: 'translated' });
  expect(kept[0]?.warnings).toContainEqual(
    expect.objectContaining({ code: 'number-mismatch', segment: 'b2', message: expect.stringContaining('1,850') }),
  );
});

test('a check that blocks fails the language, and names the segment and itself', async () => {
  const { result, kept } = await translateWrongly(['number-mismatch']);
  expect(result).toEqual({
    language: 'es',
    status: 'failed',
    error: {
      code: 'CheckFailed',
      message: 'number-mismatch in segment b2: The translation lacks 1,850; it says, and the source does not, 1.580.',
      retryable: false,
    },
  });
  expect(kept).toEqual([]);
});

test('a check that blocks leaves other findings warnings', async () => {
  const { result } = await translateWrongly(['wrong-script']);
  expect(result).toMatchObject({ status: 'translated' });
});
