import { expect, test } from 'vitest';
import { decisionsIn, refuse, withoutDecisions } from '../../../../core/releases/options/decisions.ts';
import { readFrontMatter } from '../../../../core/releases/options/front-matter.ts';
import { rejection } from '../../rejection.ts';

const read = (yaml: string) => readFrontMatter(`---\n${yaml}\n---\n# A\n`);
const commandWith = (metadata: Record<string, string>) => `again with ${JSON.stringify(metadata)}`;

test.each([
  ['embargo: none', 'embargo'],
  ['Embargo: NONE', 'embargo'],
  ['after-review: none', 'after-review'],
  ['after-review: [none]', 'after-review'],
  ['withdrawn: The ferry was sold.', 'withdrawn'],
  ['withdrawn: false', 'withdrawn'],
  ['allow-hidden: true', 'allow-hidden'],
  ['strip-active: true', 'strip-active'],
])('"%s" is no decision of a file', (yaml, name) => {
  const frontMatter = read(`title: A\n${yaml}`);
  const [refused] = decisionsIn(frontMatter);
  expect(refused).toMatchObject({ name, line: 3 });
  expect([...withoutDecisions(frontMatter).keys()]).toEqual(['title']);
  const error = rejection(() => refuse(decisionsIn(frontMatter), commandWith));
  expect(error).toMatchObject({ code: 'InvalidOption', line: 3 });
  expect(error.message).toContain(`again with {"${name}":`);
});

test.each([
  'embargo: 2026-12-01T09:00:00Z',
  'after-review: fr',
  'after-review: all',
  'withdrawn:',
  'draft: true',
  'a: b',
])('"%s" is left to the file', (yaml) => {
  const frontMatter = read(yaml);
  expect(withoutDecisions(frontMatter)).toBe(frontMatter);
  expect(() => refuse(decisionsIn(frontMatter), commandWith)).not.toThrow();
});

test('several are said in one command', () => {
  const refused = decisionsIn(read('embargo: none\nafter-review: none'));
  expect(rejection(() => refuse(refused, commandWith)).message).toMatch(
    /"embargo: none" and "after-review: none"\..*again with \{"embargo":"none","after-review":"none"\}$/,
  );
});
