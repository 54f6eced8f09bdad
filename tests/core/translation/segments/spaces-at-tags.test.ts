import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Segment } from '../../../../core/translation/segments/segment.ts';
import { spacesAtTags } from '../../../../core/translation/segments/spaces-at-tags.ts';
import { tokensOf } from '../../../../core/translation/segments/tokens.ts';
import { runs } from '../../../support/runs.ts';

function segment(text: string): Segment {
  const numbers = [...text.matchAll(/<([gx])\d/g)];
  const tags = numbers.map(([, letter]) =>
    letter === 'g' ? { type: 'pair' as const, open: [], close: [] } : { type: 'whole' as const, parts: [] },
  );
  return { unit: 'b1', index: 0, text, tags, before: [], after: [] };
}

const source =
  'The council opened the <g1>new crossing</g1> on Monday, and <g2>Ann</g2>, see (<x3/>), was <x4/> there.';

describe('spaces at tags', () => {
  test.each([
    ['lost before a pair', 'a <g1>b</g1> c', 'un<g1>deux</g1> trois', 'un <g1>deux</g1> trois'],
    ['lost behind a pair', 'a <g1>b</g1> c', 'un <g1>deux</g1>trois', 'un <g1>deux</g1> trois'],
    ['lost at what is kept', 'by <x1/> and (if', 'de<x1/>(si', 'de <x1/> (si'],
    ['lost between two', 'by <x1/> <g2>and</g2>', 'de <x1/><g2>et</g2>', 'de <x1/> <g2>et</g2>'],
    ['lost behind a comma', 'a, <g1>b</g1>', 'un,<g1>deux</g1>', 'un, <g1>deux</g1>'],
    ['inside of a pair', 'a <g1>b</g1>, c', 'un <g1> deux </g1>, trois', 'un <g1>deux</g1>, trois'],
    ['inside of a pair, and none outside', 'a <g1>b</g1> c', 'un<g1> deux </g1>trois', 'un <g1>deux</g1> trois'],
    ['inside and outside', 'a <g1>b</g1> c', 'un <g1> deux </g1> trois', 'un <g1>deux</g1> trois'],
    ['before a comma', 'a <g1>b</g1>, c', 'un <g1>deux</g1> , trois', 'un <g1>deux</g1>, trois'],
    ['lost before an ampersand', 'a <g1>b</g1> &amp; c', 'un <g1>deux</g1>&amp; trois', 'un <g1>deux</g1> &amp; trois'],
    [
      'between the ends of two pairs',
      'a <g1>b <g2>c</g2></g1>, d',
      'un <g1>deux <g2>trois </g2> </g1>, d',
      'un <g1>deux <g2>trois</g2></g1>, d',
    ],
    ['in brackets', 'a (<x1/>).', 'un ( <x1/> ).', 'un (<x1/>).'],
    ['at its ends', '<x1/> a <x2/>', '<x1/>un<x2/>', '<x1/> un <x2/>'],
  ])('are repaired: %s', (_, from, answer, right) => {
    expect(spacesAtTags(segment(from), answer, 'fr')).toBe(right);
  });

  test.each([
    ['an elision', 'the <g1>water</g1> is', "l'<g1>eau</g1> est", 'fr'],
    ['a colon in French', 'a <g1>b</g1>: c', 'un <g1>deux</g1> : trois', 'fr'],
    ['an ending', 'in the <g1>house</g1> of', '<g1>talo</g1>ssa on', 'fi'],
    ['an ending behind a name', 'to <x1/> today', '<x1/>nek ma', 'hu'],
    ['a particle', '<g1>Ann</g1> is', '<g1>앤</g1>은', 'ko'],
    ['a prefix', 'and <g1>Ann</g1> is', 'و<g1>آن</g1> هي', 'ar'],
    ['a script without spaces', 'a <g1>b</g1> c', '一<g1>二</g1>三', 'zh-Hans'],
    ['bold in a word', 'a<g1>b</g1>c', 'un<g1>deux</g1>trois', 'de'],
    ['a hyphen', 'the <g1>new</g1> one', 'la<g1>-nouvelle</g1> une', 'fr'],
    ['a code that begins with a point', 'Use <x1/> today', 'Utilisez <x1/> .NET', 'fr'],
    ['other spaces', 'a <g1>b</g1> c', 'un  deux <g1>trois</g1> quatre', 'fr'],
  ])('stay as they are: %s', (_, from, answer, language) => {
    expect(spacesAtTags(segment(from), answer, language)).toBe(answer);
  });

  test('whatever an engine does to them, the tags stay, and a repaired answer is not repaired again', () => {
    const space = fc.constantFrom('', ' ', '  ');
    fc.assert(
      fc.property(fc.array(space, { minLength: 20, maxLength: 20 }), (spaces) => {
        let at = 0;
        const answer = source.replace(/ ?(<[^<>]*>) ?/g, (_, tag) => `${spaces[at++]}${tag}${spaces[at++]}`);
        const repaired = spacesAtTags(segment(source), answer, 'fr');
        const tags = (text: string) => tokensOf(text).filter(({ type }) => type !== 'text');
        expect(tags(repaired)).toEqual(tags(answer));
        expect(repaired.replace(/\s/g, '')).toBe(answer.replace(/\s/g, ''));
        expect(spacesAtTags(segment(source), repaired, 'fr')).toBe(repaired);
        expect(repaired).not.toMatch(/[a-z](?:<[gx]\d\/?>)[a-z]|<\/g\d>[a-z]|\s[,)]|\(\s/i);
      }),
      { numRuns: runs(1_000) },
    );
  });
});
