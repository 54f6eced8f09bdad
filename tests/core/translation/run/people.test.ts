import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SourceDocument } from '../../../../contracts/document.ts';
import { renderDocument } from '../../../../core/documents/render-document.ts';
import { normalise } from '../../../../core/translation/memory/normalise.ts';
import { encodeSegment } from '../../../../core/translation/segments/encode-segment.ts';
import { runs } from '../../../support/runs.ts';
import { anyDocument } from '../../support/any-document.ts';
import { parse, textFormats } from '../../support/parse.ts';
import { people } from '../../support/people.ts';
import { engine, inLines, memory, shout, translate } from '../../support/translation.ts';

/** Another text with the same tags, also where there is no case. */
const other = (line: string) => `${shout(line)} x`;

const text = '# A title of some words\n\nThe first is *here* today. The second is there now. The third came.\n';
const document = parse('markdown', text);
const block = 'The first is <g1>here</g1> today. The second is there now. The third came.';

async function translated(of: SourceDocument, words: Record<string, string>, target = 'fr') {
  const machine = engine(shout);
  const kept = memory();
  const result = await translate(
    of,
    { engine: machine, memory: kept, human: people(of, words, { target }) },
    { target },
  );
  return {
    ...result,
    sent: machine.sent.join('\n').split('\n').filter(Boolean),
    rendered: renderDocument(of, result.translations, target),
    kept,
  };
}

