import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { repository } from '../../local/paths.ts';
import { docs } from '../docs/documents.ts';

/** Phrases that readers have to read twice, and what to write instead (CONTRIBUTING.md). */
const banned: readonly (readonly [phrase: RegExp, instead: string])[] = [
  [/(?<!\bthere )\b(?:is|are|was|were) no (?!longer\b|more than\b)/i, 'negate the verb: "is not", "does not have"'],
  [/\b(?:whoever|whatever|whichever|wherever)\b/i, 'name who or what is meant'],
  [/\b(?:anew|at last|lest|hardly|all the same)\b/i, '"again", "finally", "so that … not", "almost not", "anyway"'],
  [/\bgo(?:es)? on\b/i, '"continues"'],
  [/\bstands?\b(?!-| for\b| in for\b)/i, '"is"'],
  [/\b(?:file|document|paragraph|page|package|text|which) holds\b/i, '"contains", "has"'],
  [/\b(?:becomes of|says of|means itself|lies ahead|outrun)\b/i, 'say what happens'],
  [/\bdrop(?:s|ped|ping)? (?:the |a |your )?(?:same )?(?:file|release|document|upload|list)s?\b/i, '"upload"'],
  [/\bdropped (?:again|into)\b/i, '"uploaded"'],
];

/** Words of many languages, which the code looks for in releases. */
const vocabularies = ['core/documents/title/release-lines.ts'];

interface Line {
  place: string;
  text: string;
}

const linesOf = (place: string, text: string): Line[] =>
  text.split('\n').map((line, n) => ({ place: `${place}:${n + 1}`, text: line }));

function found(lines: readonly Line[]): string[] {
  return lines.flatMap(({ place, text }) =>
    banned.flatMap(([phrase, instead]) => {
      const [words] = phrase.exec(text) ?? [];
      return words === undefined ? [] : [`${place}: "${words}"; write ${instead}`];
    }),
  );
}

test('messages, hints, reports and the output of commands are in plain words', () => {
  const folders = '{contracts,core,aws,functions,infra,cli,terminal,local,bench}';
  const files = globSync(`${folders}/**/*.ts`, { cwd: repository }).filter((file) => !vocabularies.includes(file));
  const lines = files.flatMap((file) =>
    linesOf(file, readFileSync(path.join(repository, file), 'utf8'))
      .filter(({ text }) => !/^\s*(?:\*|\/\*|\/\/)/.test(text))
      .map(({ place, text }) => ({ place, text: text.replace(/(?<!:)\/\/ .*$/, '') })),
  );
  expect(lines.length).toBeGreaterThan(20_000);
  expect(found(lines)).toEqual([]);
});

test('comments name who or what is meant', () => {
  const files = globSync('{contracts,core,aws,functions,infra,cli,terminal,local,bench}/**/*.ts', { cwd: repository });
  const lines = files.flatMap((file) => linesOf(file, readFileSync(path.join(repository, file), 'utf8')));
  expect(lines.flatMap(({ place, text }) => (/\b(?:whoever|whatever|whichever)\b/i.test(text) ? [place] : []))).toEqual(
    [],
  );
});

test('documentation is in plain words', () => {
  const lines = docs.filter((page) => page.path !== 'CONTRIBUTING.md').flatMap((page) => linesOf(page.path, page.text));
  expect(found(lines)).toEqual([]);
});
