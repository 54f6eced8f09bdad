import { describe, expect, it } from 'vitest';
import { formatNames } from '../../../../../contracts/document.ts';
import { typeset } from '../../../../../core/translation/typography/typeset.ts';
import { sampleOf } from '../../../../support/runs.ts';
import { readings, translated } from '../../../support/parse.ts';
import { pseudo } from '../../../support/pseudo.ts';
import { engine, inLines, shout, translate } from '../../../support/translation.ts';
import { corpora } from './corpora.ts';
import { read, render } from './sample.ts';
import { sentences } from './strays.ts';

describe.each(formatNames)('%s: what looks like markup is text, inside and beside what is protected', (format) => {
  const { saying, unsayable } = corpora[format];
  const samples = sampleOf(sentences, 40)
    .filter((sentence) => !unsayable || sentence.search(unsayable) === -1)
    .map((sentence) => [sentence, saying(sentence)] as const);

  it('is read as it is written', () => {
    for (const [sentence, sample] of samples) expect(readings(read(format, sample))[0]).toBe(sentence);
  });

  it('is in every rendition as it was, with other words around it', () => {
    for (const [sentence, sample] of samples) {
      const document = read(format, sample);
      const again = read(format, render(document, translated(document, pseudo), 'fr'));
      const expected = document.units.map(({ parts }) =>
        parts.map((part) => (part.type === 'text' ? pseudo(part.value) : 'text' in part ? part.text : '')).join(''),
      );
      expect(readings(again), sentence).toEqual(expected);
    }
  });

  it('comes through requests, answers and typography', async () => {
    for (const [sentence, sample] of samples) {
      const document = read(format, sample);
      const made = await translate(document, { engine: engine(inLines(shout)) });
      expect(made.warnings, sentence).toEqual([]);
      const rendition = render(document, typeset(document, made.translations, 'fr'), 'fr');
      const letters = (text: string) => text.toLowerCase().replace(/[\s\u202f«»“”"'’‘]/g, '');
      expect(readings(read(format, rendition)).map(letters), sentence).toEqual(readings(document).map(letters));
    }
  });
});