describe("people's words", () => {
  it('are used for the block that they translate, with its own markup, and nothing of it is sent', async () => {
    const words = { [block]: '« La première est <g1>ici</g1>... »' };
    const { rendered, sent, segments, origin, kept } = await translated(document, words);
    expect(rendered).toBe('# A TITLE OF SOME WORDS\n\n« La première est *ici*... »\n');
    expect(sent).toEqual(['A title of some words']);
    expect(segments).toEqual({ total: 2, machine: 1, reused: 0, human: 1 });
    expect(origin).toBe('mixed');
    // People's words are no machine's memory.
    expect(kept.entries.size).toBe(1);
  });

  it('outrank what the machine remembers', async () => {
    const kept = memory();
    await translate(document, { engine: engine(shout), memory: kept });
    const never = engine(() => {
      throw new Error('the engine was called');
    });
    const result = await translate(
      document,
      { engine: never, memory: kept, human: people(document, { [block]: 'Voilà <g1>!</g1>' }) },
      { run: 'run-2' },
    );
    expect(renderDocument(document, result.translations, 'fr')).toBe('# A TITLE OF SOME WORDS\n\nVoilà *!*\n');
    expect(result).toMatchObject({ segments: { total: 2, reused: 1, human: 1 }, charactersBilled: 0 });
  });

  it('stay in a block of which other sentences changed; these alone go to the machine, one by one', async () => {
    const words = { 'The second is there now.': 'La deuxième est là.' };
    const { rendered, sent, segments, origin } = await translated(document, words);
    expect(rendered).toBe(
      '# A TITLE OF SOME WORDS\n\nTHE FIRST IS *HERE* TODAY. La deuxième est là. THE THIRD CAME.\n',
    );
    expect(sent).toEqual(['A title of some words', 'The first is <g1>here</g1> today.', 'The third came.']);
    expect(segments).toEqual({ total: 4, machine: 3, reused: 0, human: 1 });
    expect(origin).toBe('mixed');
  });

  it('are a human’s rendition where they are all there is', async () => {
    const words = { [block]: 'Voilà <g1>tout</g1>.', 'A title of some words': 'Un titre' };
    const result = await translated(document, words);
    expect(result).toMatchObject({
      origin: 'human',
      segments: { total: 2, human: 2 },
      sent: [],
      requests: 0,
      charactersBilled: 0,
    });
    expect(result.engine).toBeUndefined();
  });

  it('are not used where their tags are not those of the source', async () => {
    const words = { [block]: 'Sans balise', 'The first is <g1>here</g1> today.': '<g1>Une</g1> <g2>deux</g2>' };
    const { sent, segments } = await translated(document, words);
    expect(sent).toContain(block);
    expect(segments).toMatchObject({ total: 2, human: 0 });
  });

  it('count in their language, and a few of them in their release only', async () => {
    const short = parse('markdown', 'Press contact\n\nA text of five words\n');
    const words = { 'Press contact': 'Contact', 'A text of five words': 'Cinq mots' };
    const known = people(short, words, { release: 'another' });
    const { segments } = await translate(short, { engine: engine(), human: known });
    expect(segments).toMatchObject({ total: 2, human: 1 });
    const other = await translate(short, { engine: engine(), human: known }, { target: 'es' });
    expect(other.segments.human).toBe(0);
  });

  it('are found whatever the spaces, the soft hyphens and the numbers of tags are', async () => {
    const known = people(parse('html', '<p>The <b>first</b> one is here</p>'), {
      'The <g1>first</g1> one is here': 'La <g1>première</g1>',
    });
    const other = parse('html', '<p>The <i>fi&shy;rst</i>&nbsp;one\n is here</p>');
    const never = engine(() => {
      throw new Error('the engine was called');
    });
    const { translations } = await translate(other, { engine: never, human: known });
    expect(renderDocument(other, translations, 'en')).toContain('La <i>première</i>');
  });

  it('are found in a block that is longer than a segment may be', async () => {
    const long = parse('markdown', Array.from({ length: 300 }, (_, n) => `Sentence number ${n} is here.`).join(' '));
    const [unit] = long.units;
    const [whole] = encodeSegment(unit ?? { id: '', parts: [] }, { maxSegmentBytes: Number.POSITIVE_INFINITY });
    const all = await translated(long, { [whole?.text ?? '']: 'Beaucoup' });
    expect(all).toMatchObject({ sent: [], segments: { total: 1, human: 1 } });
    const one = await translated(long, { 'Sentence number 7 is here.': 'La septième.' });
    expect(one.segments).toEqual({ total: 300, machine: 299, reused: 0, human: 1 });
    expect(one.rendered).toContain('SENTENCE NUMBER 6 IS HERE. La septième. SENTENCE NUMBER 8 IS HERE.');
  });

  it('leave no space behind where the language has none, and find one where the source has none', async () => {
    const chinese = await translated(
      parse('markdown', 'The first is here today. The second is there now.'),
      {
        'The first is here today.': '第一个在这里。',
        'The second is there now.': '第二个在那里。',
      },
      'zh-Hans',
    );
    expect(chinese.rendered).toBe('第一个在这里。第二个在那里。');
    const source = parse('markdown', '第一个今天就在这里。第二个现在就在那里。', { language: 'zh-Hans' });
    const english = await translated(source, {
      '第一个今天就在这里。': 'The first is here.',
      '第二个现在就在那里。': 'The second is there.',
    });
    expect(english.rendered).toBe('The first is here. The second is there.');
  });

  it.each(textFormats)('%s: never reach the engine, whatever the text', async (format) => {
    await fc.assert(
      fc.asyncProperty(anyDocument[format], async (any) => {
        const source = parse(format, any);
        const words = Object.fromEntries(
          source.units
            .flatMap((unit) => encodeSegment(unit, { language: 'en', maxSegmentBytes: Number.POSITIVE_INFINITY }))
            .map((segment) => [segment.text, other(normalise(segment.text).text)]),
        );
        const never = engine(() => {
          throw new Error('the engine was called');
        });
        const { segments, origin, translations } = await translate(source, {
          engine: never,
          human: people(source, words),
        });
        expect(segments.human).toBe(segments.total);
        if (segments.total > 0) expect(origin).toBe('human');
        const machine = await translate(source, { engine: engine(inLines(other)) });
        expect(renderDocument(source, translations, 'fr')).toBe(renderDocument(source, machine.translations, 'fr'));
      }),
      { numRuns: runs(60) },
    );
  });
});
