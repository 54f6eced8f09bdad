import { describe, expect, test } from 'vitest';
import {
  findSourceLanguage,
  type SourceLanguageSearch,
} from '../../../../core/documents/source-language/find-source-language.ts';
import { rejection } from '../../rejection.ts';
import { parse } from '../../support/parse.ts';

const french =
  'Le nouveau bac traverse le fleuve toutes les vingt minutes, et les passagers de moins de seize ans voyagent gratuitement. Le maire a promis que les prix ne changeront pas avant la fin de l’été, et que les horaires seront affichés dans chaque gare de la ville.';
const portuguese =
  'A nova balsa atravessa o rio a cada vinte minutos, e os passageiros com menos de dezasseis anos viajam de graça até ao fim do verão.';
const belarusian =
  'Новы паром перасякае раку кожныя дваццаць хвілін, а пасажыры маладзейшыя за шаснаццаць гадоў ездзяць бясплатна да канца лета, паведаміла ўчора мэр горада.';

const find = (
  text: string,
  search: Partial<SourceLanguageSearch> = {},
  format: 'text' | 'markdown' | 'html' = 'text',
) => findSourceLanguage(parse(format, text).units, { configured: 'auto', targets: ['en', 'fr', 'es'], ...search });

describe('under auto', () => {
  test('the text says it', () => {
    expect(find(french)).toEqual({ language: 'fr', warnings: [] });
  });

  test('the option overrides it, and may ask for it', () => {
    expect(find(french, { option: 'fr-CA' })).toEqual({ language: 'fr-CA', warnings: [] });
    expect(find(french, { option: 'auto', configured: 'en' })).toEqual({ language: 'fr', warnings: [] });
  });

  test('what a newsroom publishes in, it writes', () => {
    expect(find(portuguese, { targets: ['en', 'pt-PT'] }).language).toBe('pt-PT');
    expect(find(portuguese, { targets: ['en', 'pt', 'pt-PT'] }).language).toBe('pt');
    expect(find(portuguese, { targets: ['en'] }).language).toBe('pt');
  });

  test('markup, addresses and code say nothing', () => {
    const markup = `<p title="The same in English, for whoever does not read it">${french}</p><script>let x = 'the and of'</script>`;
    expect(find(markup, {}, 'html').language).toBe('fr');
    expect(
      find(`\`\`\`\nthe and of to in\n\`\`\`\n\n${french} https://example.org/the/and/of/to`, {}, 'markdown').language,
    ).toBe('fr');
  });

  test.each(['Bonjour', 'ok 12', '# Title'])('%j is too short: LanguageUnknown', (text) => {
    expect(rejection(() => find(text))).toMatchObject({
      code: 'LanguageUnknown',
      hint: expect.stringContaining('source-language'),
    });
  });

  test("a short text is in the language that its file's name says", () => {
    expect(find('Bonjour', { suffix: 'fr' }).language).toBe('fr');
  });

  test('a language that the engine lacks: LanguageUnknown, with its name', () => {
    expect(rejection(() => find(belarusian))).toMatchObject({
      code: 'LanguageUnknown',
      message: 'The text looks like Belarusian, which the engine does not translate.',
    });
  });
});

describe('where somebody says it', () => {
  test('a text in another language is doubtful', () => {
    expect(find(french, { configured: 'en' })).toEqual({
      language: 'en',
      warnings: [
        { code: 'language-doubtful', message: 'The text looks like French (fr), but the configuration says en.' },
      ],
    });
    expect(find(french, { option: 'de' }).warnings).toMatchObject([
      { message: 'The text looks like French (fr), but the option "source-language" says de.' },
    ]);
  });

  test('a text of two sentences is doubtful as well', () => {
    const short =
      'La mairie ouvre samedi la nouvelle passerelle sur la rivière. Les habitants pourront la traverser à pied dès huit heures.';
    expect(find(short, { configured: 'en' }).warnings).toMatchObject([{ code: 'language-doubtful' }]);
  });

  test.each([
    ['the same', french, 'fr'],
    [
      'English with names of other languages',
      'Marcel Lefèvre and Inês Carvalho open the Pont de la Rivière at Saint-Aubin-des-Bois on Saturday at noon.',
      'en',
    ],
    ['a variant', french, 'fr-CA'],
    ['a short text', 'Bonjour à tous, et à bientôt dans la ville.', 'en'],
    ['no text', '12', 'en'],
  ])('%s is not', (_, text, configured) => {
    expect(find(text, { configured }).warnings).toEqual([]);
  });
});
