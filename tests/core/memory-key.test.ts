import { describe, expect, it } from 'vitest';
import { memoryKey } from '../../core/memory-key.ts';

const parts = { source: 'en', target: 'fr', text: 'A text of five words', release: 'one' };

describe('memoryKey', () => {
  it('is a SHA-256 and stays what it is', () => {
    // A changed key means that every release is paid for again.
    expect(memoryKey(parts)).toMatchInlineSnapshot(
      `"3ab3fc5fd59da543041c95b0632ce69b780e8bd7d2e02f2cfe6a8c0256e6b0c2"`,
    );
  });

  it.each([
    { source: 'de' },
    { target: 'es' },
    { text: 'Another text of five words' },
    { settings: { formality: 'formal' } },
  ])('differs by %o', (change) => {
    expect(memoryKey({ ...parts, ...change })).not.toBe(memoryKey(parts));
  });

  it.each([
    ['Press contact', true],
    ['<g1>Press</g1> contact <x2/> here', true],
    ['A text of five words', false],
    ['新しい図書館が港に開館した', false],
  ])('%s: differs by release: %s', (text, differs) => {
    const key = (release: string) =>
      memoryKey({ ...parts, text, release, source: /\p{Script=Han}/u.test(text) ? 'ja' : 'en' });
    expect(key('one') !== key('two')).toBe(differs);
  });
});
