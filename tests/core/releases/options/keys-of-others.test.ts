import { expect, test } from 'vitest';
import { readFrontMatter } from '../../../../core/releases/options/front-matter.ts';
import { isKeyOfOthers, keysOfOthers } from '../../../../core/releases/options/keys-of-others.ts';
import { optionNames } from '../../../../core/releases/options/known-options.ts';
import { parseOptions } from '../../../../core/releases/options/parse-options.ts';

const given = { configured: ['es', 'fr'], now: new Date('2026-11-01T00:00:00Z') };

test('no option takes the name of a key that other programs read, but `title`, which means the same to all', () => {
  expect(optionNames.filter((name) => isKeyOfOthers(name))).toEqual(['title']);
});

test('in front matter no key of another program is taken for a misspelt option', () => {
  const all = new Set(
    Object.values(keysOfOthers)
      .flat()
      .filter((key) => key !== 'title'),
  );
  expect(all.size).toBeGreaterThan(120);
  const yaml = [...all].map((key) => `${JSON.stringify(key)}: 12`).join('\n');
  expect(parseOptions([readFrontMatter(`---\n${yaml}\n---\n`)], given)).toEqual({});
});

test('"collection" of a Jekyll page is no misspelt "correction"', () => {
  const page = readFrontMatter('---\nlayout: collection\ncollection: portfolio\n---\n');
  expect(parseOptions([page], given)).toEqual({});
});

test('in metadata a slip is a slip', () => {
  expect(() => parseOptions([new Map([['language', 'de']])], given)).toThrow('did you mean "languages"?');
});
