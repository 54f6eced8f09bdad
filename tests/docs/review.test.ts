import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { codes, doc, repository, rows, section } from './documents.ts';

/** The texts of the code, divided where a value stands in them. */
const texts = globSync('core/people/xliff/*.ts', { cwd: repository })
  .flatMap((file) => readFileSync(path.join(repository, file), 'utf8').match(/'[^'\n]+'|`[^`]+`/g) ?? [])
  .map((literal) => literal.slice(1, -1).split(/\$\{[^}]*\}/));

/** Whether a message has all the words of a text, in their order and from its beginning. */
function says(message: string, [first = '', ...others]: readonly string[]): boolean {
  if (!message.startsWith(first)) return false;
  let at = first.length;
  return others.every((words) => {
    const found = message.indexOf(words, at);
    at = found + words.length;
    return found >= 0;
  });
}

test('the messages about an XLIFF file are those of the code', () => {
  const messages = rows(section(doc('docs/editors/review.md'), 'The XLIFF file')).map(
    ([first = '']) => codes(first)[0]?.replace(/^Line \d+(?:, segment \w+)?: /, '') ?? '',
  );
  expect(messages.length).toBeGreaterThan(5);
  // The page shows two values: a number of segments and a version of XLIFF.
  const examples = texts.flatMap((parts) => [parts.join('2'), parts.join('1.2')]);
  const longEnough = texts.filter(([first = '']) => first.length > 8);
  const known = (message: string) =>
    message.endsWith('…')
      ? examples.some((text) => text.startsWith(message.slice(0, -1).trimEnd()))
      : longEnough.some((parts) => says(message, parts));
  expect(messages.filter((message) => !known(message))).toEqual([]);
});
