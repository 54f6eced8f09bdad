import { describe, expect, test } from 'vitest';
import { Rejection } from '../../../../contracts/failures.ts';
import { mixedScripts } from '../../../../core/lib/text/mixed-scripts.ts';
import { parseOptions } from '../../../../core/releases/options/parse-options.ts';
import { type Classifying, classifyUpload } from '../../../../core/releases/uploads/classify-upload.ts';

const reasonOf = async (act: () => unknown): Promise<string> => {
  try {
    await act();
  } catch (error) {
    if (error instanceof Rejection) return `${error.errors[0]?.code}: ${error.message}`;
    throw error;
  }
  return 'accepted';
};

const nobody: Classifying = {
  settings: { languages: ['fr'], sourceLanguage: 'en' },
  isDeleted: false,
  records: { read: async () => undefined },
  files: { read: async () => undefined, sourceLanguage: () => undefined },
};
const classified = (key: string, isDeleted = false) =>
  classifyUpload({ key, versionId: '1', sequencer: '1' }, { ...nobody, isDeleted });

describe('a name', () => {
  test.each([
    ['a\u202egpj.md', 'U+202E', 'agpj.md'],
    ['a\u001b[31mb.md', 'U+001B', 'a[31mb.md'],
    ['a\u2066b\u2069.md', 'U+2066, U+2069', 'ab.md'],
    ['re\u200bport.files/x\u0000.png', 'U+200B, U+0000', 'report.files/x.png'],
    ['zero\ufeff.md', 'U+FEFF', 'zero.md'],
    ['two\nlines.md', 'U+000A', 'twolines.md'],
  ])('with a sign that nobody sees is refused, and the sign named: %j', async (key, signs, shown) => {
    const reason = await reasonOf(() => classified(key));
    expect(reason).toContain(`InvalidKey: The key has ${signs}:`);
    expect(reason).toContain(`"${shown}"`);
  });

  test.each(['2026/river-ferry.md', 'résumé 2.md', 'گزارش\u200cها.md', '报告.md', '👩\u200d🚀.md'])(
    'is accepted: %s',
    async (key) => {
      expect(await reasonOf(() => classified(key))).toBe('accepted');
      expect(mixedScripts(key)).toEqual([]);
    },
  );

  test('of a release of before does not keep it from being withdrawn', async () => {
    expect(await classified('a\u202egpj.md', true)).toEqual({ kind: 'deletion', slug: 'a\u202egpj' });
  });

  test('that mixes scripts which look alike is warned of, letter by letter', () => {
    expect(mixedScripts('2026/rep\u043ert.md')).toEqual([
      '"rep\u043ert" mixes scripts that look alike: Latin, and Cyrillic \u043e (U+043E)',
    ]);
    expect(mixedScripts('отчет-report.md')).toEqual([]);
    expect(mixedScripts('東京Tokyo.md')).toEqual([]);
  });
});

describe('an option', () => {
  const given = { configured: ['fr'], now: new Date('2026-11-24T12:00:00Z') };
  const parsed = (name: string, value: unknown) => reasonOf(() => parseOptions([new Map([[name, value]])], given));

  test.each([
    ['title', 'Results \u202egpj'],
    ['title', 'Results \u001b]0;owned\u0007'],
    ['correction', 'The date\u2067 was wrong.'],
    ['withdrawn', 'Sold\u0085.'],
    ['languages', ['fr\u202e']],
  ])('with a control sign is refused, and the sign named: %s', async (name, value) => {
    expect(await parsed(name, value)).toMatch(/^InvalidOption: The option "\w+" has U\+[0-9A-F]{4}/);
  });

  test('keeps the marks that writers of Arabic and Hebrew use', async () => {
    expect(await parsed('title', 'דוח (2027)\u200f')).toBe('accepted');
    expect(await parsed('title', 'One\u00a0line\nand more')).toBe('accepted');
  });
});
