import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Part, SourceDocument } from '../../../../../contracts/document.ts';
import { readCues } from '../../../../../core/documents/formats/subtitles/cues.ts';
import { type Dialect, srt, vtt } from '../../../../../core/documents/formats/subtitles/dialect.ts';
import { joinText, readPassages } from '../../../../../core/documents/formats/subtitles/passages.ts';
import { renderDocument } from '../../../../../core/documents/render-document.ts';
import { runs } from '../../../../support/runs.ts';
import { anyDocument } from '../../../support/any-document.ts';
import { parse, translated } from '../../../support/parse.ts';
import { pseudo } from '../../../support/pseudo.ts';

/** Everything but the text of cues: numbers, times, settings, header, notes, blank lines, cues that are none. */
function skeleton(text: string, { blank }: Dialect): string {
  let rest = '';
  let done = 0;
  for (const { payload } of readCues(text, blank)) {
    rest += `${text.slice(done, payload.start)}…`;
    done = payload.end;
  }
  return rest + text.slice(done);
}

function lineCounts(text: string, { blank }: Dialect): number[] {
  return Array.from(
    readCues(text, blank),
    ({ payload }) => text.slice(payload.start, payload.end).split(/\r\n|\n|\r/).length,
  );
}

const payloads = (text: string, { blank }: Dialect) =>
  Array.from(readCues(text, blank), ({ payload }) => text.slice(payload.start, payload.end));

/** All that is said, in order, without white space. */
function said(text: string, dialect: Dialect): string {
  return readPassages(text, dialect)
    .map(({ items }) => joinText(items))
    .join('')
    .replace(/\s+/g, '');
}

/** Each unit with every word of it through `change`, as a translation of another length. */
function words(document: SourceDocument, change: (word: string, index: number) => string): Map<string, Part[]> {
  return translated(document, (text) => text.replace(/\p{L}+/gu, (word, index: number) => change(word, index)));
}

const texts = ({ units }: SourceDocument) =>
  units.flatMap(({ parts }) => parts.map((part) => (part.type === 'text' ? part.value : ' '))).join(' ');

const tags = (text: string, { tags: pattern }: Dialect) => (text.match(pattern) ?? []).toSorted();

describe.each([
  ['srt', srt],
  ['vtt', vtt],
] as const)('%s: any subtitles', (format, dialect) => {
  const check = (property: (text: string, document: SourceDocument) => void, numRuns = runs(1_000)) =>
    fc.assert(
      fc.property(anyDocument[format], (text) => property(text, parse(format, text))),
      { numRuns },
    );

  it('in other words of the same length keep everything but the words', () => {
    check((text, document) => {
      const rendition = renderDocument(document, translated(document, pseudo), 'fr');
      expect(skeleton(rendition, dialect)).toBe(skeleton(text, dialect));
      // Again through `pseudo`, addresses and other kept texts are alike on both sides; that all else changed is seen in the units.
      expect(pseudo(said(rendition, dialect))).toBe(pseudo(said(text, dialect)));
      expect(texts(parse(format, rendition))).not.toMatch(/[a-z]/i);
      expect(lineCounts(rendition, dialect).every((count, cue) => count <= (lineCounts(text, dialect)[cue] ?? 0))).toBe(
        true,
      );
      expect(new Set(tags(rendition, dialect))).toEqual(new Set(tags(text, dialect)));
    });
  });

  it('translated to twice the length keep every time and number, and the lines that they had at most', () => {
    check((text, document) => {
      const rendition = renderDocument(
        document,
        words(document, (word) => `${pseudo(word)} ${word}`),
        'fr',
      );
      expect(skeleton(rendition, dialect)).toBe(skeleton(text, dialect));
      for (const [cue, count] of lineCounts(rendition, dialect).entries()) {
        expect(count).toBeLessThanOrEqual(lineCounts(text, dialect)[cue] ?? 0);
      }
    });
  });

  it('translated to a word each have no cue that is empty', () => {
    check((text, document) => {
      const one = new Map(
        document.units.map(({ id, parts }): [string, Part[]] => [
          id,
          parts.map((part, index) =>
            part.type === 'text'
              ? { ...part, value: parts.findIndex(({ type }) => type === 'text') === index ? 'Word' : '' }
              : part,
          ),
        ]),
      );
      const rendition = renderDocument(document, one, 'fr');
      expect(skeleton(rendition, dialect)).toBe(skeleton(text, dialect));
      const empty = (payload: string) => payload.replace(dialect.tags, '').trim() === '';
      const before = payloads(text, dialect).map(empty);
      const emptied = payloads(rendition, dialect).filter((payload, cue) => empty(payload) && !before[cue]);
      expect(emptied).toEqual([]);
    });
  });

  it('translated into a text without spaces are divided, too', () => {
    check((text, document) => {
      const rendition = renderDocument(
        document,
        translated(document, (part) => part.replace(/\p{L}+ ?/gu, '重新开放')),
        'zh-Hans',
      );
      expect(skeleton(rendition, dialect)).toBe(skeleton(text, dialect));
    }, 300);
  });

  it('with translations full of markup and times stay what they are', () => {
    const hostile = [
      '<i>',
      '</i>',
      '{\\an8}',
      '-->',
      '00:00:01,000 --> 00:00:02,000',
      'a\n\nb',
      '<v X>',
      '&lt;',
      '\\N',
      '1',
    ];
    let next = 0;
    check((text, document) => {
      const change = (value: string) =>
        /\S/.test(value)
          ? `${hostile[next++ % hostile.length]} ${value.trim()} ${hostile[next++ % hostile.length]}`
          : value;
      const rendition = renderDocument(document, translated(document, change), 'fr');
      expect(skeleton(rendition, dialect)).toBe(skeleton(text, dialect));
      expect(new Set(tags(rendition, dialect))).toEqual(new Set(tags(text, dialect)));
    });
  });
});
