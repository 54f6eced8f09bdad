import { describe, expect, test } from 'vitest';
import type { Origin } from '../../../../contracts/manifest.ts';
import { disclosureFields, disclosureOf } from '../../../../core/documents/disclosure/disclosure.ts';

const of = (origin: Origin, language = 'fr', source = 'en') =>
  disclosureOf({ origin, language, engine: 'amazon-translate' }, source);

describe('what a rendition says it is', () => {
  test("a machine's", () => {
    expect(of('machine')).toEqual({
      origin: 'machine',
      engine: 'amazon-translate',
      languageTag: 'fr-t-en-t0-und',
      digitalSourceType: 'https://schema.org/TrainedAlgorithmicMediaDigitalSource',
    });
  });

  test("a machine's that people had a part in", () => {
    expect(of('mixed')).toMatchObject({
      origin: 'mixed',
      digitalSourceType: 'https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource',
    });
  });

  test.each(['source', 'human'] as const)('a %s text: nothing', (origin) => {
    expect(of(origin)).toBeUndefined();
  });

  test('without an engine, where there was nothing to translate', () => {
    const disclosure = disclosureOf({ origin: 'machine', language: 'fr' }, 'en');
    expect(disclosure && disclosureFields(disclosure).map(([name]) => name)).toEqual([
      'translation-origin',
      'translation-language',
      'digital-source-type',
    ]);
  });
});

test.each([
  ['fr', 'en', 'fr-t-en-t0-und'],
  ['fr-CA', 'en-GB', 'fr-CA-t-en-gb-t0-und'],
  ['zh-Hant', 'pt-BR', 'zh-Hant-t-pt-br-t0-und'],
  ['es', 'zh-Hans', 'es-t-zh-hans-t0-und'],
])('%s from %s is %s, a tag of RFC 6497', (language, source, tag) => {
  expect(of('machine', language, source)?.languageTag).toBe(tag);
  expect(Intl.getCanonicalLocales(tag)).toEqual([tag]);
});
