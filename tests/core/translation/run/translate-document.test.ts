import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LanguageFailure } from '../../../../contracts/failures.ts';
import { renderDocument } from '../../../../core/documents/render-document.ts';
import { OutOfTime } from '../../../../core/translation/run/batch-translator.ts';
import type { TranslationRequest } from '../../../../core/translation/run/ports.ts';
import { runs } from '../../../support/runs.ts';
import { anyDocument } from '../../support/any-document.ts';
import { parse, textFormats } from '../../support/parse.ts';
import { engine, inLines, memory, plentyOfTime, shout, translate } from '../../support/translation.ts';

const markdown =
  '# A title of *some* words\n\nThe first paragraph has five words.\n\nThe second one has `code` in it.\n\nThe first paragraph has five words.\n';

/** Enough paragraphs for several requests. */
const long = Array.from(
  { length: 60 },
  (_, index) => `Paragraph number ${index} goes on ${'and on '.repeat(100)}to its end.`,
).join('\n\n');

describe('translateDocument', () => {
  it('translates each text once, in one request', async () => {
    const text = engine(shout);
    const document = parse('markdown', markdown);
    const result = await translate(document, { engine: text });
    expect(text.sent).toEqual([
      'A title of <g1>some</g1> words\nThe first paragraph has five words.\nThe second one has <x1/> in it.',
    ]);
    expect(renderDocument(document, result.translations, 'fr')).toBe(
      '# A TITLE OF *SOME* WORDS\n\nTHE FIRST PARAGRAPH HAS FIVE WORDS.\n\nTHE SECOND ONE HAS `code` IN IT.\n\nTHE FIRST PARAGRAPH HAS FIVE WORDS.\n',
    );
    expect(result).toMatchObject({
      segments: { total: 4, machine: 4, reused: 0, human: 0 },
      requests: 1,
      engine: 'test-engine',
      warnings: [],
    });
    expect(result.charactersBilled).toBe([...(text.sent[0] ?? '')].length);
  });

  it.each(textFormats)('%s: an engine that changes nothing gives the source back to the byte', async (format) => {
    await fc.assert(
      fc.asyncProperty(anyDocument[format], async (text) => {
        const document = parse(format, text);
        const { translations, warnings } = await translate(document, { engine: engine() });
        expect(renderDocument(document, translations, 'en')).toBe(text);
        expect(warnings).toEqual([]);
      }),
      { numRuns: runs(100) },
    );
  });

  it('pays nothing for what the memory holds, and says who paid', async () => {
    const kept = memory();
    await translate(parse('markdown', markdown), { engine: engine(shout), memory: kept });
    const again = engine(shout);
    const result = await translate(parse('markdown', markdown), { engine: again, memory: kept }, { run: 'run-2' });
    expect(again.sent).toEqual([]);
    expect(result).toMatchObject({
      segments: { total: 4, machine: 0, reused: 4 },
      charactersBilled: 0,
      requests: 0,
      engine: 'test-engine',
    });
  });

  it('pays for an edited paragraph only', async () => {
    const kept = memory();
    await translate(parse('markdown', markdown), { engine: engine(shout), memory: kept });
    const again = engine(shout);
    await translate(
      parse('markdown', markdown.replace('second one', 'other one')),
      { engine: again, memory: kept },
      { run: 'run-2' },
    );
    expect(again.sent).toEqual(['The other one has <x1/> in it.']);
  });

  it('asks the engine for its settings, and pays again for others', async () => {
    const asked: unknown[] = [];
    const listening = {
      async translate(text: string, { settings }: TranslationRequest) {
        asked.push(settings);
        return { text, engine: 'listening' };
      },
    };
    const kept = memory();
    const document = parse('markdown', markdown);
    const formal = { formality: 'formal' } as const;
    for (const settings of [undefined, formal, formal, undefined]) {
      await translate(document, { engine: listening, memory: kept }, { run: 'run-2', settings });
    }
    expect(asked).toEqual([undefined, formal]);
  });

  it('reuses a few words within their release only', async () => {
    const kept = memory();
    const document = parse('markdown', 'Press contact');
    await translate(document, { engine: engine(), memory: kept });
    const same = engine();
    await translate(document, { engine: same, memory: kept }, { run: 'run-2' });
    const other = engine();
    await translate(document, { engine: other, memory: kept }, { run: 'run-3', slug: 'another' });
    expect([same.sent.length, other.sent.length]).toEqual([0, 1]);
  });

  it('sends nothing twice after the engine failed midway, and knows what both attempts cost', async () => {
    const document = parse('markdown', long);
    const kept = memory();
    const failing = engine((text, request) => {
      if (request === 2) throw new Error('throttled');
      return shout(text);
    });
    await expect(translate(document, { engine: failing, memory: kept }, { concurrency: 2 })).rejects.toThrow(
      'throttled',
    );
    const second = engine(shout);
    const result = await translate(document, { engine: second, memory: kept }, { concurrency: 2 });
    const lines = [...failing.sent, ...second.sent].flatMap((text) => text.split('\n'));
    expect(new Set(lines).size).toBe(lines.length);
    expect(lines).toHaveLength(60);
    expect(result.segments).toEqual({ total: 60, machine: 60, reused: 0, human: 0 });
    expect(result.requests).toBe(failing.sent.length + second.sent.length);
    expect(result.charactersBilled).toBe(
      [...failing.sent, ...second.sent].reduce((sum, text) => sum + [...text].length, 0),
    );
  });

  it('stops before the deadline with everything kept', async () => {
    const document = parse('markdown', long);
    const kept = memory();
    const first = engine(shout);
    const clock = { remainingMs: () => (first.sent.length < 2 ? 31_000 : 29_999) };
    const run = translate(document, { engine: first, memory: kept, clock }, { concurrency: 1 });
    await expect(run).rejects.toThrow(OutOfTime);
    await expect(run).rejects.toHaveProperty('name', 'OutOfTime');
    expect(first.sent).toHaveLength(2);
    expect(kept.entries.size).toBe(first.sent.flatMap((text) => text.split('\n')).length);
  });

  it('throws what the engine refuses for good', async () => {
    const refusing = engine(() => {
      throw new LanguageFailure('UnsupportedLanguagePair', 'no');
    });
    await expect(translate(parse('markdown', markdown), { engine: refusing })).rejects.toThrow(LanguageFailure);
  });

  it('has at most as many requests under way as it may', async () => {
    let running = 0;
    let most = 0;
    const slow = {
      async translate(text: string) {
        most = Math.max(most, ++running);
        await new Promise((resolve) => setImmediate(resolve));
        running--;
        return { text, engine: 'slow' };
      },
    };
    await translate(parse('markdown', long), { engine: slow, clock: plentyOfTime }, { concurrency: 3 });
    expect(most).toBe(3);
  });
});

