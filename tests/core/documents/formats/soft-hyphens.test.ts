import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderDocument } from '../../../../core/documents/render-document.ts';
import { runs } from '../../../support/runs.ts';
import { anyText } from '../../support/arbitraries.ts';
import { parse } from '../../support/parse.ts';
import { engine, inLines, shout, translate } from '../../support/translation.ts';

const hyphenated = anyText.map((text) => text.replace(/(\p{L})(?=\p{L})/gu, '$1\u00ad'));

describe('soft hyphens', () => {
  it.each(['text', 'markdown', 'html'] as const)(
    '%s: reach no engine, and stay where its answer is the source',
    async (format) => {
      await fc.assert(
        fc.asyncProperty(hyphenated, async (text) => {
          const document = parse(format, text);
          const echo = engine();
          const { translations } = await translate(document, { engine: echo });
          expect(echo.sent.join()).not.toContain('\u00ad');
          expect(renderDocument(document, translations, 'en')).toBe(text);
        }),
        { numRuns: runs(100) },
      );
    },
  );

  it.each([
    ['text', 'The li\u00adbrary lends boats.\n'],
    ['markdown', 'The *li&shy;brary* lends boats.\n'],
    ['html', '<p>The li&shy;brary lends boats.'],
  ] as const)('%s: are none of a translation', async (format, text) => {
    const document = parse(format, text);
    const { translations } = await translate(document, { engine: engine(inLines(shout)) });
    const rendition = renderDocument(document, translations, 'fr');
    expect(rendition).toContain('LIBRARY');
    expect(rendition).not.toMatch(/\u00ad|&shy;/);
  });
});
