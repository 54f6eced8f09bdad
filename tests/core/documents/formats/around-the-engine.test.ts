import { describe, expect, test } from 'vitest';
import { parseDocument } from '../../../../core/documents/parse-document.ts';
import { renderDocument } from '../../../../core/documents/render-document.ts';
import { findSourceLanguage } from '../../../../core/documents/source-language/find-source-language.ts';
import { checkDocument } from '../../../../core/translation/checks/check-document.ts';
import { typeset } from '../../../../core/translation/typography/typeset.ts';
import { parse, type TextFormat } from '../../support/parse.ts';
import { engine, inLines, shout, translate } from '../../support/translation.ts';

type Texts = readonly [format: TextFormat, text: (...sentences: string[]) => string];

/** Formats in which a sentence is no paragraph of its own: each as a file that holds the sentences. */
const files: readonly Texts[] = [
  ['srt', (...sentences) => subtitles(sentences, ',')],
  ['vtt', (...sentences) => `WEBVTT\n\nNOTE "a" note; 1:2\n\n${subtitles(sentences, '.')}`],
  ['json', (...sentences) => JSON.stringify({ id: '"a" b;', $schema: 'urn:a:b;c', texts: sentences }, null, 2)],
];

/** Each sentence over two cues. */
function subtitles(sentences: readonly string[], point: string): string {
  const time = (second: number) => new Date(second * 1000).toISOString().slice(11, 23).replace('.', point);
  return sentences
    .flatMap((sentence) => {
      const words = sentence.split(' ');
      const half = Math.ceil(words.length / 2);
      return [words.slice(0, half).join(' '), words.slice(half).join(' ')];
    })
    .map((text, index) => `${index + 1}\n${time(index * 2)} --> ${time(index * 2 + 2)}\n${text}\n`)
    .join('\n');
}

/** What a reader sees of it: one line. */
const seen = (text: string) =>
  text
    .replace(/\\"/g, '"')
    .replace(/\n*\d*\n\S+ --> \S+\n|[ \n]+/g, ' ')
    .trim();

describe.each(files)('%s', (format, write) => {
  const source = 'The mayor said: "The ferry https://example.org/a?b;c leaves at 9:30"; nobody doubts it!';

  async function published(answer: (text: string) => string, ...sentences: string[]) {
    const document = parse(format, write(...sentences));
    const made = await translate(document, { engine: engine(answer) });
    const translations = typeset(document, made.translations, 'fr');
    return {
      rendition: renderDocument(document, translations, 'fr'),
      warnings: [...made.warnings, ...checkDocument(document, translations, 'fr')],
    };
  }

  test('is set as French is, and what is kept is not', async () => {
    const { rendition, warnings } = await published(shout, source);
    expect(warnings).toEqual([]);
    const sentence =
      'THE MAYOR SAID\u202f: «\u202fTHE FERRY https://example.org/a?b;c LEAVES AT 9:30\u202f»\u202f; NOBODY DOUBTS IT\u202f!';
    expect(seen(rendition)).toContain(sentence);
    const around = (text: string) => seen(text).replace(text === rendition ? sentence : seen(source), '…');
    expect(around(rendition)).toBe(around(write(source)));
  });

  test('is checked, sentence by sentence', async () => {
    const others = ['Some other words of no importance.', 'And that was the end of all of it.'];
    const { warnings } = await published((text) => shout(text).replace('9:30', '8:30'), others[0] ?? '', source);
    expect(warnings).toMatchObject([{ code: 'number-mismatch', segment: 'b2' }]);
  });

  test('has its sentences sent again where they changed places', async () => {
    const sentences = [
      'The first of 12 boats leaves.',
      'A second one takes 340 people.',
      'The third has no figure at all.',
    ];
    let requests = 0;
    const swap = (text: string) => {
      const lines = inLines(shout)(text).split('\n');
      return requests++ === 0 ? [lines[1], lines[0], ...lines.slice(2)].join('\n') : lines.join('\n');
    };
    const { rendition, warnings } = await published(swap, ...sentences);
    expect(warnings.map(({ code }) => code)).toEqual(['lines-mixed']);
    expect(seen(rendition)).toMatch(/FIRST OF 12 BOATS.*SECOND ONE TAKES 340 PEOPLE.*THIRD HAS NO FIGURE/);
  });

  test('tells its language by its texts', () => {
    const targets = ['en', 'es', 'fr'];
    const warned: string[] = [];
    const languageOf = (configured: string) =>
      parseDocument(
        write(
          'El nuevo transbordador cruza el río cada veinte minutos.',
          'Los pasajeros menores de dieciséis años viajan gratis desde el primer día de la temporada.',
          'El ayuntamiento pagará la diferencia hasta que se hayan construido los dos puentes nuevos.',
          'El transbordador lleva hasta ciento veinte personas y cuarenta bicicletas, y no sale cuando sopla mucho viento.',
          'Quien quiera viajar con un perro tiene que sentarse en la cubierta de abajo, donde hay agua para los animales.',
        ),
        {
          format,
          extension: format,
          bom: false,
          language: (units) => {
            const { language, warnings } = findSourceLanguage(units, { configured, targets });
            warned.push(...warnings.map(({ code }) => code));
            return language;
          },
        },
      ).language;
    expect(languageOf('auto')).toBe('es');
    expect(languageOf('en')).toBe('en');
    expect(warned).toEqual(['language-doubtful']);
  });
});