describe('an engine that cannot be trusted', () => {
  const paragraphs = (count: number) =>
    Array.from({ length: count }, (_, index) => `Paragraph ${index} with *some* words.`).join('\n\n');

  it('drops a tag once: the segment alone is sent again', async () => {
    const text = engine((request, index) => (index === 0 ? request.replace('</g1>', '') : request));
    const { warnings } = await translate(parse('markdown', paragraphs(8)), { engine: text });
    expect(text.sent.slice(1)).toEqual(['Paragraph 0 with <g1>some</g1> words.']);
    expect(warnings).toEqual([]);
  });

  it('drops a tag always: the segment is translated in pieces, with a warning', async () => {
    const text = engine((request) => shout(request.replace(/(Paragraph 3.*)<\/g1>/, '$1')));
    const document = parse('markdown', paragraphs(8));
    const { warnings, translations } = await translate(document, { engine: text });
    expect(text.sent.slice(1)).toEqual(['Paragraph 3 with <g1>some</g1> words.', 'Paragraph 3 with\nsome\nwords.']);
    expect(warnings).toMatchObject([{ code: 'tags-lost', segment: 'b4' }]);
    expect(renderDocument(document, translations, 'fr')).toContain('PARAGRAPH 3 WITH *SOME* WORDS.');
  });

  it('says so again when such a segment is reused', async () => {
    const kept = memory();
    const document = parse('markdown', paragraphs(2));
    await translate(document, { engine: engine((request) => request.replace(/<\/?g1>/g, '')), memory: kept });
    const { warnings } = await translate(document, { engine: engine(), memory: kept }, { run: 'run-2' });
    expect(warnings.map(({ code }) => code)).toEqual(['tags-lost', 'tags-lost']);
  });

  it('swaps two lines with different tags: both are sent again', async () => {
    const text = engine((request) => request.split('\n').reverse().join('\n'));
    const document = parse('markdown', 'One with `code` here.\n\nAnother with *marks* here.');
    const { translations, warnings } = await translate(document, { engine: text });
    expect(renderDocument(document, translations, 'fr')).toBe(document.text);
    expect(warnings.map(({ code }) => code)).toEqual(['lines-mixed']);
  });

  it('swaps two lines that only their figures tell apart: both are sent again, and no other', async () => {
    const text = engine((request) => {
      const [first, second, ...rest] = request.split('\n');
      return second === undefined ? request : [second, first, ...rest].join('\n');
    });
    const document = parse('markdown', 'It opened in 1986.\n\nIt closed in 2026.\n\nIt opens in 2027.');
    const { translations, warnings, requests } = await translate(document, { engine: text });
    expect(renderDocument(document, translations, 'fr')).toBe(document.text);
    expect(warnings.map(({ code }) => code)).toEqual(['lines-mixed']);
    expect(requests).toBe(3);
  });

  it.each([2, 16, 100])(
    'drops a line of %i where one segment is in it: the culprit is found within the bound',
    async (count) => {
      const text = engine((request) => {
        const lines = request.split('\n');
        return (lines.length > 1 ? lines.filter((line) => !line.includes('Paragraph 1 ')) : lines).join('\n');
      });
      const document = parse('markdown', paragraphs(count));
      const { translations, warnings } = await translate(document, { engine: text });
      expect(text.sent.length - 1).toBeLessThanOrEqual(3 + 2 * Math.ceil(Math.log2(count)));
      expect(renderDocument(document, translations, 'fr')).toBe(document.text);
      expect(warnings.map(({ code }) => code)).toEqual(['lines-mixed']);
    },
  );

  it('returns nothing for one segment: its source stands, with a warning, and it is not kept', async () => {
    const kept = memory();
    const text = engine(inLines((line) => (line.includes('aragraph 1') || line === 'some' ? '' : shout(line))));
    const document = parse('markdown', paragraphs(4));
    const { translations, warnings, segments } = await translate(document, { engine: text, memory: kept });
    expect(warnings).toMatchObject([{ code: 'segment-unreadable', segment: 'b2' }]);
    expect(renderDocument(document, translations, 'fr')).toContain('\n\nParagraph 1 with *some* words.\n\nPARAGRAPH 2');
    expect(segments.total).toBe(4);
    expect(kept.entries.size).toBe(3);
  });

  it('returns nothing for a short text: it is not asked for ever', async () => {
    const text = engine(() => '');
    const document = parse('markdown', paragraphs(40));
    const { translations, warnings } = await translate(document, { engine: text });
    expect(renderDocument(document, translations, 'fr')).toBe(document.text);
    expect(warnings.filter(({ code }) => code === 'segment-unreadable')).toHaveLength(40);
    expect(warnings).toHaveLength(41);
    expect(text.sent.length).toBeLessThan(120);
  });

  it.each([100, 200, 300])(
    'loses a line of a text of %i paragraphs: that costs less than twice the text',
    async (count) => {
      for (const lost of [0, 1, Math.floor(count / 2), count - 1]) {
        const text = engine((request) => {
          const lines = request.split('\n');
          const kept = lines.length > 1 ? lines.filter((line) => !line.startsWith(`Paragraph ${lost} `)) : lines;
          return kept.join('\n');
        });
        const document = parse('markdown', paragraphs(count));
        expect(renderDocument(document, (await translate(document, { engine: text })).translations, 'fr')).toBe(
          document.text,
        );
      }
    },
  );

  it('echoes: the rendition is whole', async () => {
    const document = parse('markdown', paragraphs(5));
    const { translations } = await translate(document, { engine: engine((text) => text) });
    expect(renderDocument(document, translations, 'fr')).toBe(document.text);
  });
});
