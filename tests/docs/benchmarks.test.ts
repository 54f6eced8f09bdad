import { expect, test } from 'vitest';
import { benchmarks } from '../../bench/benchmarks.ts';
import { page } from '../../bench/output/page.ts';
import { functionName } from '../../bench/support/synth.ts';
import { templateOf } from '../infra/synth.ts';
import { doc, headings, rows, section } from './documents.ts';

const benchmarksPage = doc('docs/developers/benchmarks.md');
const none = { figures: [], details: [] };
const one = { name: 'one', title: 'The first', how: 'By hand.' };
const two = { name: 'two', title: 'The second', how: 'By foot.' };

test('the page has a section for each benchmark, in their order, with its command and its commit, if it was measured', () => {
  const titles = headings(benchmarksPage.text).filter(({ level }) => level === 2);
  expect(titles.map(({ title }) => title)).toEqual(benchmarks.map(({ title }) => title));
  for (const { name, title } of benchmarks) {
    const command = new RegExp(
      `^\`npm run bench -- ${name}\`, (?:measured at commit \`[0-9a-f]{7}\`|not measured yet\\.)`,
      'm',
    );
    expect(section(benchmarksPage, title)).toMatch(command);
  }
});

test('the bundles and cold starts of all functions are in it', () => {
  const functions = Object.keys(templateOf().findResources('AWS::Lambda::Function')).flatMap(
    (id) => functionName(id) ?? [],
  );
  expect(functions.length).toBeGreaterThan(5);
  for (const title of ['Cold starts', 'Lambda bundles']) {
    const measured = rows(section(benchmarksPage, title)).map(([name]) => name);
    expect(functions.filter((name) => !measured.includes(name))).toEqual([]);
  }
});

test('a benchmark that was not measured keeps its figures and their commit', () => {
  const figures = [{ what: 'steps', value: '7' }];
  const given = { benchmarks: [one, two], before: '' };
  const before = page({ ...given, commit: '`aaaaaaa`', measured: [{ benchmark: one, result: { ...none, figures } }] });
  const after = page({ ...given, commit: '`bbbbbbb`', measured: [{ benchmark: two, result: none }], before });
  expect(section({ path: 'after', text: after }, 'The first')).toContain('measured at commit `aaaaaaa`');
  expect(section({ path: 'after', text: after }, 'The first')).toContain('| steps | 7 |');
  expect(section({ path: 'after', text: after }, 'The second')).toContain('measured at commit `bbbbbbb`');
  expect(section({ path: 'before', text: before }, 'The second')).toContain('not measured yet');
  expect(after.split('\n## ')).toHaveLength(3);
});
