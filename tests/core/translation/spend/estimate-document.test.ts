import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { estimateDocument } from '../../../../core/translation/spend/estimate-document.ts';
import { excessOfRelease, tooMuch } from '../../../../core/translation/spend/excess.ts';
import { dollars, inDollars } from '../../../../core/translation/spend/money.ts';
import { upperBound } from '../../../../core/translation/spend/upper-bound.ts';
import { parse } from '../../support/parse.ts';
import { people } from '../../support/people.ts';
import { engine, human, memory, translate } from '../../support/translation.ts';

const text = Array.from({ length: 60 }, (_, n) => `Paragraph number ${n + 1} says something of its own here.`).join(
  '\n\n',
);
const document = parse('markdown', `${text}\n`);
const options = { languages: ['en', 'fr', 'es'], slug: 'a-release', pricePerMillion: 15 };
const empty = () => ({ memory: memory(), human: human() });

describe('an estimate', () => {
  test('is what the engine is then sent, by language', async () => {
    const made = await estimateDocument(document, options, empty());
    const { charactersBilled } = await translate(document, { engine: engine() });
    expect(made.languages['fr']?.characters).toBe(charactersBilled);
    expect(made).toEqual({
      characters: 2 * charactersBilled,
      dollars: dollars(2 * charactersBilled, 15),
      languages: {
        fr: { characters: charactersBilled, dollars: dollars(charactersBilled, 15) },
        es: { characters: charactersBilled, dollars: dollars(charactersBilled, 15) },
      },
    });
  });

  test('leaves out what machines and people have translated', async () => {
    const known = memory();
    await translate(document, { engine: engine(), memory: known });
    expect(
      (await estimateDocument(document, options, { memory: known, human: human() })).languages['fr']?.characters,
    ).toBe(0);
    const edited = parse('markdown', `${text.replace('number 7 says', 'number 7 said')}\n`);
    const words = { 'Paragraph number 9 says something of its own here.': 'Le paragraphe 9.' };
    const made = await estimateDocument(edited, { ...options, languages: ['fr'] }, { memory: known, human: human() });
    expect(made.characters).toBe('Paragraph number 7 said something of its own here.'.length);
    const person = await estimateDocument(
      document,
      { ...options, languages: ['fr'] },
      { memory: memory(), human: people(document, words) },
    );
    const alone = await estimateDocument(document, { ...options, languages: ['fr'] }, empty());
    expect(alone.characters - person.characters).toBe('Paragraph number 9 says something of its own here.\n'.length);
  });
});

test('the upper bound is never below what an empty memory lacks', async () => {
  const word = fc.constantFrom(
    'bridge',
    'ana@example.org',
    '**bold**',
    '`code`',
    '&',
    'été',
    '橋',
    '[a](https://example.org)',
    '7',
  );
  const paragraph = fc.array(word, { minLength: 1, maxLength: 30 }).map((words) => words.join(' '));
  await fc.assert(
    fc.asyncProperty(fc.array(paragraph, { maxLength: 12 }), async (paragraphs) => {
      const any = parse('markdown', `${paragraphs.join('\n\n')}\n`);
      const { languages } = await estimateDocument(any, options, empty());
      for (const { characters } of Object.values(languages)) expect(upperBound(any)).toBeGreaterThanOrEqual(characters);
    }),
  );
});

describe('what is too much', () => {
  const made = { characters: 31_457_280, dollars: 471.8592, languages: {} };
  const limits = { charactersPerRelease: 1_000_000, dailyCharacters: 5_000_000, most: 40_000_000, pricePerMillion: 15 };

  test('is what passes the limit, or the number that stands in for it', () => {
    expect(excessOfRelease({ characters: 1_000_000 }, limits)).toBeUndefined();
    expect(excessOfRelease({ characters: 1_000_001 }, limits)).toEqual({ by: 'release', limit: 1_000_000 });
    expect(excessOfRelease(made, limits, 31_457_280)).toBeUndefined();
    expect(excessOfRelease(made, limits, 31_457_279)).toEqual({ by: 'release', limit: 31_457_279 });
  });

  test('is what no approval passes, and what no day has room for', () => {
    const most = { by: 'most', limit: 20_000_000 };
    expect(excessOfRelease(made, { ...limits, most: 20_000_000 }, 31_457_280)).toEqual(most);
    const small = { ...limits, charactersPerRelease: 9_000_000 };
    expect(excessOfRelease({ characters: 5_000_001 }, small)).toEqual({ by: 'any-day', limit: 5_000_000 });
    expect(excessOfRelease({ characters: 5_000_001 }, small, 6_000_000)).toBeUndefined();
  });

  test('is said in characters and money', () => {
    expect(tooMuch(made, { by: 'release', limit: 1_000_000 }, limits)).toBe(
      'Translating this takes 31,457,280 characters, about $471.86 at $15 a million; the limit is 1,000,000 for one upload.',
    );
    expect(tooMuch(made, { by: 'day', limit: 5_000_000, spent: 4_900_000 }, limits)).toMatch(
      /of today's budget of 5,000,000 the other uploads have taken 4,900,000\.$/,
    );
    expect(tooMuch(made, { by: 'most', limit: 20_000_000 }, limits)).toMatch(/no approval goes beyond 20,000,000\.$/);
    expect(tooMuch(made, { by: 'any-day', limit: 5_000_000 }, limits)).toMatch(/the budget of a day is 5,000,000\.$/);
  });

  test.each([
    [0, '$0.00'],
    [0.004, 'less than $0.01'],
    [0.01, '$0.01'],
    [1234.5, '$1,234.50'],
  ])('%d is %s', (amount, said) => {
    expect(inDollars(amount)).toBe(said);
  });
});
