import { describe, expect, it } from 'vitest';
import { type MachineKeyParts, machineKey } from '../../../../core/translation/memory/machine-key.ts';

const parts: MachineKeyParts = { source: 'en', target: 'fr', text: 'A text of five words', slug: 'one' };

describe('machineKey', () => {
  it('is a SHA-256 and stays what it is', () => {
    // A changed key means that every release is paid for again.
    expect(machineKey(parts)).toMatchInlineSnapshot(
      `"22b32bef76debc03197c12d349cc718da51e85472b56d8317a189e976ec205ed"`,
    );
    expect(machineKey({ ...parts, terms: [['text', 'texte']] })).toMatchInlineSnapshot(
      `"a83a014f20650169a77c9a7e14a472a7b3b229e789a1f3e3a3313878e2e17151"`,
    );
  });

  it.each<Partial<MachineKeyParts>>([
    { source: 'de' },
    { target: 'es' },
    { text: 'Another text of five words' },
    { text: 'a text of five words' },
    { settings: { formality: 'formal' } },
    { terms: [['text', 'texte']] },
  ])('differs by %o', (change) => {
    expect(machineKey({ ...parts, ...change })).not.toBe(machineKey(parts));
  });

  it.each<Partial<MachineKeyParts>>([
    { text: ' A  text\u00a0of five\u00ad words' },
    { slug: 'two' },
    { settings: undefined },
    { terms: [] },
  ])('does not differ by %o', (change) => {
    expect(machineKey({ ...parts, ...change })).toBe(machineKey(parts));
  });

  it('differs by which pairs occur, and not by how often or in which order', () => {
    const [one, other] = [['a', 'b'] as const, ['a', 'c'] as const];
    const key = (...terms: (typeof one | typeof other)[]) => machineKey({ ...parts, terms });
    expect(new Set([key(), key(one), key(other), key(one, other)]).size).toBe(4);
    expect(key(one, other, one)).toBe(key(other, one));
  });

  it.each([
    ['Press contact', true],
    ['<g1>Press</g1> contact <x2/> here', true],
    ['Tom &amp; Jerry &lt; Co', true],
    ['A text of five words', false],
    ['<g1>A text</g1> of five', false],
    ['新しい図書館が港に開館した', false],
  ])('%s: differs by release: %s', (text, differs) => {
    const key = (release: string) =>
      machineKey({ ...parts, text, slug: release, source: /\p{Script=Han}/u.test(text) ? 'ja' : 'en' });
    expect(key('one') !== key('two')).toBe(differs);
  });
});
