import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeSegment, joined } from '../../../../core/translation/segments/decode-segment.ts';
import { encodeSentences } from '../../../../core/translation/segments/encode-segment.ts';
import { anyText, prose } from '../../support/arbitraries.ts';
import { parse } from '../../support/parse.ts';

function sentences(text: string, language = 'en'): string[] {
  const [unit] = parse('markdown', text, { language }).units;
  if (!unit) throw new Error('no unit');
  return encodeSentences(unit, { language }).map((segment) => segment.text);
}

describe('encodeSentences', () => {
  it.each([
    ['en', 'One is here. Two is *there*! Three?', ['One is here.', 'Two is <g1>there</g1>!', 'Three?']],
    ['en', 'Dr. Smith met J. K. Rowling. They spoke.', ['Dr. Smith met J. K. Rowling.', 'They spoke.']],
    ['en', 'It opens on 24. The fee is 5.', ['It opens on 24. The fee is 5.']],
    ['en', 'It cost 1,850. Nobody minded.', ['It cost 1,850.', 'Nobody minded.']],
    ['de', 'Am 24. November öffnet sie. Alle kommen.', ['Am 24. November öffnet sie.', 'Alle kommen.']],
    ['fr', 'M. Dupont arrive. Il parle.', ['M. Dupont arrive.', 'Il parle.']],
    ['fr', 'M.\u00a0Dupont arrive. Il parle.', ['M.\u00a0Dupont arrive.', 'Il parle.']],
    ['ru', 'А. С. Пушкин здесь. Он говорит.', ['А. С. Пушкин здесь.', 'Он говорит.']],
    ['ja', '図書館が開館した。港にある。', ['図書館が開館した。', '港にある。']],
  ])('%s: %s', (language, text, expected) => {
    expect(sentences(text, language)).toEqual(expected);
  });

  it('numbers the tags of each sentence from 1, so that it is the same wherever it stands', () => {
    const [, second] = sentences('The `code` is *here*. And *this* stays.');
    expect(second).toBe('And <g1>this</g1> stays.');
    expect(sentences('And *this* stays.')).toEqual([second]);
  });

  it('gives what has no letter to the sentence after it', () => {
    expect(sentences('1986! 2026! It opened.')).toEqual(['It opened.']);
  });

  it('gives its parts back when nothing changes', () => {
    fc.assert(
      fc.property(fc.oneof(prose, anyText), (text) => {
        for (const unit of parse('markdown', text).units) {
          const segments = encodeSentences(unit, { language: 'en' });
          if (segments.length === 0) continue;
          const parts = segments.flatMap((segment) => {
            const decoded = decodeSegment(segment, segment.text);
            return decoded.ok ? decoded.parts : [];
          });
          expect(joined(parts)).toEqual(joined(unit.parts));
        }
      }),
    );
  });
});
